import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseProcedureRecord, publishProcedure } from './modules/catalog/index.ts'
import { parseLevelRules, storeLevelRules } from './modules/levels/index.ts'
import { loadOrganizations, parseOrganizationPack } from './modules/organizations/index.ts'
import {
  parseDecisionRecord,
  parseDutiesRecord,
  settleDecision,
  settleDuties,
} from './modules/roadmap/index.ts'
import type { Clock } from './platform/clock/clock.ts'
import { type Db, inTransaction } from './platform/db/database.ts'

const PACKS = fileURLToPath(new URL('../packs', import.meta.url))

export class UnknownPack extends Error {
  override readonly name = 'UnknownPack'
}

/** The files of a pack and of the packs it stands on, by path within `packs/`. */
async function readFolder(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(path.join(PACKS, folder), { recursive: true, withFileTypes: true }).catch(
    () => {
      throw new UnknownPack(`Không có gói dữ liệu "${folder}" trong packs/ (no such pack).`)
    },
  )
  const names = entries
    .filter((entry) => entry.isFile() && /\.(json|bpmn)$/.test(entry.name))
    .map((entry) => path.relative(PACKS, path.join(entry.parentPath, entry.name)))
    .toSorted()
  return new Map(
    await Promise.all(
      names.map(async (name) => [name, await readFile(path.join(PACKS, name), 'utf8')] as const),
    ),
  )
}

function digestOf(files: ReadonlyMap<string, string>): string {
  const hash = createHash('sha256')
  for (const [name, text] of files) hash.update(name).update('\0').update(text).update('\0')
  return hash.digest('hex')
}

/** Loads a pack, in one transaction; a pack loaded already and not changed since costs one query. True when something was loaded. */
export async function loadPack(db: Db, clock: Clock, id: string): Promise<boolean> {
  const files = new Map([...(await readFolder('vn')), ...(await readFolder(id))])
  const digest = digestOf(files)
  return inTransaction(db, async (tx) => {
    const known = await tx
      .selectFrom('packs')
      .select('digest')
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (known?.digest === digest) return false
    const at = clock.now()
    const json = (name: string): unknown => JSON.parse(need(files, name))
    await loadOrganizations(
      tx,
      parseOrganizationPack({
        areas: json(`${id}/areas.json`),
        agencies: json(`${id}/agencies.json`),
        units: json(`${id}/units.json`),
        nationalCalendar: json('vn/calendar.json'),
        holidays: json('vn/holidays.json'),
        calendar: json(`${id}/calendar.json`),
        ruleProfiles: [...files.keys()].filter((name) => name.startsWith('vn/rule-profiles/')).map(json),
      }),
      at,
    )
    await storeLevelRules(tx, parseLevelRules(json('vn/level-scales.json')), at)
    for (const name of files.keys()) {
      const found = new RegExp(`^${id}/procedures/([a-z0-9-]+)\\.json$`).exec(name)?.[1]
      if (!found) continue
      const record = parseProcedureRecord(json(name))
      await publishProcedure(tx, {
        record,
        form: json(`${id}/forms/${found}.json`),
        bpmn: need(files, `${id}/processes/${found}.bpmn`),
        at,
      })
    }
    for (const name of files.keys()) {
      if (name.startsWith(`${id}/decision-`))
        await settleDecision(tx, parseDecisionRecord(json(name)), { at, by: null })
      if (name === `${id}/roadmap.json`) await settleDuties(tx, parseDutiesRecord(json(name)), at)
    }
    await tx
      .insertInto('packs')
      .values({ id, loaded_at: at, digest })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ loaded_at: at, digest }))
      .execute()
    return true
  })
}

function need(files: ReadonlyMap<string, string>, name: string): string {
  const text = files.get(name)
  if (text === undefined) throw new Error(`packs/${name} is missing`)
  return text
}
