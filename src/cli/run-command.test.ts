import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { parseArgs } from 'node:util'
import { ConfigError, readConfig } from '../config.ts'
import { systemClock } from '../platform/clock/clock.ts'
import { silentLog } from '../platform/log/log.ts'
import { type Command, type CommandIo, UsageError } from './command.ts'
import { floorCommands } from './floor-commands.ts'
import { runCommand } from './run-command.ts'

function command(name: string, run: Command['run'] = async () => 0): Command {
  return { name, usage: '<tên / name>', summary: { vi: `Lệnh ${name}`, en: `Command ${name}` }, run }
}

async function run(commands: readonly Command[], ...argv: string[]) {
  const out: string[] = []
  const err: string[] = []
  const io: CommandIo = {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    config: () => readConfig({}),
    clock: systemClock,
    log: silentLog,
  }
  const code = await runCommand(commands, argv, io)
  return { code, out: out.join('\n'), err: err.join('\n') }
}

describe('the command line', () => {
  test('runs the command named and gives it the rest', async () => {
    const seen: (readonly string[])[] = []
    const { code } = await run(
      [
        command('grow', async (args) => {
          seen.push(args)
          return 3
        }),
      ],
      'grow',
      'tree',
      '--tall',
    )
    assert.equal(code, 3)
    assert.deepEqual(seen, [['tree', '--tall']])
  })

  test('a name of two words wins over its first word', async () => {
    const seen: string[] = []
    const note = (name: string) =>
      command(name, async (args) => {
        seen.push(`${name}(${args.join()})`)
        return 0
      })
    const commands = [note('admin'), note('admin create')]
    await run(commands, 'admin', 'create', 'x')
    await run(commands, 'admin', 'list')
    assert.deepEqual(seen, ['admin create(x)', 'admin(list)'])
  })

  for (const argv of [[], ['--help'], ['help']]) {
    test(`"${argv.join()}" lists all commands in both languages`, async () => {
      const { code, out, err } = await run([command('b'), command('a')], ...argv)
      assert.equal(code, 0)
      assert.equal(err, '')
      assert.match(out, /Lệnh a[\s\S]*Command a[\s\S]*Lệnh b[\s\S]*Command b/)
    })
  }

  test('an unknown command is an error that lists those there are', async () => {
    const { code, out, err } = await run([command('a')], 'nothing')
    assert.equal(code, 2)
    assert.equal(out, '')
    assert.match(err, /nothing[\s\S]*Command a/)
  })

  for (const { name } of floorCommands) {
    test(`${name} --help explains itself and does nothing`, async () => {
      const { code, out } = await run(floorCommands, name, '--help')
      assert.equal(code, 0)
      assert.ok(out.startsWith(`npm run -s motcua -- ${name}`))
    })

    test(`${name} with an unknown option shows its usage and does nothing`, async () => {
      const { code, err } = await run(floorCommands, name, '--whatever')
      assert.equal(code, 2)
      assert.match(err, new RegExp(`npm run -s motcua -- ${name}`))
    })
  }

  test('a command that fails tells the message alone', async () => {
    const failing = command('a', async () => {
      throw new Error('Đĩa đầy (disk full)')
    })
    assert.deepEqual(await run([failing], 'a'), { code: 1, out: '', err: 'Đĩa đầy (disk full)' })
  })

  test('wrong arguments show the usage', async () => {
    const strict = command('a', async (args) => {
      parseArgs({ args: [...args], options: { n: { type: 'string' } } })
      throw new UsageError('Thiếu tên (name is missing)')
    })
    for (const args of [['--m'], []]) {
      const { code, err } = await run([strict], 'a', ...args)
      assert.equal(code, 2)
      assert.match(err, /npm run -s motcua -- a <tên \/ name>$/)
    }
  })

  test('wrong settings are told as they are', async () => {
    const reading = command('a', async () => {
      throw new ConfigError(['PORT: must be a number'])
    })
    const { code, err } = await run([reading], 'a')
    assert.equal(code, 2)
    assert.match(err, /PORT: must be a number/)
  })
})
