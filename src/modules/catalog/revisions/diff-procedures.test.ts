import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { procedureContent } from '../../../../test/support/procedure-content.ts'
import { diffProcedures, PROCEDURE_PARTS } from './diff-procedures.ts'
import type { ProcedureContent } from './procedure-content.ts'

let content: ProcedureContent
before(async () => {
  content = await procedureContent('bl-07')
})

const withRecord = (change: Partial<ProcedureContent['record']>): ProcedureContent => ({
  ...content,
  record: { ...content.record, ...change },
})

describe('the difference between two revisions', () => {
  it('is empty where both say the same, whatever the order of properties', () => {
    const shuffled = Object.fromEntries(Object.entries(content.record).toReversed())
    const same = { ...content, record: shuffled as unknown as ProcedureContent['record'] }
    assert.deepEqual(diffProcedures(content, same), [])
  })

  it('gives both values of what was changed, and the property', () => {
    const deadline = { ...content.record.deadline, amount: content.record.deadline.amount + 3 }
    assert.deepEqual(diffProcedures(content, withRecord({ deadline })), [
      {
        part: 'deadline',
        key: 'amount',
        kind: 'changed',
        before: content.record.deadline.amount,
        after: deadline.amount,
        properties: [{ property: '', before: content.record.deadline.amount, after: deadline.amount }],
      },
    ])
    const [first, ...others] = content.record.papers
    const papers = [{ ...first!, copies: first!.copies + 1 }, ...others]
    const [paper] = diffProcedures(content, withRecord({ papers }))
    assert.ok(paper?.kind === 'changed')
    assert.deepEqual(paper.properties, [
      { property: 'copies', before: first!.copies, after: first!.copies + 1 },
    ])
  })

  it('tells what came and what went, and swaps them when read backwards', () => {
    const papers = [...content.record.papers.slice(1), { ...content.record.papers[0]!, id: 'p99' }]
    const next = withRecord({ papers })
    const there = diffProcedures(content, next)
    assert.deepEqual(
      there.map(({ part, key, kind }) => ({ part, key, kind })),
      [
        { part: 'papers', key: content.record.papers[0]!.id, kind: 'removed' },
        { part: 'papers', key: 'p99', kind: 'added' },
      ],
    )
    assert.deepEqual(
      diffProcedures(next, content).map(({ key, kind }) => [key, kind]),
      [
        ['p99', 'removed'],
        [content.record.papers[0]!.id, 'added'],
      ],
    )
  })

  it('tells a step that comes between others, and not that those after it count on', () => {
    const { steps, stepOwners } = content.record
    const added = { ...steps[2]!, name: { vi: 'Niêm yết', en: 'Posting' } }
    const shifted = stepOwners.map((entry) => (entry.step > 2 ? { ...entry, step: entry.step + 1 } : entry))
    const next = withRecord({
      steps: [...steps.slice(0, 2), added, ...steps.slice(2)],
      stepOwners: [...shifted, { ...stepOwners[2]!, step: 3 }],
    })
    assert.deepEqual(
      diffProcedures(content, next).map(({ part, key, kind }) => [part, key, kind]),
      [
        ['steps', 'Niêm yết', 'added'],
        ['owners', 'Niêm yết', 'added'],
      ],
    )
  })

  it('tells another order of the same things', () => {
    const { ways } = content.record
    const [order, ...others] = diffProcedures(content, withRecord({ ways: ways.toReversed() }))
    assert.deepEqual(others, [])
    assert.ok(order?.kind === 'changed')
    assert.deepEqual([order.part, order.key], ['ways', 'order'])
    assert.deepEqual(order.after, ways.map(({ channel }) => channel).toReversed())
  })

  it('tells who offers it, from when, and what the public is told', () => {
    const offeringChange = { fromOn: '2026-12-01', reason: '', notice: 'Thông báo 7' }
    const next = withRecord({ offeredBy: ['so-xay-dung'], offeringChange })
    assert.deepEqual(
      diffProcedures(content, next).map(({ part, key, kind }) => [part, key, kind]),
      [
        ['offeredBy', 'so-gddt', 'removed'],
        ['offeredBy', 'fromOn', 'added'],
        ['offeredBy', 'notice', 'added'],
        ['offeredBy', 'so-xay-dung', 'added'],
      ],
    )
  })

  it('sees questions of the form, and a question that must now be answered', async () => {
    const other = await procedureContent('bl-08')
    const swapped = diffProcedures(content, { ...content, form: other.form })
    assert.ok(swapped.length > 0)
    assert.deepEqual([...new Set(swapped.map(({ part }) => part))], ['formFields'])
    const fields = content.form.fields.map((field, at) =>
      at === 0 ? { ...field, required: !field.required } : field,
    )
    const [changed] = diffProcedures(content, { ...content, form: { ...content.form, fields } })
    assert.ok(changed?.kind === 'changed')
    assert.deepEqual(
      changed.properties.map(({ property }) => property),
      ['required'],
    )
  })

  it('sees another way through the same steps', () => {
    const nodes = Object.entries(content.graph.nodes)
    const [id, node] = nodes.find(([, { outgoing }]) => outgoing.length > 0)!
    const elsewhere = node.outgoing.map((flow) => ({ ...flow, to: nodes.at(-1)![0] }))
    const changed = { ...node, outgoing: elsewhere }
    const graph = { ...content.graph, nodes: { ...content.graph.nodes, [id]: changed } }
    const parts = diffProcedures(content, { ...content, graph }).map(({ part }) => part)
    assert.ok(parts.includes('process'))
  })

  it('covers every part of a record: between two procedures each part but the shared ones differs', async () => {
    const other = await procedureContent('bl-54')
    const parts = new Set(diffProcedures(content, other).map(({ part }) => part))
    const wanted = PROCEDURE_PARTS.filter((part) => !['delivery', 'ways', 'situations'].includes(part))
    assert.deepEqual(
      wanted.filter((part) => !parts.has(part)),
      [],
    )
  })
})
