import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import fc from 'fast-check'
import { procedureContent } from '../../../../test/support/procedure-content.ts'
import { effectOnFiles, type OpenFile } from './effect-on-files.ts'
import type { ProcedureContent } from './procedure-content.ts'

let contents: readonly ProcedureContent[]
let content: ProcedureContent
before(async () => {
  contents = await Promise.all(['bl-07', 'bl-08', 'bl-54'].map(procedureContent))
  content = contents[0]!
})

const DAY = new Date('2026-12-01T17:00:00+07:00')
const file = (change: Partial<OpenFile>): OpenFile => ({
  id: 'one',
  stage: 'draft',
  promisedAt: null,
  dateByNewRule: null,
  answered: [],
  papers: [],
  ...change,
})
const longer = () => {
  const deadline = { ...content.record.deadline, amount: content.record.deadline.amount + 5 }
  return { ...content, record: { ...content.record, deadline } }
}
const outcomes = (next: ProcedureContent | null, ...files: OpenFile[]) =>
  effectOnFiles(content, next, files).files.map(({ outcome, reason }) => [outcome, reason])

describe('the effect of a publication on open files', () => {
  it('lets a file move whose answers fit, and keeps its promised date when the new rule is quicker', () => {
    const earlier = new Date(DAY.getTime() - 86_400_000)
    const received = file({ stage: 'received', promisedAt: DAY, dateByNewRule: earlier })
    const { files, mayMove } = effectOnFiles(content, longer(), [received])
    assert.equal(mayMove, 1)
    assert.deepEqual(files[0]?.promisedAt, DAY)
  })

  it('keeps a received file on the process it stands on', () => {
    const other = { ...content, graph: contents[1]!.graph }
    assert.deepEqual(outcomes(other, file({ stage: 'received', promisedAt: DAY })), [
      ['keeps', 'process-changed'],
    ])
  })

  it('asks a person about answers that have no place any more and about what is newly asked', () => {
    const [gone] = content.form.fields
    const fields = content.form.fields.slice(1)
    const form = { ...content.form, fields, fieldByKey: new Map(fields.map((field) => [field.key, field])) }
    const answered = [gone!.key]
    assert.deepEqual(
      outcomes(
        { ...content, form },
        file({ answered }),
        file({ stage: 'waiting', promisedAt: DAY, answered }),
        file({ stage: 'received', promisedAt: DAY, answered }),
      ),
      [
        ['to-decide', 'answer-without-place'],
        ['to-decide', 'answer-without-place'],
        ['keeps', 'received'],
      ],
    )
    const paper = {
      ...content.record.papers[0]!,
      id: 'p98',
      requirement: 'always',
      providedBy: 'applicant',
    } as const
    const record = { ...content.record, papers: [...content.record.papers, paper] }
    const { files } = effectOnFiles(content, { ...content, record }, [file({ stage: 'sent' })])
    assert.deepEqual([files[0]?.outcome, files[0]?.stillAsked], ['to-decide', ['p98']])
  })

  it('of a procedure that ends keeps what was received and asks about the rest', () => {
    assert.deepEqual(outcomes(null, file({ stage: 'received', promisedAt: DAY }), file({ stage: 'sent' })), [
      ['keeps', 'received'],
      ['to-decide', 'procedure-ends'],
    ])
  })

  it('loses no answer, brings no promised date nearer, and counts every file once, whatever changes', () => {
    const keys = [...new Set(contents.flatMap(({ form }) => form.fields.map(({ key }) => key)))]
    const date = fc.option(fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }))
    const files = fc.array(
      fc.record({
        id: fc.uuid(),
        stage: fc.constantFrom('draft', 'sent', 'received', 'waiting'),
        promisedAt: date,
        dateByNewRule: date,
        answered: fc.subarray(keys),
        papers: fc.subarray(['p1', 'p2', 'p3', 'p77']),
      }),
    )
    const at = fc.nat(contents.length - 1)
    fc.assert(
      fc.property(at, at, at, files, (first, form, graph, list) => {
        const old = contents[first]!
        const next = { ...old, form: contents[form]!.form, graph: contents[graph]!.graph }
        const effect = effectOnFiles(old, next, list)
        assert.equal(effect.keeps + effect.mayMove + effect.toDecide, list.length)
        effect.files.forEach((one, index) => {
          const asked = list[index]!
          assert.deepEqual(one.answersKept, asked.answered)
          if (asked.promisedAt) assert.ok(one.promisedAt && one.promisedAt >= asked.promisedAt)
          if (one.reason === 'fits') {
            const places = [...next.form.fieldByKey.keys(), ...next.record.papers.map(({ id }) => id)]
            assert.deepEqual(
              [...asked.answered, ...asked.papers].filter((key) => !places.includes(key)),
              [],
            )
          }
        })
      }),
      { numRuns: 150 },
    )
  })
})
