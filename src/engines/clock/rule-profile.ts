import { type IsoDate, isIsoDate, isTimeOfDay, type TimeOfDay } from '../calendar/index.ts'

/** A value the law sets, with where it stands; not confirmed while nobody has compared it with the text. */
export interface Rule<T> {
  readonly value: T
  readonly source: string
  readonly confirmed: boolean
}

/** Why a clock may stand still. */
export const PAUSE_KINDS = ['supplement', 'financial_duty'] as const
export type PauseKind = (typeof PAUSE_KINDS)[number]

export interface WorkingTerm {
  readonly amount: number
  readonly unit: 'working_day' | 'working_hour'
}

export interface RuleValues {
  /** Whether the limit begins again after complete receipt, or goes on where it stood. */
  supplementEffect: 'restart' | 'continue'
  /** Null: no limit is known. */
  supplementsAllowed: number | null
  /** Counted from reception, or from the last complete receipt. */
  supplementRequestWithin: WorkingTerm | null
  pauses: readonly PauseKind[]
  extensionsAllowed: number | null
  /** How long before the due date the apology with a new date must be out. */
  apologyBefore: WorkingTerm
  replyOnlineWithin: WorkingTerm
  /** What is received later in the day may be handed over on the next working day. */
  transferCutOff: TimeOfDay
}

export type RuleName = keyof RuleValues

/** The rules of one legal instrument, as data: a file keeps the profile of its day. */
export interface RuleProfile {
  readonly id: string
  readonly version: string
  readonly name: { readonly vi: string; readonly en: string }
  readonly source: string
  readonly validFrom: IsoDate
  /** The last day it holds. */
  readonly validTo?: IsoDate
  readonly rules: { readonly [Name in RuleName]: Rule<RuleValues[Name]> }
}

export class RuleProfileError extends Error {
  override readonly name = 'RuleProfileError'
}

/** What a value must look like, and words for it. */
const SHAPES: Readonly<Record<RuleName, readonly [fits: (value: unknown) => boolean, words: string]>> = {
  supplementEffect: [(value) => value === 'restart' || value === 'continue', 'restart or continue'],
  supplementsAllowed: [isCountOrNull, 'a whole number or null'],
  supplementRequestWithin: [(value) => value === null || isWorkingTerm(value), 'a working term or null'],
  pauses: [isPauses, `some of ${PAUSE_KINDS.join(', ')}`],
  extensionsAllowed: [isCountOrNull, 'a whole number or null'],
  apologyBefore: [isWorkingTerm, 'a working term'],
  replyOnlineWithin: [isWorkingTerm, 'a working term'],
  transferCutOff: [(value) => typeof value === 'string' && isTimeOfDay(value), 'a time of day HH:MM'],
}

const RULE_NAMES = Object.keys(SHAPES) as RuleName[]

/** Reads a profile from its file; refuses a missing or unknown rule and a value of another shape, with its place. */
export function parseRuleProfile(data: unknown): RuleProfile {
  const profile = record(data, 'profile')
  const id = text(profile['id'], 'id')
  const fail = (where: string, what: string): never => {
    throw new RuleProfileError(`rule profile ${id}, ${where}: ${what}`)
  }
  text(profile['version'], `${id}.version`)
  text(profile['source'], `${id}.source`)
  const name = record(profile['name'], `${id}.name`)
  text(name['vi'], `${id}.name.vi`)
  text(name['en'], `${id}.name.en`)
  const from = text(profile['validFrom'], `${id}.validFrom`)
  const to = profile['validTo'] === undefined ? from : text(profile['validTo'], `${id}.validTo`)
  if (!isIsoDate(from)) fail('validFrom', `no such date ${from}`)
  if (!isIsoDate(to) || to < from) fail('validTo', `no date after ${from}: ${to}`)
  const rules = record(profile['rules'], `${id}.rules`)
  for (const rule of Object.keys(rules))
    if (!Object.hasOwn(SHAPES, rule)) fail(`rules.${rule}`, 'unknown rule')
  for (const rule of RULE_NAMES) checkRule(rules[rule], rule, fail)
  return data as RuleProfile
}

function checkRule(data: unknown, name: RuleName, fail: (where: string, what: string) => never): void {
  const rule = record(data, `rules.${name}`)
  const [fits, words] = SHAPES[name]
  if (!fits(rule['value'])) fail(`rules.${name}.value`, `must be ${words}`)
  if (typeof rule['source'] !== 'string' || rule['source'].trim() === '')
    fail(`rules.${name}.source`, 'missing')
  if (typeof rule['confirmed'] !== 'boolean') fail(`rules.${name}.confirmed`, 'must be true or false')
}

/** The profile of a day: the one a file received on that day keeps. */
export function findRuleProfile(profiles: readonly RuleProfile[], on: IsoDate): RuleProfile | undefined {
  return profiles.find(
    ({ validFrom, validTo }) => validFrom <= on && (validTo === undefined || on <= validTo),
  )
}

/** What an administrator is asked to confirm: rules nobody has compared with the text of the law. */
export function unconfirmedRules(
  profile: RuleProfile,
): readonly (Rule<unknown> & { readonly name: RuleName })[] {
  return RULE_NAMES.map((name) => ({ name, ...profile.rules[name] })).filter(({ confirmed }) => !confirmed)
}

/** A profile with rules settled by an administrator; its version says that it is no longer the one of the pack. */
export function settleRules(
  profile: RuleProfile,
  settled: Readonly<Partial<RuleProfile['rules']>>,
  settledVersion: string,
): RuleProfile {
  const version = `${profile.version}+${settledVersion}`
  return parseRuleProfile({ ...profile, version, rules: { ...profile.rules, ...settled } })
}

function record(value: unknown, where: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>
  throw new RuleProfileError(`${where}: must be an object`)
}

function text(value: unknown, where: string): string {
  if (typeof value === 'string' && value.trim() !== '') return value
  throw new RuleProfileError(`${where}: must be a text`)
}

function isCountOrNull(value: unknown): boolean {
  return value === null || (Number.isSafeInteger(value) && Number(value) >= 0)
}

function isWorkingTerm(value: unknown): boolean {
  const { amount, unit } = Object(value) as Record<string, unknown>
  return typeof amount === 'number' && amount >= 0 && (unit === 'working_day' || unit === 'working_hour')
}

function isPauses(value: unknown): boolean {
  return Array.isArray(value) && value.every((kind) => (PAUSE_KINDS as readonly unknown[]).includes(kind))
}
