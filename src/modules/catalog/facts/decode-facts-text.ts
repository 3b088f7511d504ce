import type { Text } from '../../../platform/i18n/translator.ts'
import { decodeText } from '../../../platform/office/decode-text.ts'
import { describeDocumentProblem } from '../../../platform/office/index.ts'

export interface FileProblem {
  readonly problem: Text
}

/** How much of a large file is looked at to name what is wrong with it. */
const SAMPLE_BYTES = 262_144

const PROBLEMS = {
  empty: { vi: 'Tệp này trống.', en: 'The file is empty.' },
  binary: {
    vi: 'Đây không phải danh mục thủ tục: nội dung là dữ liệu nhị phân. Hãy chọn tệp NDJSON, CSV hoặc XLSX.',
    en: 'This is no catalogue: it holds binary data. Choose an NDJSON, CSV or XLSX file.',
  },
  'no-records': {
    vi: 'Trong tệp không có thủ tục nào.',
    en: 'There is no procedure in the file.',
  },
  'not-a-catalogue': {
    vi: 'Không dòng nào trong tệp là bản ghi thủ tục. Tệp phải là NDJSON (mỗi dòng một bản ghi), CSV hoặc XLSX có hàng tiêu đề.',
    en: 'No line of the file is a record of a procedure. It must be NDJSON (one record a line), or CSV or XLSX with a head row.',
  },
} as const satisfies Readonly<Record<string, Text>>

export function fileProblem(code: keyof typeof PROBLEMS): Text
export function fileProblem(code: 'too-large' | 'too-many', limit: number): Text
export function fileProblem(code: keyof typeof PROBLEMS | 'too-large' | 'too-many', limit = 0): Text {
  if (code === 'too-large')
    return {
      vi: `Tệp quá lớn: mức tối đa là ${limit} MB.`,
      en: `The file is too large: the limit is ${limit} MB.`,
    }
  if (code === 'too-many')
    return {
      vi: `Tệp có hơn ${limit} bản ghi, nhiều hơn một danh mục thủ tục có thể có.`,
      en: `The file has more than ${limit} records, more than a catalogue can have.`,
    }
  return PROBLEMS[code]
}

/** The text of a file of any size: UTF-8 (or UTF-16 by its mark), or what is wrong, judged by its beginning. */
export function decodeFactsText(bytes: Buffer): { readonly text: string } | FileProblem {
  const sample = decodeText(whole(bytes))
  if ('problem' in sample)
    return {
      problem: sample.problem.code === 'binary' ? PROBLEMS.binary : describeDocumentProblem(sample.problem),
    }
  if (bytes.length <= SAMPLE_BYTES) return sample
  const label = bytes[0] === 0xff ? 'utf-16le' : bytes[0] === 0xfe ? 'utf-16be' : 'utf-8'
  try {
    return { text: new TextDecoder(label, { fatal: true }).decode(bytes) }
  } catch {
    return { problem: describeDocumentProblem({ code: 'encoding' }) }
  }
}

/** The beginning, up to the end of a line: half a letter at the cut would look like a wrong encoding. */
function whole(bytes: Buffer): Buffer {
  if (bytes.length <= SAMPLE_BYTES) return bytes
  const lineEnd = bytes.lastIndexOf(0x0a, SAMPLE_BYTES)
  if (lineEnd > 0) return bytes.subarray(0, lineEnd + 1)
  // One endless line: end between two characters of UTF-8.
  let end = SAMPLE_BYTES
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1
  return bytes.subarray(0, end)
}
