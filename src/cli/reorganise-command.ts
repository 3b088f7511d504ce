import { parseArgs } from 'node:util'
import { loadCatalog } from '../modules/catalog/index.ts'
import {
  applyReorganisation,
  type OpenDecision,
  previewReorganisation,
  type ReorganisationReport,
  type ReorganiseOutcome,
} from '../modules/dossiers/index.ts'
import {
  findReorganisationPack,
  listReorganisationPacks,
  loadDirectory,
  type ReorganisationPack,
} from '../modules/organizations/index.ts'
import { openDatabase } from '../platform/db/database.ts'
import { type Command, type CommandIo, UsageError } from './command.ts'
import { everyFewSeconds } from './progress.ts'
import { withCommandDatabase } from './with-command-database.ts'

export const reorganiseCommand: Command = {
  name: 'reorganise',
  usage: '<gói> [--preview]',
  summary: {
    vi: 'Áp dụng một gói sắp xếp bộ máy (packs/reorganisation-…): cơ quan, địa bàn, chức vụ và mọi hồ sơ đang giải quyết',
    en: 'Apply a reorganisation (packs/reorganisation-…): agencies, areas, posts and every open file',
  },
  details: [
    {
      vi: '--preview: chỉ cho biết sẽ có gì thay đổi và việc gì cần quyết định; không thay đổi gì.',
      en: '--preview: only tell what would change and what needs a decision; nothing is changed.',
    },
    {
      vi: 'Trong một giao dịch: trọn vẹn hoặc không có gì. Áp dụng lại không thay đổi gì.',
      en: 'In one transaction: all or nothing. Applying it again changes nothing.',
    },
  ],
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { preview: { type: 'boolean' } },
      allowPositionals: true,
    })
    const [id = '', ...more] = positionals
    const pack = more.length === 0 ? await findReorganisationPack(id) : undefined
    if (!pack) {
      const known = (await listReorganisationPacks()).join(', ')
      throw new UsageError(`Cần đúng một gói trong số (exactly one pack of): ${known}`)
    }
    const outcome = await reorganise(io, pack, values.preview ?? false)
    return tell(io, pack, outcome, values.preview ?? false)
  },
}

function reorganise(io: CommandIo, pack: ReorganisationPack, isPreview: boolean): Promise<ReorganiseOutcome> {
  return withCommandDatabase(io, async (connection) => {
    // As the owner: the structure is not the application's to change alone.
    const { db, close } = openDatabase({ connection, log: io.log, max: 4 })
    try {
      const directory = await loadDirectory(db)
      const catalog = await loadCatalog(db, directory)
      const actor = { kind: 'system' } as const
      const ctx = { db, clock: io.clock, log: io.log, actor, directory, catalog }
      const onProgress = everyFewSeconds(io.clock, (seen) =>
        io.err(`Đã xem ${seen} hồ sơ đang giải quyết (open files seen)`),
      )
      return isPreview
        ? await previewReorganisation(ctx, pack)
        : await applyReorganisation(ctx, pack, { onProgress })
    } finally {
      await close()
    }
  })
}

function tell(
  io: CommandIo,
  pack: ReorganisationPack,
  outcome: ReorganiseOutcome,
  isPreview: boolean,
): number {
  switch (outcome.kind) {
    case 'faults':
      for (const fault of outcome.faults) io.err(fault)
      io.err('Không có gì thay đổi (nothing was changed).')
      return 1
    case 'too-early':
      io.err(`Chưa đến ngày có hiệu lực ${outcome.effectiveOn} (not in force yet). Không có gì thay đổi.`)
      return 1
    case 'refused':
      io.err('Không có quyền (not allowed).')
      return 1
    case 'already':
      io.out(`${pack.id}: đã áp dụng từ trước, không có gì thay đổi (applied before, nothing changed)`)
      return 0
    case 'done':
      io.out(`${pack.title.vi} (${pack.decision.number}, ${pack.decision.effectiveOn})`)
      for (const line of reportLines(outcome.report)) io.out(line)
      if (isPreview) {
        for (const { vi } of pack.unconfirmed) io.out(`Chưa xác nhận: ${vi}`)
        io.out('Xem trước: không có gì thay đổi (preview: nothing was changed)')
      }
      return 0
  }
}

function reportLines({ counts, decisions, totals }: ReorganisationReport): readonly string[] {
  return [
    `Cơ quan (agencies): ${counts.agenciesClosed} kết thúc, ${counts.agenciesOpened} thành lập`,
    `Bộ phận (units): ${counts.unitsClosed} kết thúc, ${counts.unitsOpened} thành lập`,
    `Địa bàn (areas): ${counts.areasClosed} kết thúc, ${counts.areasOpened} thành lập`,
    `Chức vụ (posts): ${counts.postsEnded} kết thúc, ${counts.postsBegun} chuyển tiếp`,
    `Dịch vụ (services): ${counts.servicesClosed} ngừng, ${counts.servicesOpened} mở ở cơ quan kế tục`,
    `Hồ sơ đang giải quyết (open files): ${counts.openFiles}, chuyển ${counts.filesMoved}, phê duyệt lại ${counts.approvalsReturned}`,
    `Tổng số hồ sơ (all files): ${totals.asItWas} theo cơ quan khi nhận, ${totals.asItIsNow} theo cơ quan hiện nay`,
    ...decisions.map(decisionLine),
  ]
}

function decisionLine(decision: OpenDecision): string {
  switch (decision.kind) {
    case 'no-staff':
      return `Cần quyết định: ${decision.unitId} chưa có người giữ vai trò ${decision.role}, ${decision.files} việc đang chờ`
    case 'no-area':
      return `Cần quyết định: ${decision.files} hồ sơ của ${decision.agencyId} không ghi địa bàn, về cơ quan giữ phần còn lại`
    case 'leaders':
      return `Cần quyết định: ${decision.agencyId} có ${decision.count} người giữ chức vụ lãnh đạo`
  }
}
