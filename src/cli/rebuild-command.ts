import { parseArgs } from 'node:util'
import { loadCatalog } from '../modules/catalog/index.ts'
import { rebuildProjections } from '../modules/dossiers/index.ts'
import { loadDirectory } from '../modules/organizations/index.ts'
import { openDatabase } from '../platform/db/database.ts'
import type { Command } from './command.ts'
import { everyFewSeconds } from './progress.ts'
import { withCommandDatabase } from './with-command-database.ts'

export const rebuildCommand: Command = {
  name: 'rebuild',
  usage: '',
  summary: {
    vi: 'Tính lại từ các sự kiện toàn bộ bảng dùng cho danh sách, tra cứu và thống kê',
    en: 'Compute all tables behind lists, search and figures anew from the events',
  },
  details: [
    {
      vi: 'Làm trọn vẹn hoặc không làm gì. Khi chương trình đang chạy, người dùng vẫn xem được; việc ghi chờ đến khi xong.',
      en: 'All or nothing. While the program runs people can still read; writing waits until it is done.',
    },
  ],
  async run(args, io) {
    parseArgs({ args: [...args], options: {} })
    const count = await withCommandDatabase(io, async (connection) => {
      // As the owner: a projection that came with a new release may not be granted to the application yet.
      const { db, close } = openDatabase({ connection, log: io.log, max: 4 })
      try {
        const directory = await loadDirectory(db)
        const catalog = await loadCatalog(db, directory)
        const tell = everyFewSeconds(io.clock, (done) =>
          io.err(`Đã tính lại ${done} hồ sơ (dossiers rebuilt)`),
        )
        return await rebuildProjections({ db, directory, catalog }, tell)
      } finally {
        await close()
      }
    })
    io.out(`Đã tính lại ${count} hồ sơ (dossiers rebuilt)`)
    return 0
  },
}
