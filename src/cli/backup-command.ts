import path from 'node:path'
import { parseArgs } from 'node:util'
import { secretFile } from '../config.ts'
import { makeBackup } from '../platform/db/backup/make-backup.ts'
import { type Command, UsageError } from './command.ts'
import { withCommandDatabase } from './with-command-database.ts'

export const backupCommand: Command = {
  name: 'backup',
  usage: '<thư mục / folder>',
  summary: {
    vi: 'Sao lưu cơ sở dữ liệu và các tệp vào một thư mục mới, cả khi chương trình đang chạy',
    en: 'Back up the database and the files into a new folder, also while the program runs',
  },
  details: [
    {
      vi: 'Bản sao chứa dữ liệu cá nhân và khoá: cất giữ như chính hệ thống.',
      en: 'The backup holds personal data and the key: keep it as safe as the system itself.',
    },
  ],
  async run(args, io) {
    const { positionals } = parseArgs({ args: [...args], options: {}, allowPositionals: true })
    const [folder, ...others] = positionals
    if (folder === undefined || others.length > 0)
      throw new UsageError('Cần đúng một thư mục (one folder is needed)')
    const target = path.resolve(folder)
    const config = io.config()
    const manifest = await withCommandDatabase(io, (connection) =>
      makeBackup({
        connection,
        filesDir: config.filesDir,
        extraFiles: [secretFile(config)],
        target,
        clock: io.clock,
        log: io.log,
      }),
    )
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
    io.out(`Đã sao lưu vào ${target}: ${rows} dòng, ${manifest.files.length} tệp (backed up: rows, files)`)
    return 0
  },
}
