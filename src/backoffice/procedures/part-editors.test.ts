import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { parseProcedureRecord, type ProcedureRecord } from '../../modules/catalog/index.ts'
import { PART_EDITORS } from './part-editors.ts'
import type { PartEditor } from './parts/part-editor.ts'
import { filledRows, movedRows, type Row, rowErrors } from './record-rows.ts'

const FOLDER = new URL('../../../packs/bac-lieu/procedures/', import.meta.url)
const records = readdirSync(FOLDER).map((file) =>
  parseProcedureRecord(JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8'))),
)
const recordOf = (id: string): ProcedureRecord => records.find((record) => record.id === id)!
const editorOf = (slug: string): PartEditor => PART_EDITORS.find((editor) => editor.slug === slug)!

/** As a browser would send them. */
const posted = (editor: PartEditor, record: ProcedureRecord): readonly Row[] =>
  editor.rowsOf(record).map((row) => {
    const boxes = Object.fromEntries(editor.columns.map(({ key }) => [key, (row[key] ?? '').trim()]))
    return { ...boxes, id: row['id'] ?? '' }
  })

describe('the parts of a record as forms', () => {
  for (const editor of PART_EDITORS)
    it(`${editor.slug}: what nobody touches stays as it is, in every record of the pack`, () => {
      for (const record of records) {
        const rows = posted(editor, record)
        assert.deepEqual(rowErrors(rows, editor.columns, 'vi'), {}, record.id)
        assert.deepEqual(editor.faults?.(rows, record) ?? [], [], record.id)
        assert.deepEqual({ ...record, ...editor.apply(rows, record) }, record, record.id)
      }
    })

  it('steps that move take their offices along', () => {
    const record = recordOf('bl-01')
    const editor = editorOf('trinh-tu')
    const rows = movedRows(posted(editor, record), 'down-2')!
    const { steps, stepOwners } = { ...record, ...editor.apply(rows, record) }
    assert.equal(steps[2]?.name.vi, record.steps[3]?.name.vi)
    assert.deepEqual(stepOwners[2]?.owners, record.stepOwners[3]?.owners)
    assert.deepEqual(stepOwners[3]?.owners, record.stepOwners[2]?.owners)
    assert.deepEqual(
      stepOwners.map(({ step }) => step),
      steps.map((_step, index) => index + 1),
    )
  })

  it('an office is a code of an agency or of a kind at a place; anything else is named', () => {
    const editor = editorOf('trinh-tu')
    const [first, ...others] = posted(editor, recordOf('bl-54'))
    const rows = [{ ...first!, owners: 'một cửa' }, { ...others[0]!, owners: '' }, ...others.slice(1)]
    const faults = editor.faults!(rows, recordOf('bl-54'))
    assert.deepEqual(
      faults.map(({ row, column }) => [row, column]),
      [
        [0, 'owners'],
        [1, 'owners'],
      ],
    )
    assert.match(faults[0]!.message.vi, /một cửa/)
  })

  it('days may be halves, with a comma or a point, and nothing else', () => {
    const editor = editorOf('trinh-tu')
    const [first] = posted(editor, recordOf('bl-07'))
    for (const [typed, ok] of [
      ['0,5', true],
      ['0.25', true],
      ['12', true],
      ['-1', false],
      ['nửa ngày', false],
      ['1e3', false],
    ] as const)
      assert.equal(
        Object.keys(rowErrors([{ ...first!, days: typed }], editor.columns, 'vi')).length === 0,
        ok,
        typed,
      )
  })

  it('a situation that a condition reads cannot go, another can', () => {
    const editor = editorOf('truong-hop')
    const record = recordOf('bl-54')
    const read = record.situations.map(({ key }) => key)
    const faults = editor.faults!([], record)
    assert.equal(faults.length, read.length)
    assert.deepEqual(editor.faults!([], { ...record, papers: [], fees: [], results: [], decidedBy: [] }), [])
  })

  it('new things get ids of their own, in a list whose first result is the one sealed', () => {
    const record = recordOf('bl-15')
    const editor = editorOf('ket-qua')
    const [old] = posted(editor, record)
    const fresh: Row = { ...old!, id: '', title: 'Giấy phép mới', titleEn: '', validityMonths: '24' }
    const { results, resultDocument } = editor.apply([fresh, old!], record)
    assert.deepEqual(
      results?.map(({ id }) => id),
      ['r2', 'r1'],
    )
    assert.deepEqual(resultDocument?.title, { vi: 'Giấy phép mới', en: 'Giấy phép mới' })
    assert.equal(results?.[0]?.validityMonths, 24)
  })

  it('the same way to file twice, or a longer limit than the law gives, is refused', () => {
    const editor = editorOf('cach-nop')
    const record = recordOf('bl-07')
    const rows = posted(editor, record)
    const amount = String(record.deadline.amount + 1)
    const wrong = rows.map((row) => ({ ...row, channel: 'online', amount }))
    assert.deepEqual(
      editor.faults!(wrong, record).map(({ row, column }) => `${row} ${column}`),
      ['1 channel', '2 channel', '0 amount', '1 amount', '2 amount'],
    )
  })

  it('conditions of papers are FEEL, and a paper of some cases has one', () => {
    const editor = editorOf('giay-to')
    const record = recordOf('bl-52')
    const [paper] = posted(editor, record)
    const errors = rowErrors([{ ...paper!, when: 'storeys >=' }], editor.columns, 'vi')
    assert.match(errors['r0-when'] ?? '', /FEEL/)
    const faults = editor.faults!([{ ...paper!, requirement: 'conditional', when: '' }], record)
    assert.deepEqual(
      faults.map(({ column }) => column),
      ['when'],
    )
  })
})

describe('rows by buttons', () => {
  const rows: readonly Row[] = [{ a: '1' }, { a: '2' }, { a: '3' }]
  const order = (edit: string) => movedRows(rows, edit)?.map(({ a }) => a ?? '')

  it('come last, go, and change places with their neighbour', () => {
    assert.deepEqual(order('add'), ['1', '2', '3', ''])
    assert.deepEqual(order('remove-1'), ['1', '3'])
    assert.deepEqual(order('up-2'), ['1', '3', '2'])
    assert.deepEqual(order('down-0'), ['2', '1', '3'])
  })

  it('stay where no neighbour is, and another button is none of theirs', () => {
    for (const edit of ['up-0', 'down-2', 'remove-9', 'up-99'])
      assert.deepEqual(order(edit), ['1', '2', '3'], edit)
    for (const edit of ['', 'save', 'remove-', 'remove-1000', 'up--1'])
      assert.equal(order(edit), undefined, edit)
  })

  it('are no rows while nothing stands in them', () => {
    const columns = editorOf('dieu-kien').columns
    assert.deepEqual(filledRows([{ words: '' }, { words: 'x' }, {}], columns), [{ words: 'x' }])
    const choices = editorOf('nhan-ket-qua').columns
    assert.equal(filledRows([{ channel: 'post' }], choices).length, 1)
  })
})
