import { parseArgs } from 'node:util'
import { resolveSecret } from '../config.ts'
import { seedDemo } from '../demo/seed-demo.ts'
import { loadPack } from '../load-pack.ts'
import { APPLICATION_ROLE, openDatabase } from '../platform/db/database.ts'
import { type Command, UsageError } from './command.ts'
import { withCommandDatabase } from './with-command-database.ts'

export const seedCommand: Command = {
  name: 'seed',
  usage: '[--demo]',
  summary: {
    vi: 'Nạp các gói dữ liệu trong PACKS: cơ quan, địa bàn, thủ tục, biểu mẫu, quy trình',
    en: 'Load the packs named in PACKS: agencies, areas, procedures, forms, processes',
  },
  details: [
    {
      vi: 'Chạy lại không sao: gói không đổi thì không làm gì. Chương trình đang chạy thấy dữ liệu mới sau nửa phút.',
      en: 'Running it again does no harm: an unchanged pack is left alone. A running program sees the new content half a minute later.',
    },
    {
      vi: '--demo: thêm các tài khoản chạy thử; không dùng được khi chạy chính thức.',
      en: '--demo: also make the demo accounts; refused in production.',
    },
  ],
  async run(args, io) {
    const { values } = parseArgs({ args: [...args], options: { demo: { type: 'boolean' } } })
    const config = io.config()
    if (values.demo && config.production) {
      throw new UsageError(
        'Không tạo tài khoản chạy thử trên hệ thống chính thức (no demo accounts in production).',
      )
    }
    await withCommandDatabase(io, async (connection) => {
      const { db, close } = openDatabase({ connection, role: APPLICATION_ROLE, log: io.log, max: 4 })
      try {
        for (const pack of config.packs) {
          const isNew = await loadPack(db, io.clock, pack)
          io.out(isNew ? `Đã nạp (loaded): ${pack}` : `Không đổi (unchanged): ${pack}`)
        }
        if (!values.demo) return
        await seedDemo({ db, clock: io.clock, secret: resolveSecret(config) })
        io.out('Đã có các tài khoản chạy thử (demo accounts are there)')
      } finally {
        await close()
      }
    })
    return 0
  },
}
