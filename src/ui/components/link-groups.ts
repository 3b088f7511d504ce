import { type Html, html, trusted } from '../html.ts'
import type { Content, HeadingLevel } from './content.ts'

export interface LinkGroup {
  readonly heading?: { readonly text: Content; readonly href?: string | undefined } | undefined
  readonly items: readonly {
    readonly text: Content
    readonly href: string
    readonly count?: number | undefined
    readonly note?: Content | undefined
  }[]
}

export interface LinkGroupsOptions {
  readonly groups: readonly LinkGroup[]
  readonly headingLevel?: HeadingLevel | undefined
}

function groupHeading(group: LinkGroup, level: Html): Html | undefined {
  if (!group.heading) return undefined
  const { text, href } = group.heading
  const content = href ? html`<a class="govuk-link" href="${href}">${text}</a>` : text
  return html`<${level} class="govuk-heading-s link-groups__heading">${content}</${level}>`
}

/** Plain links in columns, each with how much is behind it. */
export function linkGroups(options: LinkGroupsOptions): Html {
  const level = trusted(`h${options.headingLevel ?? 3}`)
  const groups = options.groups.map((group) => {
    const items = group.items.map((item) => {
      const count = item.count !== undefined && html` <span class="link-groups__count">${item.count}</span>`
      const note = item.note !== undefined && html`<span class="link-groups__note">${item.note}</span>`
      return html`<li><a class="govuk-link" href="${item.href}">${item.text}</a>${count}${note}</li>`
    })
    return html`<div class="link-groups__group">${groupHeading(group, level)}<ul class="link-groups__list">${items}</ul></div>`
  })
  return html`<div class="link-groups">${groups}</div>`
}
