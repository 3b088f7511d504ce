import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { html, type Html } from '../html.ts'
import * as ui from './index.ts'

const PACKAGE = new URL('../../../node_modules/@ministryofjustice/frontend/moj/components/', import.meta.url)

// This package ships no samples: we hold that our markup uses no class its templates or sheets do not know.
const RENDERED: Record<string, () => Html> = {
  'side-navigation': () =>
    ui.sideNavigation({
      label: 'Công việc',
      sections: [
        { heading: { text: 'Hồ sơ' }, items: [{ text: 'Của tôi', href: '/a', active: true, count: 0 }] },
      ],
    }),
  'sub-navigation': () => ui.subNavigation({ items: [{ text: 'Giấy tờ', href: '/a', active: true }] }),
  'primary-navigation': () =>
    ui.primaryNavigation({ label: 'Chính', items: [{ text: 'A', href: '/a' }], searchHtml: html`<p>q</p>` }),
  timeline: () =>
    ui.timeline({
      items: [
        {
          label: { text: 'Tiếp nhận' },
          byline: { text: 'Hòa' },
          datetime: { timestamp: '2026-11-24', text: '24/11/2026' },
          text: 'Đủ',
        },
      ],
    }),
  filter: () =>
    ui.filter({
      heading: { text: 'Lọc' },
      optionsHtml: html`<p>x</p>`,
      selectedFilters: {
        heading: { text: 'Đang lọc' },
        clearLink: { text: 'Bỏ', href: '/' },
        categories: [{ heading: { text: 'Bước' }, items: [{ text: 'Thẩm định', href: '/' }] }],
      },
    }),
  'identity-bar': () => ui.identityBar({ title: { text: 'A' }, actions: html`<p>x</p>` }),
  badge: () => ui.badge({ text: 'Mới', classes: 'moj-badge--green' }),
  alert: () => ui.alert({ title: 'T', text: 'x', variant: 'warning', showTitleAsHeading: true }),
  messages: () => ui.messages({ label: 'Trao đổi', items: [message('1', 'sent'), message('2', 'received')] }),
  'ticket-panel': () => ui.ticketPanel({ items: [{ text: 'x', classes: 'moj-ticket-panel__content--red' }] }),
  search: () => ui.search({ action: '/', label: { text: 'Tìm' }, input: { id: 'q' }, iconButton: true }),
}

function message(id: string, type: 'sent' | 'received', dateText = '24/11/2026'): ui.Message {
  return {
    id,
    type,
    text: 'Chào',
    sender: 'Hòa',
    timestamp: '2026-11-24T09:00:00+07:00',
    dateText,
    timeText: '09:00',
  }
}

/** All that the package says of a component: its template, and its sheet with nested names written out. */
function knownText(name: string): string {
  const files = [`${name}/template.njk`, `${name}/_${name}.scss`].map((file) => new URL(file, PACKAGE))
  return files.map((file) => (existsSync(file) ? readFileSync(file, 'utf8') : '')).join('\n')
}

function isKnown(className: string, text: string): boolean {
  if (text.includes(className)) return true
  // Sass nests `&--sent`, `&__meta`; templates build `--{{ variant }}`.
  const [, modifier] = /(--[\w-]+)$/.exec(className) ?? []
  const [, element] = /(__[\w-]+?)(?:--|$)/.exec(className) ?? []
  const hasModifier =
    modifier === undefined || text.includes(modifier) || text.includes(`"${className.split('--')[0]}--"`)
  return (
    hasModifier && (element === undefined || text.includes(element)) && (modifier ?? element) !== undefined
  )
}

describe('casework components', () => {
  for (const [name, render] of Object.entries(RENDERED)) {
    it(`uses in ${name} only the class names of the package`, () => {
      const markup = String(render())
      const classes = [...markup.matchAll(/class="([^"]*)"/g)].flatMap((match) => (match[1] ?? '').split(' '))
      const own = classes.filter((one) => one.startsWith('moj-'))
      assert.ok(own.length > 0)
      assert.deepEqual(
        own.filter((one) => !isKnown(one, knownText(name))),
        [],
      )
    })
  }

  it('says which page of the navigation one is on, and shows a count of zero', () => {
    const markup = String(RENDERED['side-navigation']?.())
    assert.match(markup, /<a href="\/a" aria-current="page">/)
    assert.match(markup, /<span class="navigation-count">0<\/span>/)
  })

  it('writes the day of a conversation once over its messages', () => {
    const items = [message('1', 'sent'), message('2', 'received'), message('3', 'sent', '25/11/2026')]
    const markup = String(ui.messages({ label: 'Trao đổi', items }))
    assert.equal(markup.match(/moj-message-list__date/g)?.length, 2)
  })

  it('names the kind of an alert in the language of the page', () => {
    assert.match(String(ui.alert({ title: 'Hỏng', variant: 'error' })), /aria-label="Lỗi: Hỏng"/)
    assert.match(
      String(ui.alert({ title: 'Broken', variant: 'error', locale: 'en' })),
      /aria-label="error: Broken"/,
    )
  })

  it('draws the ledger to scale without any inline style', () => {
    const markup = String(
      ui.ledgerBar({
        id: 'l',
        summary: 'Đã dùng 6 ngày',
        segments: [
          { tone: 'counted', length: 6, label: 'A' },
          { tone: 'paused', length: 2, label: 'B', note: 'chờ bổ sung' },
        ],
      }),
    )
    const rects = [...markup.matchAll(/x="([\d.]+)" y="0" width="([\d.]+)"/g)].map((match) =>
      match.slice(1, 3).map(Number),
    )
    assert.deepEqual(rects, [
      [0, 748],
      [750, 248],
    ])
    assert.doesNotMatch(markup, /style=/)
  })

  it('draws no broken ledger when no time has passed', () => {
    const markup = String(
      ui.ledgerBar({ id: 'l', summary: 's', segments: [{ tone: 'free', length: 0, label: 'A' }] }),
    )
    assert.doesNotMatch(markup, /NaN|Infinity/)
  })

  it('makes only those heads links that sort, and says how the rows are sorted', () => {
    const markup = String(
      ui.sortableTable({
        label: 'Danh sách',
        head: [{ text: 'Tên' }, { text: 'Hẹn trả', sort: 'descending', href: '/?sort=due' }],
        rows: [[{ text: '<i>' }, { text: 'x' }]],
      }),
    )
    assert.equal(markup.match(/class="sort-link"/g)?.length, 1)
    assert.match(markup, /aria-sort="descending"><a class="sort-link" href="\/\?sort=due">/)
    assert.match(markup, /&lt;i&gt;/)
  })

  it('sends rows by buttons that work without JavaScript', () => {
    const markup = String(
      ui.repeatRows({
        id: 'rows',
        rows: [
          {
            legend: 'Dòng 1',
            html: html`<p>x</p>`,
            remove: { name: 'act', value: 'remove:0' },
            down: { name: 'act', value: 'down:0' },
          },
        ],
        add: { name: 'act', value: 'add' },
      }),
    )
    assert.match(markup, /value="down:0" name="act"[^>]*>Xuống</)
    assert.doesNotMatch(markup, />Lên</)
    assert.match(markup, /<button type="submit" value="add" name="act"/)
    assert.match(markup, /<button type="submit" value="remove:0" name="act"/)
  })

  it('keeps a leading line break of a text area', () => {
    const markup = String(ui.textarea({ name: 't', label: { text: 'T' }, value: '\nhai' }))
    assert.match(markup, />\n\nhai<\/textarea>/)
  })
})
