import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { connectionFields } from '../src/platform/db/connection.ts'
import { testDatabase } from '../test/support/database.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/**
 * Makes `file` out of a database with all migrations applied (the embedded server, or `TEST_DATABASE_URL`); with
 * `--check` compares instead, and fails when the file in the tree is another.
 */
export async function generateFile(
  file: string,
  make: (client: pg.Client) => Promise<string>,
): Promise<void> {
  const target = path.join(ROOT, file)
  const database = await testDatabase()
  let content: string
  try {
    const client = new pg.Client(connectionFields(database.connection))
    await client.connect()
    content = await make(client).finally(() => client.end())
  } finally {
    await database.close()
  }
  if (!process.argv.includes('--check')) {
    writeFileSync(target, content)
    console.log(`${file} written`)
    return
  }
  if (readOrEmpty(target) === content) return
  console.error(`${file} is not what db/migrations give: ${firstDifference(readOrEmpty(target), content)}`)
  console.error('Run `npm run db:generate` and commit the result.')
  process.exitCode = 1
}

function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

function firstDifference(found: string, wanted: string): string {
  const lines = found.split('\n')
  const index = wanted.split('\n').findIndex((line, at) => line !== lines[at])
  return `line ${index + 1}`
}
