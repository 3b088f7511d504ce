import { type RuleName, RuleProfileError, settleRules } from '../../../engines/clock/index.ts'
import { inTransaction } from '../../../platform/db/database.ts'
import { type OfficerActor, postsWith } from '../../identity/index.ts'
import { addRuleSetting } from '../../organizations/index.ts'
import type { DossierContext } from '../context.ts'
import { writeAudit } from '../../../platform/db/write-audit.ts'

export interface SettleRule {
  readonly profileId: string
  readonly name: RuleName
  readonly value: unknown
  /** The article it stands in. */
  readonly source: string
  readonly reason: string
}

export type SettleRuleError = 'profile' | 'value' | 'source' | 'reason'

export type SettleRuleOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly reason: 'not-your-role' }
  | { readonly kind: 'invalid'; readonly errors: readonly SettleRuleError[] }

/**
 * Confirms or mends a rule of a profile after comparing it with the text of the law. Dossiers received from then on
 * keep it; those received before keep the rules of their day. Only the administrator of the province may.
 */
export function settleRule(ctx: DossierContext<OfficerActor>, input: SettleRule): Promise<SettleRuleOutcome> {
  return inTransaction(ctx.db, async (tx): Promise<SettleRuleOutcome> => {
    const [post] = postsWith(ctx.actor, 'province_admin')
    if (!post) return { kind: 'refused', reason: 'not-your-role' }
    const errors = check(ctx, input)
    if (errors.length > 0) return { kind: 'invalid', errors }
    const at = ctx.clock.now()
    const { profileId, name, value } = input
    const by = { reason: input.reason.trim(), accountId: ctx.actor.accountId, at }
    await addRuleSetting(tx, { profileId, name, value, source: input.source.trim() }, by)
    await writeAudit(tx, {
      at,
      accountId: ctx.actor.accountId,
      postId: post.id,
      action: 'rule.settled',
      subjectType: 'rule',
      subjectId: `${profileId}.${name}`,
      details: { value: JSON.stringify(value) },
    })
    return { kind: 'done' }
  })
}

function check({ directory }: DossierContext, input: SettleRule): readonly SettleRuleError[] {
  const profile = directory.ruleProfiles.find(({ id }) => id === input.profileId)
  if (!profile || !Object.hasOwn(profile.rules, input.name)) return ['profile']
  const missing = (['source', 'reason'] as const).filter((key) => input[key].trim() === '')
  const rule = { value: input.value, source: input.source || '?', confirmed: true }
  try {
    settleRules(profile, { [input.name]: rule }, 'check')
    return missing
  } catch (error) {
    if (error instanceof RuleProfileError) return ['value', ...missing]
    throw error
  }
}
