import { isNationalId, isTaxCode } from '../../../engines/vietnamese/index.ts'
import { inTransaction } from '../../../platform/db/database.ts'
import type { Locale } from '../../../platform/i18n/translator.ts'
import type { Directory } from '../../organizations/index.ts'
import { vietnamToday } from '../account-queries.ts'
import type { CitizenActor } from '../actor.ts'
import { auditAct } from '../audit-act.ts'
import type { IdentityContext } from '../context.ts'
import { checkNames, isBirthDate, type NameErrors, plainDigits } from '../profile-rules.ts'

const LONGEST_ADDRESS = 300

export interface Profile {
  readonly fullName: string
  readonly organisationName: string
  readonly taxCode: string
  readonly nationalId: string
  /** `1990-03-14`, or nothing. */
  readonly dateOfBirth: string
  /** Of a commune of the province, or nothing. */
  readonly areaCode: string
  readonly address: string
}

export interface ProfileErrors extends NameErrors {
  readonly taxCode?: 'malformed'
  readonly nationalId?: 'malformed'
  readonly dateOfBirth?: 'malformed'
  readonly areaCode?: 'unknown'
  readonly address?: 'too-long'
}

export type ProfileOutcome =
  | { readonly kind: 'saved' }
  | { readonly kind: 'invalid'; readonly errors: ProfileErrors }

interface ProfileContext extends IdentityContext {
  readonly actor: CitizenActor
  readonly directory: Directory
}

/** What a person says about himself; offered in the forms he fills in later. */
export async function updateProfile(ctx: ProfileContext, profile: Profile): Promise<ProfileOutcome> {
  const errors = check(ctx, profile)
  if (Object.keys(errors).length > 0) return { kind: 'invalid', errors }
  const organisation = ctx.actor.accountKind === 'organisation'
  await inTransaction(ctx.db, async (tx) => {
    await tx
      .updateTable('accounts')
      .set({
        full_name: profile.fullName.trim(),
        organisation_name: organisation ? profile.organisationName.trim() : null,
        tax_code: organisation ? profile.taxCode.trim() : null,
        national_id: plainDigits(profile.nationalId) || null,
        date_of_birth: profile.dateOfBirth || null,
        area_code: profile.areaCode || null,
        address: profile.address.trim() || null,
      })
      .where('id', '=', ctx.actor.accountId)
      .execute()
    await auditAct(ctx, tx, { action: 'account.profile-changed', accountId: ctx.actor.accountId })
  })
  return { kind: 'saved' }
}

function check(ctx: ProfileContext, profile: Profile): ProfileErrors {
  const { accountKind } = ctx.actor
  const bad = {
    taxCode: accountKind === 'organisation' && !isTaxCode(profile.taxCode),
    nationalId: profile.nationalId.trim() !== '' && !isNationalId(profile.nationalId),
    dateOfBirth: profile.dateOfBirth !== '' && !isBirthDate(profile.dateOfBirth, vietnamToday(ctx.clock)),
    areaCode: profile.areaCode !== '' && ctx.directory.findArea(profile.areaCode)?.tier !== 'commune',
    address: profile.address.trim().length > LONGEST_ADDRESS,
  }
  return {
    ...checkNames(accountKind, profile),
    ...(bad.taxCode ? { taxCode: 'malformed' as const } : {}),
    ...(bad.nationalId ? { nationalId: 'malformed' as const } : {}),
    ...(bad.dateOfBirth ? { dateOfBirth: 'malformed' as const } : {}),
    ...(bad.areaCode ? { areaCode: 'unknown' as const } : {}),
    ...(bad.address ? { address: 'too-long' as const } : {}),
  }
}

/** The language of the letters and messages an account gets. */
export async function setAccountLocale(
  ctx: IdentityContext,
  accountId: string,
  locale: Locale,
): Promise<void> {
  await ctx.db.updateTable('accounts').set({ locale }).where('id', '=', accountId).execute()
}
