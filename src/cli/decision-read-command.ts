import { parseArgs } from 'node:util'
import { readDecision } from '../engines/decision/index.ts'
import { describeDocumentProblem, readDocument } from '../platform/office/index.ts'
import { type Command, UsageError } from './command.ts'

const MISUSED = 2

export const decisionReadCommand: Command = {
  name: 'decision read',
  usage: '<tệp> [--lines]',
  summary: {
    vi: 'Đọc quyết định phê duyệt lộ trình (.txt, .docx, .xlsx): in đề xuất mục tiêu, tổng số, dịch vụ và các điểm bất thường dạng JSON',
    en: 'Read a decision that approves a roadmap (.txt, .docx, .xlsx): print what it proposes and its anomalies as JSON',
  },
  details: [
    {
      vi: 'In ra: {"number", "date", "issuer", "totals", "targets", "services", "anomalies", "checks"}; giá trị giữ như văn bản, chỉ nối các hàng chữ.',
      en: 'Prints {"number", "date", "issuer", "totals", "targets", "services", "anomalies", "checks"}; values are as printed, joined over lines.',
    },
    {
      vi: '"source": mảng số hàng chữ của văn bản, từ 1, tăng dần. Của tệp .docx và .xlsx: số hàng do --lines in ra (xlsx một trang tính: số dòng của trang tính).',
      en: '"source": array of line numbers of the text, from 1, ascending. Of .docx and .xlsx: the lines that --lines prints (of one sheet: its rows).',
    },
    {
      vi: '"places": hàng chữ của riêng từng giá trị. "level" là null khi ô trống hoặc không đọc được; "coAgency" là null khi ô trống.',
      en: '"places": lines of each single value. "level" is null where the cell is empty or unreadable, "coAgency" where it is empty.',
    },
    {
      vi: '--lines: in văn bản đã đánh số hàng thay cho đề xuất.',
      en: '--lines: print the text with its line numbers instead.',
    },
    {
      vi: 'Tệp trống, hỏng, sai bảng mã, quá lớn, có công thức, hoặc không phải quyết định: nói rõ ở đầu ra lỗi, mã thoát 2.',
      en: 'A file that is empty, damaged, in a wrong encoding, too large, with formulas or no decision: told on standard error, exit code 2.',
    },
  ],
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { lines: { type: 'boolean' } },
      allowPositionals: true,
    })
    const [path, ...more] = positionals
    if (path === undefined || more.length > 0) {
      throw new UsageError('Cần đúng một tệp (exactly one file is needed).')
    }
    const document = await readFileAt(path)
    if (!document.ok) {
      const { vi, en } = describeDocumentProblem(document.problem)
      io.err(`${path}: ${vi}`)
      io.err(en)
      return MISUSED
    }
    if (values.lines) {
      for (const [index, line] of document.lines.entries()) io.out(`${index + 1}\t${line}`)
      return 0
    }
    const reading = readDecision(document.lines)
    if (reading.kind === 'unreadable') {
      io.err(`${path}: ${reading.problem.message}`)
      io.err(reading.problem.messageEn)
      return MISUSED
    }
    io.out(JSON.stringify(reading.proposal, null, 2))
    return 0
  },
}

async function readFileAt(path: string) {
  try {
    return await readDocument(path)
  } catch (error) {
    const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined
    const words =
      code === 'ENOENT'
        ? 'không có tệp này (no such file)'
        : code === 'EISDIR'
          ? 'là thư mục, không phải tệp (a folder, not a file)'
          : code === 'EACCES'
            ? 'không có quyền đọc (no permission to read)'
            : undefined
    if (words === undefined) throw error
    throw new UsageError(`${path}: ${words}`)
  }
}
