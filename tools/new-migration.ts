// node tools/new-migration.ts add_something: the next numbered file in db/migrations.
import { readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { MIGRATIONS } from '../src/platform/db/migrate.ts'

const [name] = process.argv.slice(2)

if (name === undefined || !/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error('Usage: node tools/new-migration.ts <name>, in snake_case: add_dossier_priority')
  process.exitCode = 2
} else {
  const last = readdirSync(MIGRATIONS)
    .filter((file) => /^\d{4}_.*\.sql$/.test(file))
    .sort()
    .at(-1)
  const number = String(Number(last?.slice(0, 4) ?? 0) + 1).padStart(4, '0')
  const file = path.join(MIGRATIONS, `${number}_${name}.sql`)
  writeFileSync(
    file,
    [
      '-- Runs in one transaction, once, as the owner; never edited once applied anywhere. PostgreSQL 15 and later.',
      '-- New tables in schema public are readable and writable by motcua_app: revoke what it must not do.',
      '-- Afterwards: npm run db:generate',
      '',
    ].join('\n'),
    { flag: 'wx' },
  )
  console.log(path.relative(process.cwd(), file))
}
