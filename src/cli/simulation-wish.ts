import { parseArgs } from 'node:util'
import { vietnamDay } from '../modules/dossiers/index.ts'
import type { Clock } from '../platform/clock/clock.ts'
import { UsageError } from './command.ts'

/** What `motcua simulate` is asked for. */
export interface SimulationWish {
  /** Procedures a month; absent: no history of the roadmap is made. */
  readonly pace: number | undefined
  readonly files: number
  readonly from: string
  readonly to: string
  readonly seed: number
  readonly bulk: boolean
}

const DAY_MS = 24 * 3600 * 1000
/** Posts of the demo officers begin then. */
const EARLIEST = '2015-01-01'
/** Căn cứ: Quyết định 43/QĐ-UBND ngày 04/5/2015 của UBND tỉnh Bạc Liêu; chỉ tiêu cuối cùng là của năm 2020. */
export const ROADMAP = { from: '2015-05-04', to: '2020-12-31' }
export const ROADMAP_PACE = 4

export function readSimulationWish(args: readonly string[], clock: Clock): SimulationWish {
  const { values } = parseArgs({
    args: [...args],
    options: {
      files: { type: 'string' },
      from: { type: 'string' },
      to: { type: 'string' },
      seed: { type: 'string', default: '1' },
      bulk: { type: 'boolean', default: false },
      roadmap: { type: 'boolean', default: false },
      pace: { type: 'string', default: String(ROADMAP_PACE) },
    },
  })
  const { roadmap, bulk } = values
  if (roadmap && bulk)
    throw new UsageError('--roadmap đi qua các lệnh, không dùng cùng --bulk (never with --bulk)')
  const usual = roadmap ? ofRoadmap() : ofDossiers(clock)
  const period = periodOption({ from: values.from ?? usual.from, to: values.to ?? usual.to }, usual.earliest)
  return {
    ...period,
    bulk,
    files: numberOption('files', values.files ?? usual.files, usual.leastFiles),
    seed: numberOption('seed', values.seed, 0),
    pace: roadmap ? numberOption('pace', values.pace, 1) : undefined,
  }
}

const ofRoadmap = () => ({ ...ROADMAP, earliest: ROADMAP.from, files: '0', leastFiles: 0 })

/** The year until yesterday. */
function ofDossiers(clock: Clock) {
  const now = clock.now().getTime()
  const [from = '', to = ''] = [366, 1].map((days) => vietnamDay(new Date(now - days * DAY_MS)))
  return { from, to, earliest: EARLIEST, files: '1000', leastFiles: 1 }
}

function periodOption({ from, to }: { readonly from: string; readonly to: string }, earliest: string) {
  const period = { from: dayOption('from', from), to: dayOption('to', to) }
  if (from >= to || from < earliest)
    throw new UsageError(`--from phải trước --to và không sớm hơn ${earliest} (--from must lie before --to)`)
  return period
}

function dayOption(name: string, text: string): string {
  const time = Date.parse(`${text}T00:00:00Z`)
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(time)) return text
  throw new UsageError(`--${name} phải là ngày YYYY-MM-DD (must be a date)`)
}

function numberOption(name: string, text: string, least: number): number {
  const number = Number(text)
  if (Number.isSafeInteger(number) && number >= least) return number
  throw new UsageError(`--${name} phải là số nguyên từ ${least} (must be a whole number)`)
}
