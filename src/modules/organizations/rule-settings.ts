import type { RuleName, RuleProfile } from '../../engines/clock/index.ts'
import type { Db } from '../../platform/db/database.ts'

export interface RuleSetting {
  readonly profileId: string
  readonly no: number
  readonly rules: Partial<RuleProfile['rules']>
  readonly reason: string
  readonly setBy: string
  readonly setAt: Date
}

/** What administrators settled, the newest first. */
export async function listRuleSettings(db: Db): Promise<readonly RuleSetting[]> {
  const rows = await db.selectFrom('rule_settings').selectAll().orderBy('set_at', 'desc').execute()
  return rows.map((row) => ({
    profileId: row.profile_id,
    no: row.no,
    rules: row.rules as Partial<RuleProfile['rules']>,
    reason: row.reason,
    setBy: row.set_by,
    setAt: row.set_at,
  }))
}

/** Settles one rule of a profile for the files received from now on; those received keep the rules of their day. */
export async function addRuleSetting(
  tx: Db,
  rule: {
    readonly profileId: string
    readonly name: RuleName
    readonly value: unknown
    readonly source: string
  },
  by: { readonly reason: string; readonly accountId: string; readonly at: Date },
): Promise<void> {
  const { max } = await tx
    .selectFrom('rule_settings')
    .select((eb) => eb.fn.max('no').as('max'))
    .where('profile_id', '=', rule.profileId)
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('rule_settings')
    .values({
      profile_id: rule.profileId,
      no: Number(max ?? 0) + 1,
      rules: JSON.stringify({ [rule.name]: { value: rule.value, source: rule.source, confirmed: true } }),
      reason: by.reason,
      set_by: by.accountId,
      set_at: by.at,
    })
    .execute()
}
