import type { Session } from '../../modules/identity/index.ts'
import type { Request } from '../../platform/http/route.ts'

export const OWNER_FIELD = 'don-vi'
export const PACE_FIELD = 'nhip'

/** "Construction does 3 a month": what is asked in the address, nothing of it is kept. */
export interface WhatIf {
  readonly owner: string
  /** As typed. */
  readonly pace: string
  readonly paces: ReadonlyMap<string, number>
  /** The pace is no number of services a month. */
  readonly isOdd: boolean
}

const MOST = 200

export function readWhatIf({ query }: Pick<Request<Session>, 'query'>): WhatIf {
  const owner = query[OWNER_FIELD] ?? ''
  const pace = (query[PACE_FIELD] ?? '').trim()
  const number = Number(pace.replace(',', '.'))
  const isAsked = owner !== '' && pace !== ''
  const isOdd = isAsked && !(/^\d{1,3}([.,]\d{1,2})?$/.test(pace) && number <= MOST)
  return { owner, pace, paces: new Map(isAsked && !isOdd ? [[owner, number]] : []), isOdd }
}
