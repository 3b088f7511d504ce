/** Groups of three after a point or a comma are thousands: a count has no fraction. */
export const COUNT = String.raw`\d{1,3}(?:[.,\u00a0]\d{3})+(?!\d)|\d+`

export function readCount(written: string): number {
  return Number(written.replaceAll(/[^\d]/gu, ''))
}

export interface WrittenShare {
  readonly value: number
  readonly decimals: number
}

/** `40,68` or `40.68`: a share has a fraction and no thousands. */
export function readShare(written: string): WrittenShare {
  const [whole = '', fraction = ''] = written.split(/[.,]/u)
  return { value: Number(fraction === '' ? whole : `${whole}.${fraction}`), decimals: fraction.length }
}

export function writeCount(count: number): string {
  return String(count).replaceAll(/\B(?=(?:\d{3})+(?!\d))/gu, '.')
}

export function writeShare(value: number, decimals: number): string {
  return value.toFixed(decimals).replace('.', ',')
}

/** Rounded as one is taught at school: halves go up. */
export function roundTo(value: number, decimals: number): number {
  const unit = 10 ** decimals
  return Math.round((value + Number.EPSILON) * unit) / unit
}
