import { parseArgs } from 'node:util'
import { type Verification, type VerificationFault, verifyLedger } from '../modules/dossiers/index.ts'
import { APPLICATION_ROLE, openDatabase } from '../platform/db/database.ts'
import type { Text } from '../platform/i18n/translator.ts'
import { type Command, type CommandIo } from './command.ts'
import { everyFewSeconds } from './progress.ts'
import { withCommandDatabase } from './with-command-database.ts'

const FAULTS: Readonly<Record<VerificationFault['what'], Text>> = {
  changed: { vi: 'đã bị sửa', en: 'changed' },
  missing: { vi: 'đã bị xoá', en: 'removed' },
  inserted: { vi: 'được chèn thêm', en: 'inserted' },
  reordered: { vi: 'đã bị đổi chỗ', en: 'moved' },
  'private-changed': { vi: 'dữ liệu cá nhân đã bị sửa', en: 'personal data changed' },
  'projection-missing': {
    vi: 'không còn trong bảng hồ sơ; chạy "rebuild" sau khi rõ nguyên nhân',
    en: 'no longer in the table of dossiers; run "rebuild" once the cause is known',
  },
  'events-missing': { vi: 'không còn sự kiện nào', en: 'all events removed' },
  'root-mismatch': {
    vi: 'các sự kiện không còn khớp với mã niêm phong',
    en: 'events no longer match their sealed root',
  },
  'book-mismatch': {
    vi: 'sổ đã khóa không còn khớp với mã niêm phong của nó',
    en: 'the closed register no longer matches its digest',
  },
}

export const verifyCommand: Command = {
  name: 'verify',
  usage: '',
  summary: {
    vi: 'Kiểm tra từng sự kiện của mọi hồ sơ: có dòng nào bị sửa, xoá, chèn thêm hoặc đổi chỗ hay không',
    en: 'Check every event of every dossier: whether a row was changed, removed, inserted or moved',
  },
  details: [
    {
      vi: 'Chạy được cả khi chương trình đang hoạt động; chỉ đọc. Mã thoát 0: nguyên vẹn; 1: có sai lệch.',
      en: 'Works while the program runs and only reads. Exit code 0: intact; 1: something is wrong.',
    },
  ],
  async run(args, io) {
    parseArgs({ args: [...args], options: {} })
    const found = await withCommandDatabase(io, async (connection) => {
      const { db, close } = openDatabase({ connection, role: APPLICATION_ROLE, log: io.log, max: 2 })
      try {
        const tell = everyFewSeconds(io.clock, (count) =>
          io.err(`Đã kiểm tra ${count} hồ sơ (dossiers checked)`),
        )
        return await verifyLedger(db, tell)
      } finally {
        await close()
      }
    })
    return report(found, io)
  },
}

function report(found: Verification, io: CommandIo): number {
  io.out(
    `Đã kiểm tra: ${found.dossiers} hồ sơ, ${found.events} sự kiện, ${found.roots} mã niêm phong, ${found.books} sổ đã khóa (checked: dossiers, events, sealed roots, closed registers)`,
  )
  if (found.privateRemoved > 0) {
    io.out(
      `Dữ liệu cá nhân đã được xoá ở ${found.privateRemoved} sự kiện; hãy đối chiếu với các quyết định xoá (personal data removed from events; compare with the decisions on it)`,
    )
  }
  for (const { where, what } of found.faults) io.out(`${where}: ${FAULTS[what].vi} (${FAULTS[what].en})`)
  io.out(
    found.faults.length === 0
      ? 'Nguyên vẹn (intact)'
      : `Có ${found.faults.length} sai lệch (faults found). Giữ nguyên cơ sở dữ liệu và bản sao lưu để điều tra (keep the database and the backups for investigation)`,
  )
  return found.faults.length === 0 ? 0 : 1
}
