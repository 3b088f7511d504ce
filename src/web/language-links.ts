import type { Session } from '../modules/identity/index.ts'
import type { Request } from '../platform/http/route.ts'
import type { LanguageLinks } from '../ui/index.ts'

/** The same page in each language. A page shown in answer to a POST has its address, which a GET also serves. */
export function languageLinks(request: Pick<Request<Session>, 'path' | 'queryAll'>): LanguageLinks {
  const address = (lang: 'vi' | 'en'): string => {
    const query = new URLSearchParams()
    for (const [name, values] of Object.entries(request.queryAll)) {
      if (name !== 'lang') for (const value of values) query.append(name, value)
    }
    query.set('lang', lang)
    return `${request.path}?${query}`
  }
  return { vi: address('vi'), en: address('en') }
}
