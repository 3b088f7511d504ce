import { type Html, html } from '../html.ts'
import { type Attributes, classAttribute, type Content, extra, type Styled } from './content.ts'
import { tag } from './tag.ts'

export interface TaskListItem {
  readonly title: { readonly text: Content; readonly classes?: string | undefined }
  readonly href?: string | undefined
  readonly hint?: { readonly text: Content } | undefined
  readonly status: {
    readonly text?: Content | undefined
    readonly tag?: Styled | undefined
    readonly classes?: string | undefined
  }
  readonly classes?: string | undefined
}

export interface TaskListOptions {
  readonly items: readonly (TaskListItem | undefined | false)[]
  readonly idPrefix?: string | undefined
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

function taskTitle(item: TaskListItem, hintId: string | false, statusId: string): Html {
  if (!item.href) return html`<div${classAttribute(item.title.classes)}>${item.title.text}</div>`
  const describedBy = hintId ? `${hintId} ${statusId}` : statusId
  return html`<a${classAttribute('govuk-link govuk-task-list__link', item.title.classes)} href="${item.href}" aria-describedby="${describedBy}">${item.title.text}</a>`
}

function task(item: TaskListItem, id: string): Html {
  const hintId = item.hint !== undefined && `${id}-hint`
  const statusId = `${id}-status`
  const hint = item.hint && html`<div id="${hintId}" class="govuk-task-list__hint">${item.hint.text}</div>`
  const status = item.status.tag ? tag(item.status.tag) : item.status.text
  const classes = classAttribute(
    'govuk-task-list__item',
    item.href && 'govuk-task-list__item--with-link',
    item.classes,
  )
  return html`<li${classes}><div class="govuk-task-list__name-and-hint">${taskTitle(item, hintId, statusId)}${hint}</div><div${classAttribute('govuk-task-list__status', item.status.classes)} id="${statusId}">${status}</div></li>`
}

export function taskList(options: TaskListOptions): Html {
  const idPrefix = options.idPrefix || 'task-list'
  const items = options.items.map((item, index) => item && task(item, `${idPrefix}-${index + 1}`))
  return html`<ul${classAttribute('govuk-task-list', options.classes)}${extra(options.attributes)}>${items}</ul>`
}
