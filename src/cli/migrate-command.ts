import { parseArgs } from 'node:util'
import { migrate } from '../platform/db/migrate.ts'
import type { Command } from './command.ts'
import { withCommandDatabase } from './with-command-database.ts'

export const migrateCommand: Command = {
  name: 'migrate',
  usage: '',
  summary: {
    vi: 'Đưa cơ sở dữ liệu lên cấu trúc của bản chương trình này',
    en: 'Bring the database to the schema of this release',
  },
  details: [
    {
      vi: 'Chương trình cũng tự làm việc này khi khởi động; chạy lại không sao.',
      en: 'The program does the same when it starts; running it again does no harm.',
    },
  ],
  async run(args, io) {
    parseArgs({ args: [...args], options: {} })
    const applied = await withCommandDatabase(io, (connection) => migrate({ connection, log: io.log }))
    if (applied.length === 0) io.out('Không có gì mới (nothing new)')
    for (const name of applied) io.out(`Đã áp dụng (applied): ${name}`)
    return 0
  },
}
