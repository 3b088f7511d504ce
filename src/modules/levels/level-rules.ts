import { z } from 'zod'
import { checkScales, type LevelScale, LevelScaleError, EVIDENCE_KINDS } from '../../engines/levels/index.ts'
import type { Db } from '../../platform/db/database.ts'

const text = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) })
const day = z.iso.date()
const sourced = { source: z.string().min(1), confirmed: z.boolean() }

const scale = z.strictObject({
  id: z.string().min(1),
  name: text,
  validFrom: day,
  validTo: day.nullable(),
  ...sourced,
  levels: z
    .array(
      z.strictObject({
        id: z.string().min(1),
        name: text,
        needs: z.array(z.enum(EVIDENCE_KINDS)),
        ...sourced,
      }),
    )
    .min(2),
})

const rules = z.strictObject({
  version: z.string().min(1),
  scales: z.array(scale).min(1),
  /** The scale on which decisions of the roadmap count their targets. */
  declaredScale: z.string().min(1),
  signs: z.strictObject({
    presence: z.array(z.string().min(1)),
    fieldCheck: z.array(z.string().min(1)),
    ...sourced,
  }),
  upgrade: z.strictObject({
    scale: z.string().min(1),
    from: z.string().min(1),
    onlineSharePercent: z.number().min(0).max(100),
    days: z.int().positive(),
    ...sourced,
  }),
  realFiles: z.strictObject({ days: z.int().positive(), ...sourced }),
})

/** Scales of levels with their days, and how evidence is read, as the pack of the country says. */
export type LevelRules = z.infer<typeof rules>

/** Throws with the path of the first fault: rules that do not fit are not loaded. */
export function parseLevelRules(value: unknown): LevelRules {
  const parsed = rules.parse(value)
  checkScales(parsed.scales)
  declaredScaleOf(parsed)
  return parsed
}

/** A version is kept as it was first loaded: a change of the pack comes with a new one. */
export async function storeLevelRules(tx: Db, loaded: LevelRules, at: Date): Promise<void> {
  await tx
    .insertInto('level_rules')
    .values({ version: loaded.version, data: JSON.stringify(loaded), loaded_at: at })
    .onConflict((conflict) => conflict.column('version').doNothing())
    .execute()
}

/** Undefined before any pack was loaded. */
export async function findLevelRules(db: Db): Promise<LevelRules | undefined> {
  const row = await db
    .selectFrom('level_rules')
    .select('data')
    .orderBy('loaded_at', 'desc')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.data as LevelRules | undefined
}

/** The scale by which the Decision counts, also on days after it. */
export function declaredScaleOf({ scales, declaredScale }: LevelRules): LevelScale {
  const found = scales.find(({ id }) => id === declaredScale)
  if (!found) throw new LevelScaleError(`no scale ${declaredScale}`)
  return found
}
