import path from 'node:path'
import { parseArgs } from 'node:util'
import { restoreBackup } from '../platform/db/backup/restore-backup.ts'
import { type Command, UsageError } from './command.ts'
import { withCommandDatabase } from './with-command-database.ts'

export const restoreCommand: Command = {
  name: 'restore',
  usage: '<thư mục / folder>',
  summary: {
    vi: 'Khôi phục một bản sao lưu vào cơ sở dữ liệu trống và thư mục tệp trống',
    en: 'Restore a backup into an empty database and an empty files folder',
  },
  details: [
    {
      vi: 'Dừng chương trình trước, đặt DATA_DIR (và DATABASE_URL) mới; từ chối nếu đã có dữ liệu hoặc bản sao bị sửa.',
      en: 'Stop the program first, set a new DATA_DIR (and DATABASE_URL); refused where there are data, or if the backup was changed.',
    },
  ],
  async run(args, io) {
    const { positionals } = parseArgs({ args: [...args], options: {}, allowPositionals: true })
    const [folder, ...others] = positionals
    if (folder === undefined || others.length > 0)
      throw new UsageError('Cần đúng một thư mục (one folder is needed)')
    const source = path.resolve(folder)
    const { filesDir, dataDir } = io.config()
    const manifest = await withCommandDatabase(io, (connection) =>
      restoreBackup({ connection, filesDir, extraDir: dataDir, source, log: io.log }),
    )
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
    io.out(
      `Đã khôi phục bản sao lưu lúc ${manifest.madeAt}: ${rows} dòng, ${manifest.files.length} tệp (restored: rows, files)`,
    )
    return 0
  },
}
