import { dayBefore } from '../../../engines/succession/index.ts'
import type { Db } from '../../../platform/db/database.ts'
import type { ReorganisationPack } from '../pack/reorganisation-record.ts'
import type { StructurePlan } from './plan-structure.ts'
import { insertLinks } from './succession-links.ts'

/** Writes a plan without faults: what opens, what ends, and who follows whom. In the caller's transaction. */
export async function applyStructure(tx: Db, pack: ReorganisationPack, plan: StructurePlan): Promise<void> {
  await openAreas(tx, pack)
  await openAgencies(tx, pack)
  await close(tx, pack, plan)
  await insertLinks(tx, pack.id, plan.links)
  for (const { agency, parent } of pack.links.parents)
    await tx.updateTable('agencies').set({ parent_id: parent }).where('id', '=', agency).execute()
  if (pack.links.continuing.length > 0) {
    const continuing = [...pack.links.continuing]
    await tx.updateTable('agencies').set({ valid_to: null }).where('id', 'in', continuing).execute()
    await tx
      .updateTable('agency_units')
      .set({ valid_to: null })
      .where('agency_id', 'in', continuing)
      .execute()
  }
}

async function openAreas(tx: Db, { areas, decision }: ReorganisationPack): Promise<void> {
  if (areas.length === 0) return
  await tx
    .insertInto('areas')
    .values(
      areas.map((area) => ({
        code: area.code,
        valid_from: decision.effectiveOn,
        name: area.name.vi,
        name_en: area.name.en,
        kind: area.kind,
        tier: area.tier,
        parent_code: area.parent,
      })),
    )
    .execute()
}

async function openAgencies(tx: Db, { agencies, units, decision }: ReorganisationPack): Promise<void> {
  if (agencies.length === 0) return
  const from = decision.effectiveOn
  await tx
    .insertInto('agencies')
    .values(
      agencies.map((agency) => ({
        id: agency.id,
        code: agency.code,
        official_code: agency.officialCode,
        name: agency.name.vi,
        name_en: agency.name.en,
        short_name: agency.shortName.vi,
        abbreviation: agency.abbreviation,
        kind: agency.kind,
        tier: agency.tier,
        parent_id: agency.parent,
        area_code: agency.areaCode,
        member: agency.member,
        valid_from: from,
      })),
    )
    .execute()
  await tx
    .insertInto('agency_units')
    .values(
      units.map((unit) => ({
        id: unit.id,
        agency_id: unit.agency,
        name: unit.name.vi,
        name_en: unit.name.en,
        kind: unit.kind,
        valid_from: from,
      })),
    )
    .execute()
}

async function close(
  tx: Db,
  { id, decision }: ReorganisationPack,
  { closing }: StructurePlan,
): Promise<void> {
  const end = { valid_to: dayBefore(decision.effectiveOn), closed_by: id }
  if (closing.agencies.length > 0) {
    const agencies = [...closing.agencies]
    await tx.updateTable('agencies').set(end).where('id', 'in', agencies).execute()
    await tx.updateTable('agency_units').set(end).where('agency_id', 'in', agencies).execute()
  }
  for (const key of closing.areas) {
    const [code = '', from = ''] = key.split('@')
    await tx.updateTable('areas').set(end).where('code', '=', code).where('valid_from', '=', from).execute()
  }
}
