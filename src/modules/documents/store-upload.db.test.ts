import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { ScanVerdict } from '../../platform/files/index.ts'
import { testWorld, tinyPdf, type World } from '../../../test/support/world.ts'
import { findFile, removeUpload } from './file-record.ts'
import { acceptedKinds, storeUpload } from './store-upload.ts'

let world: World
let folder: string
before(async () => {
  world = await testWorld()
  folder = mkdtempSync(path.join(tmpdir(), `motcua-test-${process.pid}-uploads-`))
})
after(async () => {
  await world.close()
  rmSync(folder, { recursive: true, force: true })
})

async function stored(bytes: Uint8Array, verdict?: ScanVerdict, accept?: readonly ('pdf' | 'jpg' | 'png')[]) {
  const file = path.join(folder, 'tep')
  writeFileSync(file, bytes)
  const { accountId } = await world.citizen()
  const scanner = verdict && { scan: () => Promise.resolve(verdict) }
  const { db, clock, files } = world
  const outcome = await storeUpload(
    { db, clock, files, scanner },
    {
      path: file,
      filename: '../Giấy khai sinh.pdf',
      uploadedBy: accountId,
      origin: 'applicant',
      ...(accept ? { accept } : {}),
    },
  )
  assert.equal(existsSync(file), false, 'the temporary file is gone in any case')
  return outcome
}

describe('storing an upload', () => {
  it('keeps the bytes, what they are, and a name without a path', async () => {
    const outcome = await stored(tinyPdf('Khai sinh'))
    assert.ok(outcome.ok)
    const { file } = outcome
    assert.equal(file.mime, 'application/pdf')
    assert.doesNotMatch(file.name, /[/\\]/)
    assert.match(file.name, /Giấy khai sinh\.pdf$/)
    const opened = await world.files.open(file.storageKey)
    assert.ok(opened)
    const chunks = await opened.stream.toArray()
    assert.deepEqual(Buffer.concat(chunks), tinyPdf('Khai sinh'))
  })

  it('refuses by content what a paper does not take, naming what it takes', async () => {
    const outcome = await stored(tinyPdf(), undefined, ['jpg', 'png'])
    assert.ok(!outcome.ok)
    assert.match(outcome.problem.vi, /nhận tệp JPG, PNG, HEIC; tệp bạn chọn là PDF/)
    assert.match(outcome.problem.en, /JPG, PNG, HEIC/)
  })

  it('takes the pictures of any phone where a picture is taken', () => {
    assert.deepEqual(acceptedKinds(['pdf', 'jpg']), ['pdf', 'jpg', 'heic'])
    assert.deepEqual(acceptedKinds(['pdf']), ['pdf'])
  })

  it('asks the scanner where there is one: clean goes in, infected and unseen stay out', async () => {
    assert.ok((await stored(tinyPdf(), { kind: 'clean' })).ok)
    const infected = await stored(tinyPdf(), { kind: 'infected', signature: 'Eicar' })
    assert.ok(!infected.ok)
    assert.match(infected.problem.vi, /mã độc/)
    const unseen = await stored(tinyPdf(), { kind: 'unavailable', reason: 'no connection' })
    assert.ok(!unseen.ok)
    assert.match(unseen.problem.vi, /thử tải lên lại sau ít phút/)
  })

  it('forgets record and bytes when its owner removes the upload, and bears being asked again', async () => {
    const outcome = await stored(tinyPdf('Xóa'))
    assert.ok(outcome.ok)
    const { id, storageKey, uploadedBy } = outcome.file
    assert.ok(uploadedBy)
    const stranger = await world.citizen()
    await removeUpload(world, id, stranger.accountId)
    assert.ok(await findFile(world.db, id))
    assert.equal(await world.files.exists(storageKey), true)
    for (const _ of [1, 2]) await removeUpload(world, id, uploadedBy)
    assert.equal(await findFile(world.db, id), undefined)
    assert.equal(await world.files.exists(storageKey), false)
  })
})
