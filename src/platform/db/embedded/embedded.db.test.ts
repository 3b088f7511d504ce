import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, afterEach, before, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { silentLog } from '../../log/log.ts'
import { provideDatabase } from '../provide-database.ts'
import { DataFolderInUseError } from './data-folder-lock.ts'
import { preparePostgresRuntime } from './postgres-runtime.ts'
import { findRunningDatabase, startEmbeddedDatabase } from './start-embedded-database.ts'

const PROGRAM = fileURLToPath(new URL('../../../../test/support/database-program.ts', import.meta.url))
const asRoot = process.getuid?.() === 0

interface Program {
  readonly process: ChildProcess
  readonly connection: pg.ClientConfig
}

/** Whether every folder on the way may be walked by anybody. */
function othersMayRead(file: string): boolean {
  const above = path.dirname(file)
  return (statSync(file).mode & 0o005) !== 0 && (above === file || othersMayRead(above))
}

describe('the embedded database', () => {
  let folder: string
  let dataDir: string
  const started: ChildProcess[] = []

  before(() => {
    folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'motcua-embedded-')))
    dataDir = path.join(folder, 'data')
  })
  afterEach(async () => {
    for (const child of started.splice(0)) {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM')
        await once(child, 'exit')
      }
    }
  })
  after(() => rmSync(folder, { recursive: true, force: true }))

  /** Every process that works in the data folder: the server and its backends. */
  const serverProcesses = (dir = dataDir) =>
    readdirSync('/proc')
      .filter((entry) => /^\d+$/.test(entry))
      .filter((pid) => {
        try {
          return readlinkSync(`/proc/${pid}/cwd`).startsWith(dir)
        } catch {
          return false
        }
      })

  const assertNothingRuns = async (dir = dataDir) => {
    for (let waited = 0; serverProcesses(dir).length > 0; waited += 50) {
      assert.ok(waited < 15_000, `still running: ${serverProcesses(dir).join()}`)
      await sleep(50)
    }
  }

  const startProgram = async (
    dir = dataDir,
    options: { uid?: number; PATH?: string } = {},
  ): Promise<Program> => {
    const { uid, PATH = process.env['PATH'] ?? '' } = options
    const child = spawn(process.execPath, [PROGRAM, dir], {
      env: { PATH },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(uid === undefined ? {} : { uid, gid: uid }),
    })
    started.push(child)
    const said = { out: '', err: '' }
    child.stdout.on('data', (chunk) => (said.out += String(chunk)))
    child.stderr.on('data', (chunk) => (said.err += String(chunk)))
    while (!said.out.includes('\n')) {
      if (child.exitCode !== null || child.signalCode !== null) throw new Error(said.err)
      await sleep(20)
    }
    return { process: child, connection: JSON.parse(said.out) }
  }

  const end = async (program: Program, signal: NodeJS.Signals) => {
    const exit = once(program.process, 'exit')
    program.process.kill(signal)
    await exit
  }

  const ask = async (connection: pg.ClientConfig, text: string) => {
    const client = new pg.Client(connection)
    await client.connect()
    try {
      return (await client.query(text)).rows
    } finally {
      await client.end()
    }
  }

  /** A PATH where a tool is missing or made to fail. */
  const pathWith = (name: string, tools: readonly string[], scripts: Record<string, string> = {}) => {
    const bin = path.join(folder, name)
    mkdirSync(bin)
    for (const tool of tools) {
      const found = ['/usr/bin', '/bin'].map((dir) => path.join(dir, tool)).find((file) => existsSync(file))
      if (found !== undefined) symlinkSync(found, path.join(bin, tool))
    }
    for (const [script, text] of Object.entries(scripts)) {
      writeFileSync(path.join(bin, script), `#!/bin/sh\n${text}\n`)
      chmodSync(path.join(bin, script), 0o755)
    }
    return bin
  }

  test('starts, keeps what was written, and leaves nothing running', async () => {
    const first = await startEmbeddedDatabase({ dataDir, log: silentLog })
    await ask(first.connection, 'create table kept (id integer); insert into kept values (1)')
    await first.stop()
    await first.stop()
    assert.deepEqual(serverProcesses(), [])
    const second = await startEmbeddedDatabase({ dataDir, log: silentLog })
    try {
      assert.deepEqual(await ask(second.connection, 'select * from kept'), [{ id: 1 }])
    } finally {
      await second.stop()
    }
  })

  test('is durable, speaks UTF-8, sorts Vietnamese and cannot be reached over the network', async () => {
    const { connection } = await startProgram()
    const [settings] = await ask(
      connection,
      `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
         current_setting('listen_addresses') as addresses, current_setting('server_encoding') as encoding,
         upper('đường') as upper, 'Ă' < 'Â' collate "vi-x-icu" as sorted`,
    )
    assert.deepEqual(settings, {
      fsync: 'on',
      commit: 'on',
      addresses: '',
      encoding: 'UTF8',
      upper: 'ĐƯỜNG',
      sorted: true,
    })
  })

  test('is closed to other users and to those without its password', async () => {
    const { connection } = await startProgram()
    for (const entry of [
      'postgres',
      'postgres/cluster',
      'postgres/run',
      'postgres/password',
      'postgres/running.json',
    ]) {
      assert.equal(statSync(path.join(dataDir, entry)).mode & 0o077, 0, entry)
    }
    await assert.rejects(
      ask({ ...connection, password: 'guess' }, 'select 1'),
      /password authentication failed/,
    )
  })

  for (const signal of ['SIGTERM', 'SIGINT', 'SIGKILL'] as const) {
    test(`nothing is left running after ${signal} of the program`, async () => {
      const program = await startProgram()
      assert.ok(serverProcesses().length > 1)
      await end(program, signal)
      await assertNothingRuns()
    })
  }

  test('what was committed before kill -9 is there at once after a new start', async () => {
    const killed = await startProgram()
    await ask(killed.connection, 'create table committed (id integer); insert into committed values (7)')
    await end(killed, 'SIGKILL')
    const next = await startProgram()
    assert.deepEqual(await ask(next.connection, 'select * from committed'), [{ id: 7 }])
  })

  test('a second start on the same folder is refused, naming folder and pid', async () => {
    const program = await startProgram()
    const again = startEmbeddedDatabase({ dataDir, log: silentLog })
    await assert.rejects(again, (error) => {
      assert.ok(error instanceof DataFolderInUseError)
      assert.match(error.message, new RegExp(`${dataDir}.*pid ${program.process.pid}\\b`))
      return true
    })
    assert.equal((await ask(program.connection, 'select 1')).length, 1)
  })

  test('the same folder by another path is the same folder', async () => {
    await startProgram()
    const alias = path.join(folder, 'alias')
    symlinkSync(dataDir, alias)
    await assert.rejects(startEmbeddedDatabase({ dataDir: alias, log: silentLog }), DataFolderInUseError)
  })

  test('of programs starting together on one folder one wins', async () => {
    const results = await Promise.allSettled([startProgram(), startProgram(), startProgram()])
    assert.deepEqual(results.map((result) => result.status).sort(), ['fulfilled', 'rejected', 'rejected'])
  })

  test('a pid file whose number now belongs to another process does not stop the start', async () => {
    const program = await startProgram()
    await end(program, 'SIGKILL')
    await assertNothingRuns()
    const pidFile = path.join(dataDir, 'postgres/cluster/postmaster.pid')
    // Ours: alive, of the same user, and no PostgreSQL.
    writeFileSync(pidFile, `${process.pid}\n${path.dirname(pidFile)}\n`)
    await startProgram()
  })

  test('a short command joins the server of the running program and leaves it running', async () => {
    const program = await startProgram()
    const joined = await provideDatabase({
      databaseUrl: undefined,
      dataDir,
      log: silentLog,
      joinRunning: true,
    })
    assert.deepEqual(joined.connection, program.connection)
    await joined.stop()
    assert.equal((await ask(program.connection, 'select 1')).length, 1)
  })

  test('no server is found where none runs', async () => {
    const program = await startProgram()
    await end(program, 'SIGKILL')
    await assertNothingRuns()
    assert.equal(await findRunningDatabase(dataDir), undefined)
    assert.equal(await findRunningDatabase(path.join(folder, 'absent')), undefined)
  })

  test('the program is told when the server ends by itself', async () => {
    const database = await startEmbeddedDatabase({ dataDir, log: silentLog })
    const pid = Number.parseInt(
      readFileSync(path.join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8'),
      10,
    )
    process.kill(pid, 'SIGKILL')
    assert.deepEqual(await database.ended, { code: null, signal: 'SIGKILL' })
    await database.stop()
    await assertNothingRuns()
  })

  test('a folder too deep for a socket path works through a temporary one, removed at the end', async () => {
    const deep = path.join(folder, 'x'.repeat(60), 'y'.repeat(60))
    const database = await startEmbeddedDatabase({ dataDir: deep, log: silentLog, durable: false })
    const { host } = database.connection
    assert.ok(!host.startsWith(deep))
    assert.equal(statSync(host).mode & 0o777, 0o700)
    await database.stop()
    assert.equal(existsSync(host), false)
  })

  test('a start that fails says why and can be repeated', async () => {
    const broken = path.join(folder, 'broken')
    mkdirSync(path.join(broken, 'postgres/cluster'), { recursive: true })
    writeFileSync(path.join(broken, 'postgres/cluster/PG_VERSION'), '12\n')
    await assert.rejects(startEmbeddedDatabase({ dataDir: broken, log: silentLog }), /PostgreSQL 12/)
    rmSync(path.join(broken, 'postgres/cluster'), { recursive: true })
    await (await startEmbeddedDatabase({ dataDir: broken, log: silentLog, durable: false })).stop()
  })

  test('a copy of the programs is used where node_modules cannot', () => {
    const copies = path.join(folder, 'copies')
    mkdirSync(copies)
    const runtime = preparePostgresRuntime(copies, { forceCopy: true })
    assert.ok(runtime.postgres.startsWith(copies))
    const libraries = path.resolve(runtime.postgres, '../../lib')
    assert.ok(existsSync(path.join(libraries, 'libicuuc.so.60')))
    const again = preparePostgresRuntime(copies, { forceCopy: true })
    assert.deepEqual(again, runtime)
  })

  test('without setpriv nothing is left running after kill -9 either', async () => {
    const program = await startProgram(dataDir, { PATH: pathWith('no-setpriv', ['unshare', 'sh', 'true']) })
    await end(program, 'SIGKILL')
    await assertNothingRuns()
    await assertNoWatchdog()
  })

  test('without setpriv a clean end leaves no watchdog', async () => {
    const program = await startProgram(dataDir, { PATH: path.join(folder, 'no-setpriv') })
    await end(program, 'SIGTERM')
    await assertNothingRuns()
    await assertNoWatchdog()
  })

  const assertNoWatchdog = async () => {
    const watchdogs = () =>
      readdirSync('/proc').filter((pid) => {
        try {
          return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('motcua-watchdog')
        } catch {
          return false
        }
      })
    for (let waited = 0; watchdogs().length > 0; waited += 50) {
      assert.ok(waited < 5_000, `watchdogs: ${watchdogs().join()}`)
      await sleep(50)
    }
  }

  describe('for root', { skip: asRoot ? false : 'needs root' }, () => {
    test('keeps its files root-owned where user namespaces are allowed', async (t) => {
      const program = await startProgram()
      if (statSync(path.join(dataDir, 'postgres')).uid !== 0)
        return t.skip('user namespaces are forbidden here')
      assert.equal(statSync(path.join(dataDir, 'postgres/cluster')).uid, 0)
      await end(program, 'SIGTERM')
    })

    test('gives the folder to nobody where they are forbidden, and dies with the program all the same', async () => {
      const forbidden = path.join(folder, 'forbidden')
      chmodSync(folder, 0o755)
      const PATH = pathWith('no-namespaces', ['setpriv', 'sh', 'true'], { unshare: 'exit 1' })
      const program = await startProgram(forbidden, { PATH })
      assert.equal(statSync(path.join(forbidden, 'postgres/cluster')).uid, 65_534)
      assert.equal((await ask(program.connection, 'select 1')).length, 1)
      await end(program, 'SIGKILL')
      await assertNothingRuns(forbidden)
      // Later with namespaces: the folder stays nobody's.
      const later = await startProgram(forbidden)
      assert.equal((await ask(later.connection, 'select 1')).length, 1)
    })

    test('works with neither namespaces nor setpriv', async () => {
      const bare = path.join(folder, 'bare')
      const PATH = pathWith('bare-bin', ['sh', 'true'], { unshare: 'exit 1' })
      const program = await startProgram(bare, { PATH })
      await end(program, 'SIGKILL')
      await assertNothingRuns(bare)
      await assertNoWatchdog()
    })

    test('a plain user starts it, and root later works as the owner of the folder', async (t) => {
      if (!othersMayRead(PROGRAM)) return t.skip('the program lies where other users cannot read it')
      const uid = 65_534
      const theirs = path.join(folder, 'theirs')
      mkdirSync(theirs)
      chownSync(theirs, uid, uid)
      const program = await startProgram(theirs, { uid })
      assert.equal(statSync(path.join(theirs, 'postgres/cluster')).uid, uid)
      await end(program, 'SIGKILL')
      await assertNothingRuns(theirs)
      const asAdministrator = await startProgram(theirs)
      assert.equal((await ask(asAdministrator.connection, 'select 1')).length, 1)
      await end(asAdministrator, 'SIGTERM')
      await end(await startProgram(theirs, { uid }), 'SIGTERM')
    })
  })
})
