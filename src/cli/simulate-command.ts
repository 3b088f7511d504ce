import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { resolveSecret } from '../config.ts'
import { seedDemo } from '../demo/seed-demo.ts'
import { loadPack } from '../load-pack.ts'
import { vietnamDay } from '../modules/dossiers/index.ts'
import { loadDirectory } from '../modules/organizations/index.ts'
import type { Connection } from '../platform/db/connection.ts'
import { APPLICATION_ROLE, openDatabase } from '../platform/db/database.ts'
import { migrate } from '../platform/db/migrate.ts'
import { folderFileStore } from '../platform/files/index.ts'
import { type BulkOptions, loadBulk } from '../simulate/bulk/load-bulk.ts'
import { digestOutcomes, listOutcomes } from '../simulate/outcomes.ts'
import { simulateProvince, type SimulationOptions } from '../simulate/simulate-province.ts'
import { summaryTable } from '../simulate/summary.ts'
import { type Command, type CommandIo, UsageError } from './command.ts'
import { everyFewSeconds } from './progress.ts'
import { withCommandDatabase } from './with-command-database.ts'

export const simulateCommand: Command = {
  name: 'simulate',
  usage: '[--files N] [--from YYYY-MM-DD] [--to YYYY-MM-DD] [--seed N] [--bulk]',
  summary: {
    vi: 'Tạo một quá khứ mô phỏng của tỉnh: hồ sơ, bổ sung, từ chối, kết quả (không dùng khi chạy chính thức)',
    en: 'Make up a past of the province: dossiers, supplements, refusals, results (never in production)',
  },
  details: [
    { vi: '--files: số hồ sơ (1000)', en: '--files: how many dossiers (1000)' },
    {
      vi: '--from, --to: khoảng thời gian (một năm đến hôm qua)',
      en: '--from, --to: the period (the year until yesterday)',
    },
    {
      vi: '--seed: cùng số và cùng dữ liệu ban đầu thì cùng kết quả (1)',
      en: '--seed: same number and same data before, same outcome (1)',
    },
    {
      vi: '--bulk: nạp thẳng vào bảng, hàng nghìn hồ sơ mỗi giây, để đo hiệu năng',
      en: '--bulk: load the tables directly, thousands of dossiers a second, for benchmarks',
    },
  ],
  async run(args, io) {
    const wish = readWish(args, io)
    if (io.config().production) {
      io.err(
        'Không tạo dữ liệu mô phỏng khi chạy chính thức. Hãy dùng thư mục dữ liệu hoặc cơ sở dữ liệu khác (never in production; use another data folder or database).',
      )
      return 1
    }
    return withCommandDatabase(io, (connection) => simulate(io, connection, wish))
  },
}

interface Wish {
  readonly files: number
  readonly from: string
  readonly to: string
  readonly seed: number
  readonly bulk: boolean
}

const DAY_MS = 24 * 3600 * 1000
/** Posts of the demo officers begin then. */
const EARLIEST = '2015-01-01'

function readWish(args: readonly string[], io: CommandIo): Wish {
  const { values } = parseArgs({
    args: [...args],
    options: {
      files: { type: 'string', default: '1000' },
      from: { type: 'string' },
      to: { type: 'string' },
      seed: { type: 'string', default: '1' },
      bulk: { type: 'boolean', default: false },
    },
  })
  const now = io.clock.now().getTime()
  const to = dayOption('to', values.to ?? vietnamDay(new Date(now - DAY_MS)))
  const from = dayOption('from', values.from ?? vietnamDay(new Date(now - 366 * DAY_MS)))
  if (from >= to || from < EARLIEST)
    throw new UsageError(`--from phải trước --to và không sớm hơn ${EARLIEST} (--from must lie before --to)`)
  const files = numberOption('files', values.files, 1)
  return { files, from, to, seed: numberOption('seed', values.seed, 0), bulk: values.bulk }
}

function dayOption(name: string, text: string): string {
  const time = Date.parse(`${text}T00:00:00Z`)
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(time)) return text
  throw new UsageError(`--${name} phải là ngày YYYY-MM-DD (must be a date)`)
}

function numberOption(name: string, text: string, least: number): number {
  const number = Number(text)
  if (Number.isSafeInteger(number) && number >= least) return number
  throw new UsageError(`--${name} phải là số nguyên từ ${least} (must be a whole number)`)
}

async function simulate(io: CommandIo, connection: Connection, wish: Wish): Promise<number> {
  const config = io.config()
  const { clock, log } = io
  await migrate({ connection, log })
  const { db, close } = openDatabase({ connection, role: APPLICATION_ROLE, log, max: 4 })
  const startedAt = clock.now().getTime()
  try {
    for (const pack of config.packs) await loadPack(db, clock, pack)
    await seedDemo({ db, clock, secret: resolveSecret(config) })
    const onProgress = everyFewSeconds(clock, (count) => io.err(`Đã tạo ${count} hồ sơ (dossiers made)`))
    const common = { log, files: folderFileStore(config.filesDir), wish, onProgress }
    if (wish.bulk) await bulk(io, { ...common, connection, clock })
    else await live(io, { ...common, db, publicUrl: config.publicUrl })
  } finally {
    await close()
  }
  const seconds = Math.round((clock.now().getTime() - startedAt) / 1000)
  io.out(`Hạt giống (seed): ${wish.seed} · ${seconds} giây (seconds)`)
  return 0
}

async function bulk(io: CommandIo, options: Omit<BulkOptions, 'workers'>): Promise<void> {
  // Two threads feed what one PostgreSQL takes in; more only wait for it.
  const workers = Math.min(2, availableParallelism())
  const { dossiers, events, open, roots } = await loadBulk({ ...options, workers })
  io.out(
    `${dossiers} hồ sơ (dossiers), ${events} sự kiện (events), ${open} đang mở (open), ${roots} mã niêm phong (roots)`,
  )
}

async function live(io: CommandIo, options: SimulationOptions): Promise<void> {
  const { db } = options
  const { dossierIds, endsAt, silenced } = await simulateProvince(options)
  const outcomes = await listOutcomes(db, dossierIds)
  for (const line of summaryTable(await loadDirectory(db), outcomes, endsAt)) io.out(line)
  io.out(`Thông báo không gửi đi (notices not sent out): ${silenced}`)
  io.out(`Mã kết quả (digest of outcomes): ${digestOutcomes(outcomes)}`)
}
