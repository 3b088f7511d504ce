import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { manualClock } from '../clock/clock.ts'
import { describeError, maskMessage } from './describe-error.ts'
import { lineSink } from './line-sink.ts'
import { createLog, withFields, type LogFields, type LogLevel } from './log.ts'

function recorder(level: LogLevel = 'debug') {
  const lines: string[] = []
  const clock = manualClock(new Date('2026-11-24T08:30:00Z'))
  return { lines, log: createLog({ clock, level, write: (line) => lines.push(line) }) }
}

describe('the log', () => {
  it('writes one JSON object a line', () => {
    const { lines, log } = recorder()
    log.info('request', { method: 'GET', status: 200, ms: 1.5 })
    assert.deepEqual(lines, [
      '{"time":"2026-11-24T08:30:00.000Z","level":"info","message":"request","method":"GET","status":200,"ms":1.5}\n',
    ])
  })

  it('drops fields that are not declared and values that are not plain', () => {
    const { lines, log } = recorder()
    const stray = {
      phone: '0901234567',
      name: 'Nguyễn Văn A',
      reason: { deep: 'Trần' },
      constructor: 'x',
      count: 3,
    }
    log.warn('odd', stray as unknown as LogFields)
    const time = '2026-11-24T08:30:00.000Z'
    assert.deepEqual(JSON.parse(lines[0] ?? ''), { time, level: 'warn', message: 'odd', count: 3 })
  })

  it('is silent under its level', () => {
    const { lines, log } = recorder('warn')
    log.debug('a')
    log.info('b')
    log.error('c')
    assert.equal(lines.length, 1)
  })

  it('carries fixed fields through a piece of work', () => {
    const { lines, log } = recorder()
    withFields(log, { job: 'mail.send' }).info('done', { attempt: 2 })
    assert.match(lines[0] ?? '', /"job":"mail.send","attempt":2/)
  })

  it('keeps of an error what helps and not what people typed', () => {
    const error = Object.assign(new Error('invalid input syntax for type integer: "Nguyễn Văn A"'), {
      code: '22P02',
      detail: 'Key (phone)=(0901234567) already exists.',
      constraint: 'people_phone_key',
      cause: new Error('mail to hoa@example.vn about 095190001234 failed'),
    })
    const said = describeError(error)
    assert.equal(said.code, '22P02')
    assert.equal(said.constraint, 'people_phone_key')
    assert.ok((said.stack?.length ?? 0) > 0)
    assert.doesNotMatch(JSON.stringify({ ...said, stack: [] }), /Nguyễn|0901234567|hoa@|095190001234/)
    assert.deepEqual(describeError('thrown text'), { name: 'NotAnError', message: 'string' })
  })

  it('masks quoted parts but not apostrophes', () => {
    assert.equal(maskMessage("can't read 'abc' and “d”"), 'can\'t read "…" and "…"')
    assert.equal(maskMessage('port 5432 in use'), 'port 5432 in use')
  })

  it('joins the lines of one turn into one write, and flushes when told', async () => {
    const writes: string[] = []
    const sink = lineSink({ write: (text) => writes.push(text) })
    sink.write('a\n')
    sink.write('b\n')
    assert.deepEqual(writes, [])
    await new Promise((resolve) => setImmediate(resolve))
    assert.deepEqual(writes, ['a\nb\n'])
    sink.write('c\n')
    sink.flush()
    assert.deepEqual(writes, ['a\nb\n', 'c\n'])
  })
})
