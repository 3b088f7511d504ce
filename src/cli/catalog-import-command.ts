import { parseArgs } from 'node:util'
import {
  type FactsImport,
  type FactsReading,
  importFacts,
  missingFactsComponents,
  previewFacts,
  type ProcedureFacts,
  readFactsFile,
} from '../modules/catalog/index.ts'
import { APPLICATION_ROLE, openDatabase } from '../platform/db/database.ts'
import { type Command, type CommandIo, UsageError } from './command.ts'
import { fileErrorWords } from './file-error-words.ts'
import { withCommandDatabase } from './with-command-database.ts'

const REFUSED = 2
/** More faults than anybody mends in one go are counted, not listed. */
const SHOWN = 50

export const catalogImportCommand: Command = {
  name: 'catalog import',
  usage: '<tệp> [--preview]',
  summary: {
    vi: 'Nhập danh mục thủ tục đã công bố (NDJSON, CSV, XLSX): tất cả hoặc không gì cả; nhập lại không sinh bản ghi trùng',
    en: 'Import published procedures (NDJSON, CSV, XLSX): all of them or none; importing again makes no doubles',
  },
  details: [
    {
      vi: '--preview: chỉ xem trước sẽ thêm, đổi, giữ nguyên những gì và bản ghi còn thiếu gì; không ghi gì.',
      en: '--preview: only show what would be added, changed and kept, and what records lack; nothing is written.',
    },
    {
      vi: 'NDJSON: mỗi dòng một bản ghi {"code", "name", "decision", "levels", "field", "subjects", "agency", "competentAgency", "channels", "documents", "results"}.',
      en: 'NDJSON: one record a line, with these keys.',
    },
    {
      vi: 'CSV, XLSX: hàng đầu là tên cột như tệp do `catalog export` ghi ra; cần ít nhất “Mã thủ tục”, “Tên thủ tục”, “Cấp thực hiện”, “Lĩnh vực”.',
      en: 'CSV, XLSX: the first row names the columns, as `catalog export` writes them; code, name, tiers and field are required.',
    },
    {
      vi: 'Lỗi được nêu theo dòng và cột, cột lạ được nêu tên; có lỗi thì không ghi gì và mã thoát là 2. Thủ tục đã có biểu mẫu và quy trình riêng được giữ nguyên.',
      en: 'Faults are told by row and column, unknown columns by name; with any, nothing is written and the exit code is 2. Procedures with a form and a process of their own are kept.',
    },
  ],
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { preview: { type: 'boolean' } },
      allowPositionals: true,
    })
    const [path, ...more] = positionals
    if (path === undefined || more.length > 0)
      throw new UsageError('Cần đúng một tệp (exactly one file is needed).')
    const reading = await readFactsFile(path).catch((error: unknown) => {
      throw new UsageError(`${path}: ${fileErrorWords(error)}`)
    })
    if (!reading.ok) {
      io.err(`${path}: ${reading.problem.vi}`)
      io.err(reading.problem.en)
      return REFUSED
    }
    tellReading(io, path, reading)
    if (reading.faults.length + reading.unread.length > 0) {
      tellFaults(io, reading)
      return REFUSED
    }
    const records = reading.rows.map(({ facts }) => facts)
    const isPreview = values.preview === true
    const outcome = await withCommandDatabase(io, async (connection) => {
      const { db, close } = openDatabase({ connection, role: APPLICATION_ROLE, log: io.log, max: 2 })
      try {
        return await (isPreview
          ? previewFacts(db, records)
          : importFacts(db, records, { at: io.clock.now() }))
      } finally {
        await close()
      }
    })
    tellOutcome(io, outcome, isPreview)
    if (isPreview) tellMissing(io, records)
    return 0
  },
}

type Readable = Extract<FactsReading, { readonly ok: true }>

function tellReading(io: CommandIo, path: string, { format, rows }: Readable): void {
  io.out(`${path}: ${format.toUpperCase()}, ${rows.length} thủ tục đọc được (procedures read)`)
}

function tellFaults(io: CommandIo, { faults, unread }: Readable): void {
  if (unread.length > 0)
    io.err(`Cột lạ, hãy xóa hoặc đổi tên (unknown columns, remove or rename them): ${unread.join(', ')}`)
  for (const { row, column, message } of faults.slice(0, SHOWN))
    io.err(`Dòng ${row}, cột ${column}: ${message.vi} (row ${row}: ${message.en})`)
  if (faults.length > SHOWN) io.err(`… và ${faults.length - SHOWN} lỗi nữa (and more faults)`)
  io.err(`Có ${faults.length + unread.length} lỗi, không nhập gì (faults found, nothing was imported)`)
}

function tellOutcome(
  io: CommandIo,
  { added, changed, unchanged, kept }: FactsImport,
  isPreview: boolean,
): void {
  io.out(isPreview ? 'Xem trước, chưa ghi gì (preview, nothing was written)' : 'Đã nhập (imported)')
  io.out(`Thêm mới (added): ${added.length}`)
  io.out(`Thay đổi (changed): ${changed.length}`)
  io.out(`Không đổi (unchanged): ${unchanged}`)
  io.out(`Giữ nguyên vì đã có biểu mẫu, quy trình (kept, they have a form and a process): ${kept.length}`)
  for (const { code, name, parts } of changed.slice(0, SHOWN))
    io.out(`  ${code} ${name}: ${parts.join(', ')}`)
  if (changed.length > SHOWN) io.out(`  … và ${changed.length - SHOWN} thủ tục nữa (and more)`)
}

/** Completeness by the law: which components how many records lack. */
function tellMissing(io: CommandIo, records: readonly ProcedureFacts[]): void {
  const lacking = Map.groupBy(records.flatMap(missingFactsComponents), ({ vi }) => vi)
  if (lacking.size > 0) io.out('Bản ghi còn thiếu (records lack):')
  for (const [name, own] of [...lacking].toSorted(([, one], [, other]) => other.length - one.length))
    io.out(`  ${name} (${own[0]?.en}): ${own.length}`)
}
