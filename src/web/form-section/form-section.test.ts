import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { compileForm, FIELD_KINDS, listsOf, sectionView } from '../../engines/forms/index.ts'
import { blankView, formSection, shownNames, visibilityAttributes, watchedSection } from './index.ts'

const lists = listsOf([])

function form(...components: readonly object[]) {
  return compileForm({ type: 'default', components: [{ type: 'group', label: 'Trang', components }] })
}

const ask = (key: string, more: object = {}) => ({ type: 'textfield', key, label: `Câu ${key}`, ...more })
const yesNo = (key: string) => ({
  type: 'radio',
  key,
  label: `Chọn ${key}`,
  values: [
    { value: 'yes', label: 'Có' },
    { value: 'no', label: 'Không' },
  ],
})
const hiddenUnless = (condition: string) => ({ conditional: { hide: `=not(${condition})` } })

describe('a page of a form', () => {
  it('draws every kind of field with its label', () => {
    for (const kind of FIELD_KINDS) {
      const made = form({ ...kind.sample })
      const view = sectionView(made, 0, { answers: {}, lists })
      const { markup } = formSection(made, view, 'vi')
      assert.ok(markup.includes(view.fields[0]?.label.vi ?? '?'), kind.name)
      assert.match(markup, /name="/, kind.name)
    }
  })

  it('marks what need not be answered, once', () => {
    const made = form(
      ask('a'),
      ask('b', { validate: { required: true } }),
      ask('c', { label: 'Tên tắt (nếu có)' }),
    )
    const { markup } = formSection(made, sectionView(made, 0, { answers: {}, lists }), 'vi')
    assert.equal([...markup.matchAll(/\(không bắt buộc\)/g)].length, 1)
  })

  it('escapes whatever was typed', () => {
    const made = form(ask('a'), { type: 'textarea', key: 'b', label: 'Dài' })
    const answers = { a: '"><script>alert(1)</script>', b: '</textarea><script>' }
    const { markup } = formSection(made, sectionView(made, 0, { answers, lists }), 'vi')
    assert.doesNotMatch(markup, /<script>/)
  })

  it('hides a question that is not asked and tells the island what it depends on', () => {
    const made = form(yesNo('q'), ask('why', hiddenUnless('q = "yes"')))
    const hidden = sectionView(made, 0, { answers: { q: 'no' }, lists })
    assert.match(formSection(made, hidden, 'vi').markup, /data-field="why" hidden/)
    assert.deepEqual(shownNames(hidden), [])
    const asked = sectionView(made, 0, { answers: { q: 'yes' }, lists })
    assert.match(formSection(made, asked, 'vi').markup, /data-field="why">/)
    assert.deepEqual(shownNames(asked), ['why'])
    assert.deepEqual(
      watchedSection(made, 0)?.fields.map(({ key, reading }) => [key, reading]),
      [
        ['q', 'one'],
        ['why', 'one'],
      ],
    )
    assert.match(visibilityAttributes(made, asked)?.markup ?? '', /data-watched="/)
  })

  it('leaves to the server what depends on a number', () => {
    const made = form({ type: 'number', key: 'n', label: 'Số' }, ask('big', hiddenUnless('n > 10')))
    const [big] = watchedSection(made, 0)?.fields.filter(({ key }) => key === 'big') ?? []
    assert.equal(big?.condition, undefined)
  })

  it('asks nothing of the browser where nothing depends on anything', () => {
    const made = form(ask('a'))
    const view = sectionView(made, 0, { answers: {}, lists })
    assert.equal(visibilityAttributes(made, view), undefined)
    assert.doesNotMatch(formSection(made, view, 'vi').markup, /_shown/)
  })

  it('gives the Enter key a button of its own before those of the rows', () => {
    const made = form({ type: 'dynamiclist', path: 'rows', label: 'Danh sách', components: [ask('x')] })
    const { markup } = formSection(
      made,
      sectionView(made, 0, { answers: { rows: [{ x: '1' }, { x: '2' }] }, lists }),
      'vi',
    )
    const first = /<button[^>]*>/.exec(markup)?.[0] ?? ''
    assert.match(first, /value="continue"/)
    assert.match(first, /tabindex="-1"/)
    assert.match(markup, /value="remove:rows:1"/)
    assert.match(markup, /name="rows\.row" value="0,1"/)
  })

  it('is drawn once for everybody while blank, and never when somebody has answered', () => {
    const made = form(ask('a'), ask('b'))
    const blank = blankView(made, 0, {}, lists)
    assert.ok(blank)
    assert.equal(blankView(made, 0, { other: '1' }, lists), blank)
    assert.equal(formSection(made, blank, 'vi'), formSection(made, blank, 'vi'))
    assert.notEqual(formSection(made, blank, 'vi').markup, formSection(made, blank, 'en').markup)
    assert.equal(blankView(made, 0, { a: 'của tôi' }, lists), undefined)
  })
})
