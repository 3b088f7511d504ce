import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { crc32 } from 'node:zlib'
import { Upload } from 'tus-js-client'
import { listDrafts } from '../../modules/dossiers/index.ts'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { aPdf, aPng, startOnline } from '../../../test/support/apply-online.ts'
import { checkHtml } from '../../../test/support/html-check.ts'
import type { SentFile, Visitor } from '../../../test/support/visitor.ts'
import { tinyPdf } from '../../../test/support/world.ts'

let app: TestApp
before(async () => {
  app = await testApp()
})
after(() => app.close())

async function begun() {
  const actor = await app.world.citizen()
  const visitor = await app.signedIn(actor)
  const base = await startOnline(app, visitor, { procedureId: 'bl-44' })
  const papers = async () => (await listDrafts(app.services.db, actor.accountId))[0]?.papers ?? []
  return { actor, visitor, base, papers }
}

function file(filename: string, bytes: Uint8Array, type = 'application/pdf'): SentFile {
  return { name: 'tep', filename, type, bytes }
}

async function send(visitor: Visitor, base: string, ...files: SentFile[]) {
  return visitor.post(`${base}/giay-to/p2`, {}, { files })
}

/** The central directory is all the inspection looks at first; a stored entry is enough of a Word file. */
function zipOf(entries: Readonly<Record<string, string>>): Buffer {
  const locals: Buffer[] = []
  const centrals: Buffer[] = []
  let offset = 0
  for (const [name, text] of Object.entries(entries)) {
    const [nameBytes, data] = [Buffer.from(name), Buffer.from(text)]
    const crc = crc32(data)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(20, 4)
    local.writeUInt32LE(crc, 14)
    local.writeUInt32LE(data.length, 18)
    local.writeUInt32LE(data.length, 22)
    local.writeUInt16LE(nameBytes.length, 26)
    const central = Buffer.alloc(46)
    central.writeUInt32LE(0x02014b50, 0)
    central.writeUInt16LE(20, 4)
    central.writeUInt16LE(20, 6)
    central.writeUInt32LE(crc, 16)
    central.writeUInt32LE(data.length, 20)
    central.writeUInt32LE(data.length, 24)
    central.writeUInt16LE(nameBytes.length, 28)
    central.writeUInt32LE(offset, 42)
    locals.push(local, nameBytes, data)
    centrals.push(central, nameBytes)
    offset += 30 + nameBytes.length + data.length
  }
  const directory = Buffer.concat(centrals)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(centrals.length / 2, 8)
  end.writeUInt16LE(centrals.length / 2, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, directory, end])
}

const CONTENT_TYPES =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
const WORD = { '[Content_Types].xml': CONTENT_TYPES, 'word/document.xml': '<w:document/>' }

describe('papers', () => {
  it('are taken several at once, listed with name and size, seen and removed again', async () => {
    const { visitor, base, papers } = await begun()
    const answer = await send(visitor, base, aPdf('Bằng đại học.pdf', 'mot'), aPng('trang 2.png'))
    assert.equal(answer.status, 303)
    const page = await visitor.follow(answer)
    checkHtml(page.text)
    assert.match(page.text, /Bằng đại học\.pdf/)
    assert.match(page.text, /trang 2\.png/)
    const [paper] = await papers()
    assert.equal(paper?.fileIds.length, 2)
    const [first = '', second = ''] = paper?.fileIds ?? []
    const seen = await visitor.get(`${base}/tep/${first}`)
    assert.equal(seen.status, 200)
    assert.equal(seen.headers.get('content-type'), 'application/pdf')
    assert.deepEqual(seen.bytes, tinyPdf('mot'))
    const removed = await visitor.post(`${base}/giay-to/p2/xoa`, { file: first })
    assert.equal(removed.status, 303)
    assert.deepEqual((await papers())[0]?.fileIds, [second])
    assert.equal((await visitor.get(`${base}/tep/${first}`)).status, 404)
    assert.equal(
      (await visitor.post(`${base}/giay-to/p2/xoa`, { file: first })).status,
      303,
      'a second click',
    )
  })

  it('are a download where no browser shows their kind, and the link says so', async () => {
    const { visitor, base, papers } = await begun()
    await send(visitor, base, file('anh.pdf', tinyPdf('ảnh')))
    const [id = ''] = (await papers())[0]?.fileIds ?? []
    const heic = { kind: 'heic' as const, mime: 'image/heic', name: 'anh.heic' }
    await app.world.ownerDb.updateTable('files').set(heic).where('id', '=', id).execute()
    const { text } = await visitor.get(`${base}/giay-to/p2`)
    assert.match(text, /Tải về<span class="govuk-visually-hidden"> anh\.heic/)
    const sent = await visitor.get(`${base}/tep/${id}`)
    assert.match(sent.headers.get('content-disposition') ?? '', /^attachment/)
  })

  it('tell their types and the limit before a file is chosen', async () => {
    const { visitor, base } = await begun()
    const page = await visitor.get(`${base}/giay-to/p2`)
    assert.match(page.text, /PDF, JPG, PNG, HEIC; mỗi tệp không quá 25 MB/)
    assert.match(page.text, /accept="application\/pdf,image\/jpeg,image\/png,image\/heic"/)
  })

  const refused: readonly (readonly [string, SentFile, RegExp])[] = [
    [
      'a program named .pdf',
      file('bang.pdf', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(600, 1)])),
      /Không nhận ra loại tệp này|tệp loại EXE/,
    ],
    ['an empty file', file('trong.pdf', Buffer.alloc(0)), /Tệp này trống/],
    [
      'a file of 26 MB',
      file('to.pdf', Buffer.concat([tinyPdf(), Buffer.alloc(26 * 1024 ** 2)])),
      /quá mức 25 MB/,
    ],
    ['a Word file with macros', file('don.docx', zipOf({ ...WORD, 'word/vbaProject.bin': 'x' })), /macro/],
    [
      'a Word file where only scans are taken',
      file('don.docx', zipOf(WORD)),
      /nhận tệp PDF, JPG, PNG, HEIC; tệp bạn chọn là DOCX/,
    ],
    ['half a PDF', file('hong.pdf', tinyPdf().subarray(0, 200)), /PDF bị hỏng/],
  ]
  for (const [what, sent, words] of refused) {
    it(`refuse ${what} and say why`, async () => {
      const { visitor, base, papers } = await begun()
      const answer = await send(visitor, base, sent)
      assert.equal(answer.status, 422)
      checkHtml(answer.text)
      assert.match(answer.text, words)
      assert.ok(answer.text.includes(sent.filename))
      assert.deepEqual(
        (await papers()).flatMap(({ fileIds }) => fileIds),
        [],
      )
    })
  }

  it('keep the good files of a choice when one of them is refused', async () => {
    const { visitor, base, papers } = await begun()
    const answer = await send(visitor, base, aPdf('tot.pdf'), file('trong.pdf', Buffer.alloc(0)))
    assert.equal(answer.status, 422)
    checkHtml(answer.text)
    assert.match(answer.text, /tot\.pdf/)
    assert.equal((await papers())[0]?.fileIds.length, 1)
  })

  it('want a file to be chosen', async () => {
    const { visitor, base } = await begun()
    const answer = await visitor.post(`${base}/giay-to/p2`, {}, { files: [] })
    assert.equal(answer.status, 422)
    assert.match(answer.text, /Bạn chưa chọn tệp nào/)
  })

  it('are there once when a form is sent twice, and both when two come at the same time', async () => {
    const { visitor, base, papers } = await begun()
    await Promise.all([
      send(visitor, base, aPdf('a.pdf')),
      send(visitor, base, aPdf('a.pdf')),
      send(visitor, base, aPdf('b.pdf')),
    ])
    assert.equal((await papers())[0]?.fileIds.length, 2)
  })

  it('are not written before the token of the form was seen', async () => {
    const { visitor, base, papers } = await begun()
    const forged = await visitor.post(`${base}/giay-to/p2`, {}, { files: [aPdf('a.pdf')], csrf: 'made-up' })
    assert.equal(forged.status, 403)
    assert.deepEqual(await papers(), [])
    const page = await visitor.get(`${base}/giay-to/p2`)
    const form = /<form[^>]*multipart[\s\S]*?<input[^>]*>/.exec(page.text)?.[0] ?? ''
    assert.match(form, /name="_csrf"/)
  })

  it('come in pieces over a line that breaks, once, and only to their owner', async () => {
    const { visitor, base, papers } = await begun()
    const bytes = tinyPdf('Từng phần')
    const url = await uploadInPieces(visitor, bytes)
    const thief = await begun()
    const stolen = await thief.visitor.post(`${thief.base}/giay-to/p2`, { 'da-tai': url })
    assert.equal(stolen.status, 422)
    const taken = await visitor.post(`${base}/giay-to/p2`, { 'da-tai': url })
    assert.equal(taken.status, 303)
    const again = await visitor.post(`${base}/giay-to/p2`, { 'da-tai': url })
    assert.equal(again.status, 422)
    const [id = ''] = (await papers())[0]?.fileIds ?? []
    assert.deepEqual((await visitor.get(`${base}/tep/${id}`)).bytes, bytes)
  })

  it('leave nothing in the temporary folders, taken or refused', async () => {
    const { visitor, base } = await begun()
    await send(visitor, base, aPdf('a.pdf'), file('trong.pdf', Buffer.alloc(0)))
    await visitor.post(`${base}/giay-to/p2`, { 'da-tai': await uploadInPieces(visitor, Buffer.from('MZ!')) })
    const own = readdirSync(tmpdir()).filter((name) => name.startsWith(`motcua-test-${process.pid}-app-`))
    const entries = own.flatMap((name) =>
      readdirSync(path.join(tmpdir(), name), { recursive: true, withFileTypes: true }),
    )
    const files = entries
      .filter(
        (entry) => entry.isFile() && /[/\\](?:tmp|uploads)/.test(entry.parentPath.replace(tmpdir(), '')),
      )
      .map((entry) => entry.name)
    assert.deepEqual(files, [])
  })
})

describe('somebody else', () => {
  it('finds no page and no file of a draft, nor a file of one’s own under another draft', async () => {
    const { visitor, base, papers } = await begun()
    await send(visitor, base, aPdf('a.pdf'))
    const [id = ''] = (await papers())[0]?.fileIds ?? []
    const other = await begun()
    const paths = [
      '',
      '/nguoi-dung-ten',
      '/muc/1',
      '/truong-hop',
      '/giay-to',
      '/giay-to/p2',
      '/nhan-ket-qua',
      '/kiem-tra',
      '/xoa',
      `/tep/${id}`,
    ]
    for (const path of paths) {
      assert.equal((await other.visitor.get(base + path)).status, 404, path)
    }
    for (const path of [
      '/muc/1',
      '/muc/1/luu-nhap',
      '/truong-hop',
      '/giay-to',
      '/giay-to/p2/xoa',
      '/nhan-ket-qua',
      '/kiem-tra',
      '/xoa',
      '/nguoi-dung-ten',
    ]) {
      const answer = await other.visitor.post(base + path, { _action: 'continue' })
      assert.equal(answer.status, 404, path)
    }
    assert.equal((await send(other.visitor, base, aPdf('x.pdf'))).status, 404)
    assert.equal((await other.visitor.get(`${other.base}/tep/${id}`)).status, 404)
    assert.equal((await visitor.get(`${base}/tep/${id}`)).status, 200)
    assert.equal((await visitor.get('/nop-ho-so/ho-so/khong-co')).status, 404)
  })
})

/** Sends a file by tus in three pieces, dropping the line after the first. */
async function uploadInPieces(visitor: Visitor, bytes: Buffer): Promise<string> {
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const options = {
    endpoint: `${app.baseUrl}/tai-len`,
    headers: { cookie },
    metadata: { filename: 'tung-phan.pdf' },
    chunkSize: Math.max(1, Math.ceil(bytes.length / 3)),
  }
  const uploadUrl = await new Promise<string>((resolve, reject) => {
    const upload: Upload = new Upload(bytes, {
      ...options,
      onError: reject,
      onSuccess: () => resolve(upload.url ?? ''),
      onChunkComplete: () => {
        void upload.abort().then(() => resolve(upload.url ?? ''))
      },
    })
    upload.start()
  })
  return new Promise((resolve, reject) => {
    const upload = new Upload(bytes, {
      ...options,
      uploadUrl,
      onError: reject,
      onSuccess: () => resolve(new URL(uploadUrl).pathname),
    })
    upload.start()
  })
}
