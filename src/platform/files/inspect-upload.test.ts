import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { crc32, deflateRawSync, deflateSync } from 'node:zlib'
import { inspectUpload, MAX_UPLOAD_BYTES } from './inspect-upload.ts'
import { describeUploadProblem } from './upload-problem.ts'

const folder = mkdtempSync(join(tmpdir(), 'motcua-upload-'))
after(() => rmSync(folder, { recursive: true }))
let files = 0

/** Written under a name that lies, since the name must not count. */
function written(content: Buffer | string): string {
  files += 1
  const path = join(folder, `tệp-${files}.exe`)
  writeFileSync(path, content, typeof content === 'string' ? 'latin1' : undefined)
  return path
}

async function verdict(content: Buffer | string): Promise<string> {
  const inspection = await inspectUpload(written(content))
  if (inspection.ok) return inspection.kind
  const text = describeUploadProblem(inspection.reason)
  assert.ok(text.vi.length > 20 && text.en.length > 20 && text.vi !== text.en)
  return inspection.reason.code
}

interface PdfParts {
  readonly objects?: readonly string[]
  readonly trailer?: string
  readonly after?: string
}

/** A whole PDF of one empty page, with more objects at will. */
function pdf({ objects = [], trailer = '', after: tail = '' }: PdfParts = {}): string {
  const all = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
    ...objects,
  ]
  let body = '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n'
  const offsets: number[] = []
  for (const [index, object] of all.entries()) {
    offsets.push(body.length)
    body += `${index + 1} 0 obj\n${object}\nendobj\n`
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const count = all.length + 1
  return `${body}xref\n0 ${count}\n0000000000 65535 f \n${table}trailer\n<< /Size ${count} /Root 1 0 R ${trailer} >>\nstartxref\n${body.length}\n%%EOF\n${tail}`
}

function stream(dictionary: string, body: Buffer | string): string {
  const bytes = Buffer.from(body as string, 'latin1')
  return `<< ${dictionary} /Length ${bytes.length} >>\nstream\n${bytes.toString('latin1')}\nendstream`
}

describe('PDF files', () => {
  test('are known by their bytes', async () => {
    const path = written(pdf())
    assert.deepEqual(await inspectUpload(path), {
      ok: true,
      kind: 'pdf',
      mime: 'application/pdf',
      size: pdf().length,
    })
  })

  test('with text and links that only mention scripts are taken', async () => {
    const link = '<< /S /URI /URI (https://example.vn/JS/Launch?x=/JavaScript\\)/JS) >>'
    const page = stream(
      '/Filter /FlateDecode',
      deflateSync(Buffer.from('BT (/JavaScript 9 0 obj << /JS >>) Tj ET')),
    )
    assert.equal(await verdict(pdf({ objects: [link, page, '% /JS\n<< /Title <2F4A53> >>'] })), 'pdf')
  })

  test('with a password are refused', async () => {
    assert.equal(
      await verdict(pdf({ trailer: '/Encrypt 4 0 R', objects: ['<< /Filter /Standard >>'] })),
      'pdf-locked',
    )
    const noise = stream('/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode', 'noise')
    assert.equal(await verdict(pdf({ objects: [noise], trailer: '/Encrypt 4 0 R' })), 'pdf-locked')
  })

  const ACTIONS: readonly [string, string][] = [
    ['a script', '<< /S /JavaScript /JS (app.alert\\(1\\)) >>'],
    ['a script under an escaped name', '<< /S /Java#53cript /J#53 5 0 R >>'],
    ['a program to launch', '<< /S /Launch /F (cmd.exe) >>'],
    ['a form that runs in its reader', '<< /Fields [] /XFA 9 0 R >>'],
    ['a script in an array', '[ << /S /JavaScript >> ]'],
    ['a script after a comment', '%\n%( \n<< /S /JavaScript >>'],
    [
      'a script in packed objects',
      stream(
        '/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode',
        deflateSync(Buffer.from('7 0 << /S /JavaScript /JS (x) >>')),
      ),
    ],
    ['a script in plain grouped objects', stream('/Type /ObjStm /N 1 /First 4', '7 0 << /S /JavaScript >>')],
    [
      'a script inside a stream that a table points into',
      stream('', 'q Q 9 0 obj << /S /JavaScript >> endobj'),
    ],
    ['a script inside a string', '<< /Title (9 0 obj << /S /JavaScript >> endobj) >>'],
    ['a script after an unfinished string', '(never closed 9 0 obj << /S /JavaScript >>'],
  ]
  for (const [what, object] of ACTIONS) {
    test(`with ${what} are refused`, async () =>
      assert.equal(await verdict(pdf({ objects: [object] })), 'pdf-active'))
  }

  test('with files inside are refused', async () => {
    assert.equal(await verdict(pdf({ objects: [stream('/Type /EmbeddedFile', 'x')] })), 'pdf-attachment')
  })

  test('with packed objects that cannot be looked into are refused', async () => {
    for (const filter of [
      '/Filter [/ASCII85Decode /FlateDecode]',
      '/Filter /LZWDecode',
      '/Filter /Unheard',
    ]) {
      assert.equal(await verdict(pdf({ objects: [stream(`/Type /ObjStm ${filter}`, 'x')] })), 'pdf-damaged')
    }
    const cut = deflateSync(Buffer.from('7 0 << /S /JavaScript >>'), { level: 0 }).toString('latin1')
    const short = stream('/Type /ObjStm /Filter /FlateDecode', `${cut.slice(0, 10)}endstream${cut.slice(10)}`)
    assert.equal(await verdict(pdf({ objects: [short] })), 'pdf-damaged')
  })

  test('that end early, have no pages or begin late are refused as damaged', async () => {
    assert.equal(await verdict(pdf().slice(0, -40)), 'pdf-damaged')
    assert.equal(await verdict('%PDF-1.7\nstartxref\n0\n%%EOF'), 'pdf-damaged')
    assert.equal(await verdict(`junk\n${pdf()}`), 'pdf-damaged')
  })

  test('followed by a lot of something else are refused', async () => {
    assert.equal(await verdict(pdf({ after: 'x'.repeat(2000) })), 'mixed-content')
    assert.equal(await verdict(pdf({ after: '\0'.repeat(5000) })), 'pdf')
  })

  test('made of endlessly nested objects are refused quickly', async () => {
    const started = performance.now()
    assert.equal(await verdict(pdf({ objects: ['1 0 obj << ('.repeat(60_000)] })), 'pdf-damaged')
    assert.equal(await verdict(pdf({ objects: ['1obj%'.repeat(400_000)] })), 'pdf-damaged')
    assert.ok(performance.now() - started < 5_000)
  })
})

interface Part {
  readonly name: string
  readonly text: string
  readonly claimedSize?: number
  readonly encrypted?: boolean
}

function zip(parts: readonly Part[], before = ''): Buffer {
  const chunks: Buffer[] = [Buffer.from(before)]
  const directory: Buffer[] = []
  let at = before.length
  for (const { name, text, claimedSize, encrypted } of parts) {
    const content = Buffer.from(text)
    const packed = deflateRawSync(content)
    const shared = Buffer.alloc(26)
    shared.writeUInt16LE(20, 0)
    shared.writeUInt16LE(encrypted === true ? 1 : 0, 2)
    shared.writeUInt16LE(8, 4)
    shared.writeUInt32LE(crc32(content), 10)
    shared.writeUInt32LE(packed.length, 14)
    shared.writeUInt32LE(claimedSize ?? content.length, 18)
    shared.writeUInt16LE(Buffer.byteLength(name), 22)
    chunks.push(Buffer.from('PK\x03\x04'), shared, Buffer.from(name), packed)
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(at, 10)
    directory.push(Buffer.from('PK\x01\x02\x14\x00'), shared, rest, Buffer.from(name))
    at += 30 + Buffer.byteLength(name) + packed.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...chunks, central, end])
}

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'
const typesPart = (main: string, more = ''): Part => ({
  name: '[Content_Types].xml',
  text: `<Types><Override PartName="/word/document.xml" ContentType="${main}"/>${more}</Types>`,
})
const linksPart = (link: string): Part => ({
  name: 'word/_rels/settings.xml.rels',
  text: `<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${link}/></Relationships>`,
})
const BODY: Part = { name: 'word/document.xml', text: '<w:document>Đơn đề nghị</w:document>' }

describe('Word and Excel files', () => {
  test('are told apart by their content types', async () => {
    assert.equal(await verdict(zip([typesPart(WORD), BODY])), 'docx')
    assert.equal(await verdict(zip([typesPart(EXCEL), BODY])), 'xlsx')
  })

  test('with macros are refused, whatever the macro part is called', async () => {
    const macroEnabled = 'application/vnd.ms-word.document.macroEnabled.main+xml'
    const hidden = '<Override PartName="/word/a.bin" ContentType="application/vnd.ms-office.vbaProject"/>'
    for (const parts of [
      [typesPart(macroEnabled), BODY],
      [typesPart(WORD, hidden), BODY],
      [typesPart(WORD), BODY, { name: 'word/vbaProject.bin', text: 'x' }],
      [typesPart(WORD), BODY, { name: 'word/activeX/activeX1.xml', text: 'x' }],
      [typesPart(WORD), BODY, linksPart('vbaProject" Target="a.bin"')],
    ]) {
      assert.equal(await verdict(zip(parts)), 'office-macros')
    }
  })

  test('that load a template from another host are refused, the writer\u2019s own template path is not', async () => {
    const remote = linksPart('attachedTemplate" Target="https://example.vn/t.dotm" TargetMode="External"')
    const share = linksPart('attachedTemplate" Target="file://host/t.dotm" TargetMode="External"')
    const local = linksPart(
      'attachedTemplate" Target="file:///C:/Users/an/Normal.dotm" TargetMode="External"',
    )
    const link = linksPart('hyperlink" Target="https://example.vn" TargetMode="External"')
    assert.equal(await verdict(zip([typesPart(WORD), BODY, remote])), 'office-remote')
    assert.equal(await verdict(zip([typesPart(WORD), BODY, share])), 'office-remote')
    assert.equal(await verdict(zip([typesPart(WORD), BODY, local, link])), 'docx')
  })

  test('that unpack to far more than they weigh are refused', async () => {
    const honest = zip([typesPart(WORD), { name: 'a.xml', text: 'a'.repeat(40 * 1024 ** 2) }])
    assert.ok(honest.length < 200_000)
    assert.equal(await verdict(honest), 'archive-bomb')
    const liar = zip([
      typesPart(WORD),
      { name: 'a.xml', text: 'a'.repeat(40 * 1024 ** 2), claimedSize: 1000 },
    ])
    assert.equal(await verdict(liar), 'office-damaged')
    const many = Array.from({ length: 5_001 }, (_, index) => ({ name: `p${index}.xml`, text: '' }))
    assert.equal(await verdict(zip([typesPart(WORD), ...many])), 'archive-bomb')
  })

  test('whose entries share bytes, lie outside or come after something else are refused', async () => {
    const good = zip([typesPart(WORD), BODY])
    const overlapping = Buffer.from(good)
    overlapping.writeUInt32LE(0, good.lastIndexOf('PK\x01\x02') + 42)
    assert.equal(await verdict(overlapping), 'office-damaged')
    assert.equal(await verdict(good.subarray(0, -5)), 'office-damaged')
    assert.equal(await verdict(Buffer.concat([good, Buffer.from('more')])), 'office-damaged')
    assert.equal(await verdict(zip([typesPart(WORD), BODY], 'PK\0\0')), 'office-damaged')
  })

  test('with a password, of the old kind, or only a ZIP are refused with what to do', async () => {
    const container = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])
    assert.equal(await verdict(container), 'old-office')
    assert.equal(
      await verdict(Buffer.concat([container, Buffer.from('EncryptedPackage', 'utf16le')])),
      'office-locked',
    )
    assert.equal(await verdict(zip([{ ...typesPart(WORD), encrypted: true }])), 'office-locked')
    assert.equal(await verdict(zip([BODY])), 'other-type')
    assert.equal(await verdict(zip([typesPart('application/vnd.ms-powerpoint')])), 'other-type')
  })
})

function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const checksum = Buffer.alloc(4)
  checksum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, checksum])
}

function png(width: number, height: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2], 8)
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(Buffer.alloc(16))),
    pngChunk('IEND', Buffer.alloc(0)),
  ])
}

function jpeg(width: number, height: number, comment = 'ảnh chụp'): Buffer {
  const text = Buffer.from(comment)
  const commentHeader = Buffer.from([0xff, 0xfe, 0, text.length + 2])
  const frame = Buffer.from([
    0xff,
    0xc0,
    0,
    11,
    8,
    height >> 8,
    height & 255,
    width >> 8,
    width & 255,
    1,
    1,
    0x11,
    0,
  ])
  const scan = Buffer.from([0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0x12, 0xff, 0x00, 0x34])
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    commentHeader,
    text,
    frame,
    scan,
    Buffer.from([0xff, 0xd9]),
  ])
}

// 64 × 64, encoded once by libheif.
const HEIC = Buffer.from(
  [
    'AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAUJtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAA',
    'AA5waXRtAAAAAAABAAAAImlsb2MAAAAAREAAAQABAAAAAAFmAAEAAAAAAAAAOwAAACNpaW5mAAAAAAABAAAAFWluZmUCAAAAAAEA',
    'AGh2YzEAAAAAwmlwcnAAAACkaXBjbwAAAHhodmNDAQNwAAAAAAAAAAAAHvAA/P34+AAADwMgAAEAGEABDAH//wNwAAADAJAAAAMA',
    'AAMAHroCQCEAAQArQgEBA3AAAAMAkAAAAwAAAwAeoCCBBZbqSSmubgQEDAgAAAMACAAAAwAIQCIAAQAHRAHBcrAiQAAAABRpc3Bl',
    'AAAAAAAAAEAAAABAAAAAEHBpeGkAAAAAAwgICAAAABZpcG1hAAAAAAAAAAEAAQOBAoMAAABDbWRhdAAAADcoAa8LYPrINYjnzCnT',
    'RrDVuWo7jVktLrSCyhavMj5+3IKIzTZMS19ro1Ymgd96pbWsEfsNSek0',
  ].join(''),
  'base64',
)

describe('pictures', () => {
  test('are known by their bytes', async () => {
    assert.equal(await verdict(png(800, 600)), 'png')
    assert.equal(await verdict(jpeg(800, 600)), 'jpg')
    assert.equal(await verdict(HEIC), 'heic')
  })

  test('that are cut short are refused', async () => {
    for (const picture of [png(800, 600), jpeg(800, 600), HEIC]) {
      assert.equal(await verdict(picture.subarray(0, -3)), 'image-damaged')
      assert.equal(await verdict(picture.subarray(0, 30)), 'image-damaged')
    }
    const flipped = png(800, 600)
    flipped[20] = 7
    assert.equal(await verdict(flipped), 'image-damaged')
  })

  test('larger than people can open are refused', async () => {
    assert.equal(await verdict(png(20_000, 20_000)), 'image-too-big')
    assert.equal(await verdict(jpeg(40_000, 10)), 'image-too-big')
    assert.equal(await verdict(jpeg(12_000, 9_000)), 'jpg')
    const huge = Buffer.from(HEIC)
    huge.writeUInt32BE(100_000, huge.indexOf('ispe') + 8)
    assert.equal(await verdict(huge), 'image-too-big')
  })

  test('that open as another kind of file too are refused', async () => {
    assert.equal(await verdict(Buffer.concat([jpeg(8, 8), zip([typesPart(WORD), BODY])])), 'mixed-content')
    assert.equal(await verdict(jpeg(8, 8, '%PDF-1.7 ...')), 'mixed-content')
    assert.equal(await verdict(jpeg(8, 8, '<script>alert(1)</script>')), 'mixed-content')
  })

  test('with a phone\u2019s own data after the end are taken', async () => {
    assert.equal(await verdict(Buffer.concat([jpeg(8, 8), Buffer.from('SEFHn\0\0SEFT')])), 'jpg')
  })
})

describe('other files', () => {
  test('that are empty, too large or of another kind are refused', async () => {
    assert.equal(await verdict(''), 'empty')
    assert.equal(await verdict(Buffer.alloc(MAX_UPLOAD_BYTES + 1)), 'too-large')
    assert.equal(await verdict('MZ\x90\0' + '\0'.repeat(300)), 'other-type')
    assert.equal(await verdict('GIF89a' + '\0'.repeat(300)), 'other-type')
    assert.equal(await verdict('xin chào'), 'unknown-type')
  })

  test('over the limit are told both sizes, and never the same figure twice', async () => {
    const text = describeUploadProblem({
      code: 'too-large',
      params: { size: MAX_UPLOAD_BYTES + 1, maxBytes: MAX_UPLOAD_BYTES },
    })
    assert.match(text.vi, /25,1 MB, quá mức 25 MB/)
    assert.match(text.en, /25.1 MB; the limit is 25 MB/)
  })
})
