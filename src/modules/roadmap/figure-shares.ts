import { type FigureItem, figureOf } from './figure-item.ts'
import type { FileKey } from './file-figures.ts'
import type { Figures } from './report-figures.ts'

/**
 * Shares of a report, made of its figures and not stored beside them: of all files that were due, also late ones still
 * open, those in time; of all files received, those that came online.
 */
const SHARES = {
  onTimeShare: { part: 'filesOnTime', whole: ['filesOnTime', 'filesLate', 'filesOpenLate'] },
  onlineShare: { part: 'filesOnline', whole: ['filesReceived'] },
} as const satisfies Readonly<Record<string, { readonly part: FileKey; readonly whole: readonly FileKey[] }>>

export type ShareKey = keyof typeof SHARES
export const SHARE_KEYS = Object.keys(SHARES) as readonly ShareKey[]

/** An exact fraction; `of` is never 0: without a file there is nothing to rate. */
export interface Share {
  readonly part: number
  readonly of: number
}

/** Null where no file is counted: not rated, and not 100 %. Undefined in a report older than this figure. */
export function shareOf(figures: Figures, key: ShareKey): Share | null | undefined {
  const lists = listsOf(figures, key)
  if (!lists) return undefined
  const of = lists.whole.reduce((sum, items) => sum + figureOf(items), 0)
  return of === 0 ? null : { part: figureOf(lists.part), of }
}

/** The share of each thing the figures list: of a service, in a report over all of an agency. */
export function listShares(
  figures: Figures,
  key: ShareKey,
): readonly (Pick<FigureItem, 'id' | 'text'> & Share)[] {
  const lists = listsOf(figures, key)
  if (!lists) return []
  const parts = new Map(lists.part.map(({ id, amount }) => [id, amount]))
  return [...Map.groupBy(lists.whole.flat(), ({ id }) => id)].flatMap(([id, items]) => {
    const of = figureOf(items)
    return of === 0 ? [] : [{ id, text: items[0]?.text ?? id, part: parts.get(id) ?? 0, of }]
  })
}

function listsOf(figures: Figures, key: ShareKey) {
  const part = figures[SHARES[key].part]
  const whole = SHARES[key].whole.flatMap((one) => (figures[one] ? [figures[one]] : []))
  return part && whole.length === SHARES[key].whole.length ? { part, whole } : undefined
}
