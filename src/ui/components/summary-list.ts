import { type Html, html, trusted } from '../html.ts'
import { type Attributes, classAttribute, type Content, extra, type HeadingLevel } from './content.ts'

export interface SummaryAction {
  readonly href: string
  readonly text: Content
  /** Tells the links apart for those who hear them out of their row. */
  readonly visuallyHiddenText?: string | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

export interface SummaryActions {
  readonly items?: readonly SummaryAction[] | undefined
  readonly classes?: string | undefined
}

interface SummaryText {
  readonly text?: Content | undefined
  readonly classes?: string | undefined
}

export interface SummaryRow {
  readonly key: SummaryText
  readonly value: SummaryText
  readonly actions?: SummaryActions | undefined
  readonly classes?: string | undefined
}

export interface SummaryCard {
  readonly title?:
    | {
        readonly text: Content
        readonly headingLevel?: HeadingLevel | undefined
        readonly classes?: string | undefined
      }
    | undefined
  readonly actions?: SummaryActions | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

export interface SummaryListOptions {
  readonly rows: readonly (SummaryRow | undefined | false)[]
  readonly card?: SummaryCard | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

function actionLink(action: SummaryAction, cardTitle: Content | undefined): Html {
  const hidden =
    (action.visuallyHiddenText || cardTitle) &&
    html`<span class="govuk-visually-hidden">${action.visuallyHiddenText && ` ${action.visuallyHiddenText}`}${cardTitle && html` (${cardTitle})`}</span>`
  return html`<a${classAttribute('govuk-link', action.classes)} href="${action.href}"${extra(action.attributes)}>${action.text}${hidden}</a>`
}

function rowActions(actions: SummaryActions, cardTitle: Content | undefined): Html | undefined {
  const items = actions.items ?? []
  if (items.length === 0) return undefined
  const links = items.map((item) => actionLink(item, cardTitle))
  const content =
    links.length === 1
      ? links
      : html`<ul class="govuk-summary-list__actions-list">${links.map((link) => html`<li class="govuk-summary-list__actions-list-item">${link}</li>`)}</ul>`
  return html`<dd${classAttribute('govuk-summary-list__actions', actions.classes)}>${content}</dd>`
}

function summaryRow(row: SummaryRow, anyHasActions: boolean, cardTitle: Content | undefined): Html {
  const bare = anyHasActions && !row.actions?.items && 'govuk-summary-list__row--no-actions'
  return html`<div${classAttribute('govuk-summary-list__row', bare, row.classes)}><dt${classAttribute('govuk-summary-list__key', row.key.classes)}>${row.key.text}</dt><dd${classAttribute('govuk-summary-list__value', row.value.classes)}>${row.value.text}</dd>${row.actions && rowActions(row.actions, cardTitle)}</div>`
}

function cardActions(card: SummaryCard): Html | undefined {
  const items = card.actions?.items ?? []
  const classes = classAttribute('govuk-summary-card__actions', card.actions?.classes)
  const links = items.map((item) => actionLink(item, card.title?.text))
  if (links.length === 0) return undefined
  if (links.length === 1) return html`<div${classes}>${links}</div>`
  return html`<ul${classes}>${links.map((link) => html`<li class="govuk-summary-card__action">${link}</li>`)}</ul>`
}

function summaryCard(card: SummaryCard, list: Html): Html {
  const level = trusted(`h${card.title?.headingLevel ?? 2}`)
  const title =
    card.title &&
    html`<${level}${classAttribute('govuk-summary-card__title', card.title.classes)}>${card.title.text}</${level}>`
  return html`<div${classAttribute('govuk-summary-card', card.classes)}${extra(card.attributes)}><div class="govuk-summary-card__title-wrapper">${title}${cardActions(card)}</div><div class="govuk-summary-card__content">${list}</div></div>`
}

export function summaryList(options: SummaryListOptions): Html {
  const anyHasActions = options.rows.some((row) => row && (row.actions?.items?.length ?? 0) > 0)
  const rows = options.rows.map((row) => row && summaryRow(row, anyHasActions, options.card?.title?.text))
  const list = html`<dl${classAttribute('govuk-summary-list', options.classes)}${extra(options.attributes)}>${rows}</dl>`
  return options.card ? summaryCard(options.card, list) : list
}
