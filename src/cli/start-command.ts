import { clockStartingAt } from '../platform/clock/clock.ts'
import { createLog } from '../platform/log/log.ts'
import { startProgram } from '../start-program.ts'
import type { Command } from './command.ts'

/** Runs until it is told to stop. */
export const startCommand: Command = {
  name: 'start',
  summary: {
    vi: 'Chạy hệ thống (trang web và việc nền) cho đến khi dừng bằng Ctrl+C.',
    en: 'Runs the system (web pages and background jobs) until stopped with Ctrl+C.',
  },
  usage: '',
  run: async (_args, io) => {
    const config = io.config()
    const clock = config.clockStart ? clockStartingAt(config.clockStart) : io.clock
    const log = createLog({ clock, level: config.logLevel, write: (line) => process.stdout.write(line) })
    const stopping = new AbortController()
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        log.info('stopping', { signal })
        stopping.abort()
      })
    }
    return startProgram({ config, clock, log, out: io.out, stop: stopping.signal })
  },
}
