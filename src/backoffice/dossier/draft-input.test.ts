import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { compileForm, listsOf } from '../../engines/forms/index.ts'
import { Form, parseForm } from '../../platform/http/form.ts'
import { translator } from '../../platform/i18n/translator.ts'
import {
  type DraftInput,
  draftFaults,
  editRows,
  inputOf,
  readDraftInput,
  rowsFromAnswers,
  toDraft,
} from './draft-input.ts'

const t = translator('vi')
const TODAY = '2026-11-24'
const GOOD: DraftInput = {
  outcome: 'granted',
  rows: [{ label: 'Diện tích', value: '120 m²' }],
  reason: '',
  day: '',
  month: '',
  year: '',
  opinion: '',
  consultation: '',
  answerBy: { day: '', month: '', year: '' },
  beyondDue: false,
}
const faultsOf = (change: Partial<DraftInput>) =>
  draftFaults({ ...GOOD, ...change }, TODAY, t).map(({ field }) => field)

describe('a draft as typed', () => {
  test('is read line by line, in order, and nothing beyond the first gap', () => {
    const body = parseForm(
      'outcome=granted&row-0-label=A&row-0-value=1&row-1-label=B&row-1-value=&row-3-label=X',
    )
    assert.deepEqual(readDraftInput(body).rows, [
      { label: 'A', value: '1' },
      { label: 'B', value: '' },
    ])
    assert.deepEqual(readDraftInput(Form.empty).rows, [])
  })

  test('cannot grow without end', () => {
    const many = Array.from({ length: 300 }, (_, index) => `row-${index}-label=x&row-${index}-value=y`).join(
      '&',
    )
    const read = readDraftInput(parseForm(many))
    assert.equal(read.rows.length, 100)
    assert.equal(editRows('add', read)?.rows.length, 100)
  })

  test('takes a line more or one less, and leaves other buttons alone', () => {
    assert.equal(editRows('add', GOOD)?.rows.length, 2)
    assert.deepEqual(editRows('remove-0', GOOD)?.rows, [])
    assert.equal(editRows('remove-7', GOOD)?.rows.length, 1)
    for (const other of ['', 'remove-x', 'preview']) assert.equal(editRows(other, GOOD), undefined)
  })

  test('comes back as it went in', () => {
    const typed = { ...GOOD, day: '5', month: '1', year: '2027', reason: ' Điều kiện ' }
    const draft = toDraft({ ...typed, rows: [...GOOD.rows, { label: ' ', value: '' }] })
    assert.deepEqual(draft, {
      outcome: 'granted',
      rows: GOOD.rows,
      reason: 'Điều kiện',
      validUntil: '2027-01-05',
    })
    assert.deepEqual(toDraft(inputOf(draft)), draft)
  })
})

describe('faults of a draft', () => {
  const cases: readonly (readonly [string, Partial<DraftInput>, readonly string[]])[] = [
    ['none in a complete one', {}, []],
    ['no decision', { outcome: '' }, ['outcome']],
    ['an invented decision', { outcome: 'maybe' }, ['outcome']],
    ['a grant without content', { rows: [] }, ['rows']],
    ['a grant of blank lines', { rows: [{ label: ' ', value: '' }] }, ['rows']],
    ['a line without a name', { rows: [{ label: '', value: 'x' }] }, ['row-0-label']],
    ['a line without content', { rows: [{ label: 'x', value: ' ' }] }, ['row-0-value']],
    ['a refusal without reasons', { outcome: 'refused', reason: ' ' }, ['reason']],
    ['a refusal needs no lines', { outcome: 'refused', reason: 'Sai', rows: [] }, []],
    ['half a date', { day: '1' }, ['validUntil']],
    ['a day that is not', { day: '31', month: '2', year: '2027' }, ['validUntil']],
    ['a leap day that is', { day: '29', month: '2', year: '2028' }, []],
    ['a date that has passed', { day: '23', month: '11', year: '2026' }, ['validUntil']],
    ['today still counts', { day: '24', month: '11', year: '2026' }, []],
    ['letters for a year', { day: '1', month: '1', year: '20x7' }, ['validUntil']],
  ]
  for (const [name, change, fields] of cases) test(name, () => assert.deepEqual(faultsOf(change), fields))
})

test('lines of the document are the answers, in Vietnamese, without those left empty and without promises', () => {
  const form = compileForm({
    type: 'default',
    id: 'x',
    components: [
      {
        type: 'group',
        label: 'Nội dung',
        components: [
          { type: 'textfield', key: 'name', label: 'Tên công trình', properties: { labelEn: 'Name' } },
          { type: 'textfield', key: 'place', label: 'Địa điểm', properties: { labelEn: 'Place' } },
          { type: 'checkbox', key: 'sure', label: 'Tôi cam đoan', properties: { labelEn: 'I declare' } },
        ],
      },
    ],
  })
  assert.deepEqual(rowsFromAnswers(form, { name: 'Nhà ở', sure: true }, listsOf([])), [
    { label: 'Tên công trình', value: 'Nhà ở' },
  ])
})
