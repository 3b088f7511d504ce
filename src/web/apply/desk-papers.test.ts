import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { compileForm } from '../../engines/forms/index.ts'
import type { ProcedureRecord } from '../../modules/catalog/index.ts'
import type { PaperInput } from '../../modules/dossiers/index.ts'
import { Form } from '../../platform/http/form.ts'
import { translator } from '../../platform/i18n/translator.ts'
import { countsOf, deskPapers, readDeskPapers } from './desk-papers.ts'
import type { Journey } from './journey.ts'

const read = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../packs/bac-lieu/${path}`, import.meta.url), 'utf8'))

function journey(papers: readonly PaperInput[] = []): Journey {
  return {
    record: read('procedures/bl-44.json') as ProcedureRecord,
    form: compileForm(read('forms/bl-44.json')),
    draft: { answers: {}, situations: {}, papers },
    locale: 'vi',
    t: translator('vi'),
  } as unknown as Journey
}

function posted(fields: Readonly<Record<string, string>>): Form {
  return new Form(
    Object.entries(fields).reduce((all, [name, value]) => all.set(name, value.split(',')), new Map()),
  )
}

describe('papers on the desk', () => {
  it('begin with what the law asks for, none of them looked at', () => {
    const [diploma] = deskPapers(journey())
    assert.equal(diploma?.paper.id, 'p2')
    assert.deepEqual([diploma?.originals, diploma?.copies, diploma?.isChecked], ['0', '1', false])
  })

  it('go on from what was counted before', () => {
    const [diploma] = deskPapers(journey([{ paperId: 'p2', fileIds: ['f'], originals: 1, copies: 3 }]))
    assert.deepEqual([diploma?.originals, diploma?.copies, diploma?.fileCount], ['1', '3', 1])
  })

  it('are not taken before each mandatory one was looked at', () => {
    const desk = readDeskPapers(
      journey(),
      posted({ checked: 'p2,p3', 'p2-copies': '1', 'p3-originals': '1' }),
    )
    const { faults } = countsOf(journey(), desk)
    assert.deepEqual(
      faults.map(({ href }) => href),
      ['#p4-checked', '#p5-checked', '#p6-checked'],
    )
  })

  it('are counted as typed, an empty box being none', () => {
    const all = posted({
      checked: 'p2,p3,p4,p5,p6',
      'p2-copies': '2',
      'p3-originals': '',
      'p6-originals': '002',
    })
    const { counts, faults } = countsOf(journey(), readDeskPapers(journey(), all))
    assert.deepEqual(faults, [])
    assert.deepEqual(counts[0], { paperId: 'p2', originals: 0, copies: 2 })
    assert.deepEqual(counts.at(-1), { paperId: 'p6', originals: 2, copies: 0 })
  })

  it('must be counted in figures', () => {
    const all = posted({ checked: 'p2,p3,p4,p5,p6', 'p2-copies': 'hai', 'p3-originals': '-1' })
    const { faults } = countsOf(journey(), readDeskPapers(journey(), all))
    assert.deepEqual(
      faults.map(({ href }) => href),
      ['#p2-copies', '#p3-originals'],
    )
    assert.match(faults[0]?.text ?? '', /0 đến 999/)
  })
})
