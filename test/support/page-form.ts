import { unescapeText } from './escape-text.ts'

export interface PageForm {
  /** What a browser would send if nothing were touched and no button counted. */
  readonly fields: Readonly<Record<string, string | readonly string[]>>
  /** What can be chosen or ticked, by name. */
  readonly choices: Readonly<Record<string, readonly string[]>>
}

/** The form of a page that posts to `action`. */
export function formWith(page: string, action: string): PageForm {
  const [target = ''] = action.split('?')
  const forms = [...page.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)]
  const found = forms.find(
    ([, head = '']) => unescapeText(attribute(head, 'action')).split('?')[0] === target,
  )
  if (!found) throw new Error(`no form posts to ${action}`)
  const fields: Record<string, string[]> = {}
  const choices: Record<string, string[]> = {}
  const add = (all: Record<string, string[]>, name: string, value: string) => {
    if (name !== '') (all[name] ??= []).push(value)
  }
  const controls =
    /<input\b([^>]*)>|<textarea\b([^>]*)>([\s\S]*?)<\/textarea>|<select\b([^>]*)>([\s\S]*?)<\/select>/g
  for (const [, input, area, words = '', select, options = ''] of (found[2] ?? '').matchAll(controls)) {
    const head = input ?? area ?? select ?? ''
    const name = attribute(head, 'name')
    if (name === '_csrf' || /\sdisabled\b/.test(head)) continue
    if (area !== undefined) add(fields, name, unescapeText(words).replace(/^\n/, ''))
    else if (select !== undefined)
      addSelect(options, (all, value) => add(all === 'field' ? fields : choices, name, value))
    else if (!/^(radio|checkbox)$/.test(attribute(head, 'type'))) {
      if (!/^(file|submit|button)$/.test(attribute(head, 'type'))) add(fields, name, attribute(head, 'value'))
    } else {
      add(choices, name, attribute(head, 'value'))
      if (/\schecked\b/.test(head)) add(fields, name, attribute(head, 'value'))
    }
  }
  return { fields, choices }
}

function addSelect(options: string, add: (where: 'field' | 'choice', value: string) => void): void {
  for (const [, head = ''] of options.matchAll(/<option\b([^>]*)>/g)) {
    add('choice', attribute(head, 'value'))
    if (/\sselected\b/.test(head)) add('field', attribute(head, 'value'))
  }
}

function attribute(head: string, name: string): string {
  return unescapeText(new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(head)?.[1] ?? '')
}
