import { z } from 'zod'
import { LINK_KINDS } from '../../../engines/succession/index.ts'
import { agencyRecordSchema, areaRecordSchema, unitRecordSchema } from './organization-record.ts'

/* A reorganisation, as the files of its pack hold it. What opens begins and what closes ends with `effectiveOn`. */

const text = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) })
const day = z.iso.date()

const headSchema = z.strictObject({
  id: z.string().regex(/^reorganisation-[a-z0-9-]+$/),
  title: text,
  decision: z.strictObject({ number: z.string().min(1), decidedOn: day, effectiveOn: day }),
  /** Law and sources the data is taken from. */
  sources: z.array(z.string().min(1)).min(1),
  /** What could not be compared with a text; shown before anybody applies it. */
  unconfirmed: z.array(text),
})

const openedArea = areaRecordSchema.pick({ code: true, name: true, kind: true, tier: true, parent: true })
const openedAgency = agencyRecordSchema.omit({ validFrom: true, validTo: true, successor: true })
const openedUnit = unitRecordSchema.omit({ validFrom: true, validTo: true })

const areaLink = z.strictObject({ kind: z.enum(LINK_KINDS), from: z.string(), to: z.string() })
const agencyLink = areaLink.extend({
  /** Names of fields of procedures (lĩnh vực). */
  fields: z.array(z.string().min(1)).min(1).optional(),
  /** Codes of areas as the files name them. */
  areas: z.array(z.string().min(1)).min(1).optional(),
  confirmed: z.boolean(),
})

const linksSchema = z.strictObject({
  areas: z.array(areaLink),
  agencies: z.array(agencyLink),
  /** Where a division has no namesake in the new agency: by the last part of its id. */
  divisions: z.array(z.strictObject({ toKind: z.string(), from: z.string(), to: z.string() })),
  /** Bodies that the reorganisation leaves as they are, though a pack announced an end. */
  continuing: z.array(z.string()),
  /** Agencies that go on under another parent. */
  parents: z.array(z.strictObject({ agency: z.string(), parent: z.string().nullable() })),
})

export type ReorganisationPack = z.infer<typeof headSchema> & {
  readonly digest: string
  readonly areas: readonly z.infer<typeof openedArea>[]
  readonly agencies: readonly z.infer<typeof openedAgency>[]
  readonly units: readonly z.infer<typeof openedUnit>[]
  readonly links: z.infer<typeof linksSchema>
}

export interface ReorganisationFiles {
  readonly reorganisation: unknown
  readonly areas: unknown
  readonly agencies: unknown
  readonly units: unknown
  readonly links: unknown
  /** Of all the bytes of the pack. */
  readonly digest: string
}

/** Checks the files of a pack; throws with the path of the first fault. */
export function parseReorganisationPack(files: ReorganisationFiles): ReorganisationPack {
  return {
    ...headSchema.parse(files.reorganisation),
    digest: files.digest,
    areas: z.array(openedArea).parse(files.areas),
    agencies: z.array(openedAgency).parse(files.agencies),
    units: z.array(openedUnit).parse(files.units),
    links: linksSchema.parse(files.links),
  }
}
