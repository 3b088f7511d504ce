import { compileCalendar, type CalendarLayer, type WorkCalendar } from '../../engines/calendar/index.ts'
import {
  findRuleProfile,
  parseRuleProfile,
  type RuleProfile,
  settleRules,
} from '../../engines/clock/index.ts'
import type { Db } from '../../platform/db/database.ts'

/** Working time and one-stop rules, with every version that ever counted a due date. */
export interface TimeRules {
  /** The calendar of today, or as a version said it; that of today too where the version is not kept here. */
  calendar(version?: string | null): WorkCalendar
  rulesOn(day: string): RuleProfile
  findRules(key: string): RuleProfile | undefined
  readonly profiles: readonly RuleProfile[]
}

export async function loadTimeRules(db: Db): Promise<TimeRules> {
  const [calendars, profiles, settings] = await Promise.all([
    db
      .selectFrom('work_calendars')
      .select(['id', 'version', 'data'])
      .orderBy('rank')
      .orderBy('loaded_at')
      .execute(),
    db
      .selectFrom('rule_profiles')
      .select(['id', 'data'])
      .orderBy('valid_from')
      .orderBy('loaded_at')
      .execute(),
    db.selectFrom('rule_settings').select(['profile_id', 'no', 'rules']).orderBy('no').execute(),
  ])
  if (calendars.length === 0) {
    throw new Error(
      'Chưa nạp gói dữ liệu nào: hãy chạy lệnh seed trước (no pack is loaded yet: run seed first).',
    )
  }
  return timeRulesOf({
    layers: calendars.map(({ data }) => data as unknown as CalendarLayer),
    profiles: profiles.map(({ data }) => parseRuleProfile(data)),
    settings: settings.map((row) => ({
      profileId: row.profile_id,
      no: row.no,
      rules: row.rules as Partial<RuleProfile['rules']>,
    })),
  })
}

export interface TimeRuleParts {
  /** All versions of all layers, general ones first; of one layer the version that counts today last. */
  readonly layers: readonly CalendarLayer[]
  /** All versions, by the day they begin; of one profile the version that counts today last. */
  readonly profiles: readonly RuleProfile[]
  /** What administrators settled, in order. */
  readonly settings: readonly {
    readonly profileId: string
    readonly no: number
    readonly rules: Partial<RuleProfile['rules']>
  }[]
}

export function timeRulesOf({ layers, profiles, settings }: TimeRuleParts): TimeRules {
  const today = compileCalendar([...new Map(layers.map((layer) => [layer.id, layer])).values()])
  const earlier = new Map([[today.version, today]])
  const byVersion = new Map(layers.map((layer) => [`${layer.id}@${layer.version}`, layer]))
  const byKey = new Map<string, RuleProfile>()
  const standing = new Map<string, RuleProfile>()
  for (const profile of profiles) {
    let settled = profile
    const versions = [
      profile,
      ...settings
        .filter(({ profileId }) => profileId === profile.id)
        .map(({ no, rules }) => {
          settled = settleRules({ ...settled, version: profile.version }, rules, String(no))
          return settled
        }),
    ]
    for (const version of versions) byKey.set(`${version.id}@${version.version}`, version)
    standing.set(profile.id, settled)
  }
  const current = [...standing.values()]
  return {
    calendar(version) {
      if (!version) return today
      const known = earlier.get(version)
      if (known) return known
      const parts = version.split('+').flatMap((part) => byVersion.get(part) ?? [])
      const calendar = parts.length === version.split('+').length ? compileCalendar(parts) : today
      earlier.set(version, calendar)
      return calendar
    },
    rulesOn(day) {
      // A day before the first profile is told by it: nothing older is known.
      const found = findRuleProfile(current, day) ?? current[0]
      if (!found) throw new Error('no rule profile is loaded: run seed')
      return found
    },
    findRules: (key) => byKey.get(key),
    profiles: current,
  }
}
