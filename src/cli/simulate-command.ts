import { availableParallelism } from 'node:os'
import { resolveSecret } from '../config.ts'
import { instantAt } from '../engines/calendar/index.ts'
import { seedDemo } from '../demo/seed-demo.ts'
import { loadPack } from '../load-pack.ts'
import { countLevels, countServicesAtLevel } from '../modules/levels/index.ts'
import { loadDirectory } from '../modules/organizations/index.ts'
import { manualClock } from '../platform/clock/clock.ts'
import type { Connection } from '../platform/db/connection.ts'
import { APPLICATION_ROLE, type Db, openDatabase } from '../platform/db/database.ts'
import { migrate } from '../platform/db/migrate.ts'
import { folderFileStore } from '../platform/files/index.ts'
import { type BulkOptions, loadBulk } from '../simulate/bulk/load-bulk.ts'
import { digestOutcomes, listOutcomes } from '../simulate/outcomes.ts'
import { roadmapActs } from '../simulate/roadmap/roadmap-acts.ts'
import { simulateProvince, type SimulationOptions } from '../simulate/simulate-province.ts'
import type { SimulatedProvince } from '../simulate/simulated-province.ts'
import { summaryTable } from '../simulate/summary.ts'
import type { Command, CommandIo } from './command.ts'
import { everyFewSeconds } from './progress.ts'
import { readSimulationWish, ROADMAP, ROADMAP_PACE, type SimulationWish } from './simulation-wish.ts'
import { withCommandDatabase } from './with-command-database.ts'

export const simulateCommand: Command = {
  name: 'simulate',
  usage: '[--files N] [--from YYYY-MM-DD] [--to YYYY-MM-DD] [--seed N] [--bulk | --roadmap [--pace N]]',
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
    {
      vi: '--roadmap: lịch sử của lộ trình từ ngày Quyết định (04/5/2015) đến hết năm 2020: công bố, cam kết, báo cáo, mức độ; hồ sơ chỉ khi có --files',
      en: '--roadmap: a history of the roadmap from the day of the Decision (4 May 2015) to the end of 2020: publications, commitments, reports, levels; dossiers only with --files',
    },
    {
      vi: `--pace: số thủ tục lên mạng mỗi tháng trong lịch sử đó (${ROADMAP_PACE})`,
      en: `--pace: procedures a month that come online in that history (${ROADMAP_PACE})`,
    },
  ],
  async run(args, io) {
    const wish = readSimulationWish(args, io.clock)
    if (io.config().production) {
      io.err(
        'Không tạo dữ liệu mô phỏng khi chạy chính thức. Hãy dùng thư mục dữ liệu hoặc cơ sở dữ liệu khác (never in production; use another data folder or database).',
      )
      return 1
    }
    return withCommandDatabase(io, (connection) => simulate(io, connection, wish))
  },
}

async function simulate(io: CommandIo, connection: Connection, wish: SimulationWish): Promise<number> {
  const config = io.config()
  const { clock, log } = io
  await migrate({ connection, log })
  const { db, close } = openDatabase({ connection, role: APPLICATION_ROLE, log, max: 4 })
  const startedAt = clock.now().getTime()
  try {
    // A history that begins with the Decision has its packs and officers from that day on.
    const begin = wish.pace === undefined ? clock : manualClock(instantAt(wish.from, '00:00'))
    for (const pack of config.packs) await loadPack(db, begin, pack)
    if (wish.pace !== undefined && (await hasLevels(db))) {
      io.err(
        'Cơ sở dữ liệu đã có lịch sử mức độ. Hãy dùng thư mục dữ liệu trống (levels were examined here already; use an empty data folder).',
      )
      return 1
    }
    await seedDemo({ db, clock: begin, secret: resolveSecret(config) })
    const onProgress = everyFewSeconds(clock, (count) => io.err(`Đã tạo ${count} hồ sơ (dossiers made)`))
    const common = { log, files: folderFileStore(config.filesDir), wish, onProgress }
    const { pace, to } = wish
    const alongside = pace === undefined ? undefined : roadmapOf(io, { ...wish, pace })
    if (wish.bulk) await bulk(io, { ...common, connection, clock })
    else await live(io, { ...common, db, publicUrl: config.publicUrl, alongside })
    if (pace !== undefined) await tellLevels(io, db, to)
  } finally {
    await close()
  }
  const seconds = Math.round((clock.now().getTime() - startedAt) / 1000)
  io.out(`Hạt giống (seed): ${wish.seed} · ${seconds} giây (seconds)`)
  return 0
}

/** What is done for the roadmap, told of as the days go by. */
function roadmapOf(
  { clock, err }: CommandIo,
  { seed, from, to, pace }: SimulationWish & { readonly pace: number },
) {
  return async (province: SimulatedProvince) => {
    const acts = await roadmapActs(province, { seed, from, to, perMonth: pace })
    let done = 0
    const tell = everyFewSeconds(clock, (count) =>
      err(`Đã làm ${count}/${acts.length} việc của lộ trình (acts of the roadmap done)`),
    )
    return acts.map(({ at, act }) => ({
      at,
      act: async () => {
        await act()
        done += 1
        tell(done)
      },
    }))
  }
}

/** The history of levels is written in the order of time: nothing can be put before what is there. */
async function hasLevels(db: Db): Promise<boolean> {
  return (await countLevels(db, {})).size > 0
}

/** Services at each level of the roadmap at the end of every year and on the last day. */
async function tellLevels(io: CommandIo, db: Db, to: string): Promise<void> {
  for (let year = Number(ROADMAP.from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) {
    const day = `${year}-12-31` < to ? `${year}-12-31` : to
    const counts = await countServicesAtLevel(db, day, 'province')
    const words = counts.map(({ level2011, services }) => `mức ${level2011}: ${services}`)
    io.out(`${day} · dịch vụ (services, level) ${words.join(', ')}`)
  }
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
