import type { Db } from '../../platform/db/database.ts'

/** Another text after every change of calendars, rules and structure, which are only ever added to: by it a process knows that another one changed them. */
export async function timeRulesMark(db: Db): Promise<string> {
  const { calendars, profiles, settings, structure } = await db
    .selectNoFrom((eb) => [
      eb
        .selectFrom('work_calendars')
        .select(({ fn }) => fn.countAll().as('all'))
        .as('calendars'),
      eb
        .selectFrom('rule_profiles')
        .select(({ fn }) => fn.countAll().as('all'))
        .as('profiles'),
      eb
        .selectFrom('rule_settings')
        .select(({ fn }) => fn.countAll().as('all'))
        .as('settings'),
      eb
        .selectFrom('reorganisations')
        .select(({ fn }) => fn.countAll().as('all'))
        .as('structure'),
    ])
    .executeTakeFirstOrThrow()
  return [calendars, profiles, settings, structure].join(' ')
}
