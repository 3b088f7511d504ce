import { Upload } from 'tus-js-client'
import type { TestApp } from './app.ts'
import type { Visitor } from './visitor.ts'
import { tinyPdf } from './world.ts'

/** Sends a file in pieces ahead of its form, as the script of a page with such a field does; gives its address. */
export function uploadInPieces(app: TestApp, visitor: Visitor, page: string): Promise<string> {
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const csrf = /data-csrf="([^"]+)"/.exec(page)?.[1] ?? ''
  return new Promise<string>((resolve, reject) => {
    const upload: Upload = new Upload(tinyPdf('Đi từng phần'), {
      endpoint: new URL('/tai-len', app.baseUrl).href,
      chunkSize: 200,
      metadata: { filename: 'từng phần.pdf' },
      headers: { cookie, 'x-csrf-token': csrf },
      onError: reject,
      onSuccess: () => resolve(upload.url ?? ''),
    })
    upload.start()
  })
}
