import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { aDraft, upload } from '../../../test/support/dossier-builders.ts'
import { testWorld, type World } from '../../../test/support/world.ts'
import { countQueries } from '../../platform/db/count-queries.ts'
import { findFile } from '../documents/index.ts'
import { checkDraft } from './check-draft.ts'
import { draftKeptUntil } from './draft.ts'
import { draftFinder } from './draft-finder.ts'
import { attachFiles, countPapers, detachFile, MOST_FILES_A_PAPER } from './draft-papers.ts'
import { deleteDraft, findDraft, listDrafts, removeStaleDrafts, updateDraft } from './draft-store.ts'

let world: World
before(async () => {
  world = await testWorld()
})
after(() => world.close())

const DAY = 86_400_000

async function made(procedureId = 'bl-44') {
  const { draftId, owner } = await aDraft(world, { procedureId })
  const current = async () => {
    const draft = await findDraft(world.db, draftId, owner.accountId)
    assert.ok(draft)
    return draft
  }
  return { draftId, owner, current, place: { draftId, ownerAccountId: owner.accountId, paperId: 'p2' } }
}

describe('the answers of a draft', () => {
  it('of two pages written from two windows both stay, and a cleared one goes', async () => {
    const { draftId, current } = await made()
    await Promise.all([
      updateDraft(world, { id: draftId }, { answers: { one: 'a' }, cleared: ['one', 'other'] }),
      updateDraft(world, { id: draftId }, { answers: { two: 'b' }, cleared: ['two'] }),
    ])
    await updateDraft(world, { id: draftId }, { answers: {}, cleared: ['one'] })
    const { answers } = await current()
    assert.equal(answers['two'], 'b')
    assert.equal(answers['one'], undefined)
    assert.ok(Object.keys(answers).length > 3, 'the rest is untouched')
  })
})

describe('drafts looked up at once', () => {
  it('come each to its owner, and nobody gets another one', async () => {
    const [mine, theirs] = [await made(), await made('bl-56')]
    const find = draftFinder(world.db)
    const asked = [
      { id: mine.draftId, ownerAccountId: mine.owner.accountId },
      { id: theirs.draftId, ownerAccountId: mine.owner.accountId },
      { id: theirs.draftId, ownerAccountId: theirs.owner.accountId },
      { id: mine.draftId, ownerAccountId: theirs.owner.accountId },
    ]
    const { result, count } = await countQueries(() => Promise.all(asked.map(find)))
    const found = [await mine.current(), undefined, await theirs.current(), undefined]
    assert.deepEqual(result, found)
    assert.equal(count, 1)
  })
})

describe('the papers of a draft', () => {
  it('take files at the same time without losing one', async () => {
    const { owner, current, place } = await made()
    const before = (await current()).papers.find(({ paperId }) => paperId === 'p2')?.fileIds ?? []
    const ids = await Promise.all(['a', 'b', 'c'].map((name) => upload(world, owner, `${name}.pdf`)))
    await Promise.all(ids.map((id) => attachFiles(world, place, [id])))
    const after = (await current()).papers.find(({ paperId }) => paperId === 'p2')?.fileIds ?? []
    assert.deepEqual(after.toSorted(), [...before, ...ids].toSorted())
  })

  it('keep one of two equal files and remove the other', async () => {
    const { owner, current, place } = await made()
    const [first, second] = [await upload(world, owner, 'x.pdf'), await upload(world, owner, 'x.pdf')]
    assert.equal(await attachFiles(world, place, [first, second]), 'done')
    const ids = (await current()).papers.find(({ paperId }) => paperId === 'p2')?.fileIds ?? []
    assert.ok(ids.includes(first) && !ids.includes(second))
    assert.equal(await findFile(world.db, second), undefined)
  })

  it('refuse more files than an officer can look at, and keep none of those', async () => {
    const { owner, current, place } = await made()
    const before = await current()
    const ids = await Promise.all(
      Array.from({ length: MOST_FILES_A_PAPER + 1 }, (_, index) => upload(world, owner, `${index}.pdf`)),
    )
    assert.equal(await attachFiles(world, place, ids), 'too-many')
    assert.deepEqual((await current()).papers, before.papers)
    assert.equal(await findFile(world.db, ids[0] ?? ''), undefined)
  })

  it('are nobody else’s to change', async () => {
    const { current, place } = await made()
    const stranger = await world.citizen()
    const before = await current()
    const theirs = { ...place, ownerAccountId: stranger.accountId }
    assert.equal(await attachFiles(world, theirs, [await upload(world, stranger)]), 'not-found')
    const [id = ''] = before.papers.find(({ paperId }) => paperId === 'p2')?.fileIds ?? []
    assert.equal(await detachFile(world, theirs, id), false)
    assert.deepEqual((await current()).papers, before.papers)
    assert.ok(await findFile(world.db, id))
  })

  it('are counted at the desk beside their scans', async () => {
    const { draftId, owner, current } = await made()
    const counts = [{ paperId: 'p2', originals: 1, copies: 2 }]
    await countPapers(world, { draftId, ownerAccountId: owner.accountId }, counts)
    const paper = (await current()).papers.find(({ paperId }) => paperId === 'p2')
    assert.deepEqual([paper?.originals, paper?.copies, paper?.fileIds.length], [1, 2, 1])
  })
})

describe('situations', () => {
  it('must be answered where they are asked, since they decide which papers are', async () => {
    const { draftId, current } = await made('bl-01')
    assert.equal(checkDraft(world, await current()).kind, 'complete')
    await updateDraft(world, { id: draftId }, { situations: {} })
    const checked = checkDraft(world, await current())
    assert.ok(checked.kind === 'invalid')
    assert.deepEqual(checked.faults.situations, ['situation_1'])
  })

  it('that are not asked any more are not handed in', async () => {
    const { draftId, current } = await made('bl-44')
    await updateDraft(world, { id: draftId }, { situations: { situation_1: true } })
    const checked = checkDraft(world, await current())
    assert.ok(checked.kind === 'complete')
    assert.deepEqual(checked.content.situations, {})
  })
})

describe('drafts given up', () => {
  it('are thrown away with their files by their owner only', async () => {
    const { draftId, owner, current } = await made()
    const [file = ''] = (await current()).papers.flatMap(({ fileIds }) => fileIds)
    const stranger = await world.citizen()
    await deleteDraft(world, draftId, stranger.accountId)
    assert.ok(await findFile(world.db, file))
    await deleteDraft(world, draftId, owner.accountId)
    assert.deepEqual(await listDrafts(world.db, owner.accountId), [])
    assert.equal(await findFile(world.db, file), undefined)
  })

  it('go with their files after 90 days without a change, as the page says', async () => {
    const old = await made()
    const [file = ''] = (await old.current()).papers.flatMap(({ fileIds }) => fileIds)
    const until = draftKeptUntil(await old.current())
    const start = world.clock.now()
    world.clock.set(new Date(until.getTime() - DAY))
    const fresh = await made()
    await removeStaleDrafts(world)
    assert.ok(await old.current())
    world.clock.set(new Date(until.getTime() + 1000))
    assert.ok((await removeStaleDrafts(world)) >= 1)
    assert.equal(await findDraft(world.db, old.draftId, old.owner.accountId), undefined)
    assert.equal(await findFile(world.db, file), undefined)
    assert.ok(await fresh.current())
    world.clock.set(start)
  })
})
