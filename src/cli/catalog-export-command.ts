import { rename, rm, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import {
  exportFacts,
  factsAsCsv,
  factsAsXlsx,
  factsLine,
  type ProcedureFacts,
  tooLongForWorkbook,
} from '../modules/catalog/index.ts'
import { loadDirectory } from '../modules/organizations/index.ts'
import { APPLICATION_ROLE, openDatabase } from '../platform/db/database.ts'
import { vietnamDate } from '../platform/i18n/format.ts'
import { type Command, UsageError } from './command.ts'
import { fileErrorWords } from './file-error-words.ts'
import { withCommandDatabase } from './with-command-database.ts'

const REFUSED = 2
const FORMATS = ['ndjson', 'csv', 'xlsx'] as const
type Format = (typeof FORMATS)[number]

export const catalogExportCommand: Command = {
  name: 'catalog export',
  usage: '<tệp | -> [--format ndjson|csv|xlsx]',
  summary: {
    vi: 'Xuất danh mục thủ tục đang có hiệu lực ra NDJSON, CSV hoặc XLSX; nhập lại được bằng `catalog import`',
    en: 'Export the procedures in force as NDJSON, CSV or XLSX, which `catalog import` reads again',
  },
  details: [
    {
      vi: 'Định dạng theo đuôi tệp hoặc --format; “-” in ra màn hình (NDJSON, CSV). Tệp đã có bị ghi đè.',
      en: 'The format comes from the ending of the file or --format; “-” prints (NDJSON, CSV). A file that is there is replaced.',
    },
  ],
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { format: { type: 'string' } },
      allowPositionals: true,
    })
    const [path, ...more] = positionals
    if (path === undefined || more.length > 0)
      throw new UsageError('Cần đúng một tệp, hoặc “-” (exactly one file is needed, or “-”).')
    const format = formatOf(path, values.format)
    if (path === '-' && format === 'xlsx')
      throw new UsageError('XLSX cần một tên tệp (a workbook needs the name of a file).')
    const records = await withCommandDatabase(io, async (connection) => {
      const { db, close } = openDatabase({ connection, role: APPLICATION_ROLE, log: io.log, max: 2 })
      try {
        return await exportFacts(db, await loadDirectory(db), vietnamDate(io.clock.now()))
      } finally {
        await close()
      }
    })
    if (path === '-') {
      for (const line of format === 'csv' ? factsAsCsv(records) : records.map(factsLine))
        io.out(line.trimEnd())
      return 0
    }
    const tooLong = format === 'xlsx' ? tooLongForWorkbook(records) : []
    if (tooLong.length > 0) {
      const codes = tooLong.slice(0, 10).join(', ')
      io.err(
        `Ô của tệp XLSX không đủ chỗ cho ${tooLong.length} thủ tục (${codes}): hãy xuất CSV hoặc NDJSON.`,
      )
      io.err('A cell of a workbook cannot hold these procedures whole: export CSV or NDJSON.')
      return REFUSED
    }
    await writeWhole(path, await bytesOf(records, format))
    io.out(`Đã ghi (written): ${path}, ${records.length} thủ tục (procedures)`)
    return 0
  },
}

function formatOf(path: string, asked: string | undefined): Format {
  const ending = /\.([a-z]+)$/iu.exec(path)?.[1]?.toLowerCase()
  const wanted = asked ?? (ending === 'json' || ending === 'jsonl' ? 'ndjson' : ending) ?? 'ndjson'
  const format = FORMATS.find((one) => one === wanted)
  if (!format) throw new UsageError(`Định dạng “${wanted}” không có (no such format): ${FORMATS.join(', ')}.`)
  return format
}

async function bytesOf(records: readonly ProcedureFacts[], format: Format): Promise<Buffer> {
  if (format === 'xlsx') return factsAsXlsx(records)
  const lines = format === 'csv' ? [...factsAsCsv(records)] : records.map((facts) => `${factsLine(facts)}\n`)
  return Buffer.from(lines.join(''))
}

/** Half a file is never seen under its name. */
async function writeWhole(path: string, bytes: Buffer): Promise<void> {
  const beside = `${path}.part`
  try {
    await writeFile(beside, bytes)
    await rename(beside, path)
  } catch (error) {
    await rm(beside, { force: true })
    throw new UsageError(`${path}: ${fileErrorWords(error)}`)
  }
}
