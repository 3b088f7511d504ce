import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { after, beforeEach, describe, test } from 'node:test'
import { FileTooLargeError } from './file-store.ts'
import { folderFileStore } from './folder-file-store.ts'

const parent = mkdtempSync(join(tmpdir(), 'motcua-files-'))
after(() => rmSync(parent, { recursive: true }))
let root = ''
let store = folderFileStore(parent)
beforeEach(() => {
  root = mkdtempSync(join(parent, 'store-'))
  store = folderFileStore(root)
})

const CONTENT = Buffer.from('Đơn đề nghị cấp giấy phép')

describe('folderFileStore', () => {
  test('gives back what was put, with its digest and size', async () => {
    const stored = await store.put(Readable.from([CONTENT.subarray(0, 5), CONTENT.subarray(5)]))
    assert.equal(stored.size, CONTENT.length)
    assert.equal(stored.sha256, createHash('sha256').update(CONTENT).digest('hex'))
    const opened = await store.open(stored.key)
    assert.ok(opened !== undefined)
    assert.equal(opened.size, CONTENT.length)
    assert.ok((await buffer(opened.stream)).equals(CONTENT))
  })

  test('opens a range, bounds included', async () => {
    const { key } = await store.put(CONTENT)
    const middle = await store.open(key, { start: 3, end: 9 })
    const end = await store.open(key, { start: CONTENT.length - 2 })
    assert.ok(middle !== undefined && end !== undefined)
    assert.ok((await buffer(middle.stream)).equals(CONTENT.subarray(3, 10)))
    assert.ok((await buffer(end.stream)).equals(CONTENT.subarray(-2)))
    assert.equal(middle.size, CONTENT.length)
  })

  test('keeps equal files apart, so that one can be deleted without the other', async () => {
    const [one, two] = await Promise.all([store.put(CONTENT), store.put(CONTENT)])
    assert.notEqual(one.key, two.key)
    assert.equal(await store.delete(one.key), true)
    assert.equal(await store.delete(one.key), false)
    assert.equal(await store.exists(one.key), false)
    assert.equal(await store.exists(two.key), true)
    assert.equal(await store.open(one.key), undefined)
  })

  test('files are readable by this user only and sharded by digest', async () => {
    const { key, sha256 } = await store.put(CONTENT)
    assert.ok(key.startsWith(`${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}-`))
    assert.equal(statSync(join(root, key)).mode & 0o777, 0o600)
    assert.equal(statSync(join(root, key, '..')).mode & 0o777, 0o700)
  })

  test('refuses more than the limit and leaves nothing behind', async () => {
    await assert.rejects(store.put(Readable.from([CONTENT]), { maxBytes: 10 }), FileTooLargeError)
    await store.put(CONTENT, { maxBytes: CONTENT.length })
    assert.deepEqual(readdirSync(join(root, '.unfinished')), [])
  })

  test('leaves nothing behind when the source breaks off', async () => {
    const broken = Readable.from(
      (async function* () {
        yield CONTENT
        throw new Error('connection lost')
      })(),
    )
    await assert.rejects(store.put(broken), /connection lost/)
    assert.deepEqual(readdirSync(root), ['.unfinished'])
    assert.deepEqual(readdirSync(join(root, '.unfinished')), [])
  })

  test('knows no keys but its own: nothing outside the folder can be read or deleted', async () => {
    writeFileSync(join(parent, 'secret.txt'), 'bí mật')
    for (const key of [
      '../secret.txt',
      '/etc/passwd',
      '',
      '.',
      '.unfinished',
      'aa/bb/../../../secret.txt',
      `aa/bb/${'c'.repeat(64)}-${'0'.repeat(12)}`,
    ]) {
      assert.equal(await store.open(key), undefined)
      assert.equal(await store.exists(key), false)
      assert.equal(await store.delete(key), false)
    }
    assert.equal(statSync(join(parent, 'secret.txt')).size, 9)
  })

  test('removes what a killed program left half written, and only that', async () => {
    await store.put(CONTENT)
    writeFileSync(join(root, '.unfinished', 'half'), 'x')
    const written = statSync(join(root, '.unfinished', 'half')).mtimeMs
    assert.equal(await store.removeUnfinished(new Date(written - 1000)), 0)
    assert.equal(await store.removeUnfinished(new Date(written + 1000)), 1)
    assert.deepEqual(readdirSync(join(root, '.unfinished')), [])
  })
})
