import { z } from 'zod'

/* The agencies, units, areas and demo people of a province's pack, as its files hold them. */

const text = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) })
const day = z.iso.date()
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
const tier = z.enum(['province', 'district', 'commune'])
const areaCode = z.string().regex(/^(\d{2}|\d{3}|\d{5})$/)
// Căn cứ: QCVN 102:2016/BTTTT (V1V2V3.Z1Z2.Y1Y2.MX1X2)
const identificationCode = z.string().regex(/^\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}$/)
const successor = z.strictObject({ code: areaCode, name: text, provinceCode: areaCode, from: day })

export const AGENCY_KINDS = [
  'provincial_committee',
  'committee_office',
  'department',
  'sub_department',
  'service_centre',
  'land_registration_office',
  'land_registration_branch',
  'district_committee',
  'commune_committee',
  'police',
  'district_police',
  'military_command',
  'tax_department',
  'tax_branch',
  'social_insurance',
  'district_social_insurance',
  'statistics_office',
  'bar_association',
  'central_agency',
] as const

export const agencyRecordSchema = z.strictObject({
  id: slug,
  name: text,
  shortName: text,
  /** For the notation of documents: 12/GP-STNMT. */
  abbreviation: z.string().min(1),
  kind: z.enum(AGENCY_KINDS),
  tier,
  parent: slug.nullable(),
  areaCode,
  code: identificationCode,
  /** False: made by this pack, because no published list was found. */
  officialCode: z.boolean(),
  /** False for agencies that answer on paper or through another system. */
  member: z.boolean(),
  validFrom: day,
  validTo: day.nullable(),
  successor: successor.nullable(),
})

export const unitRecordSchema = z.strictObject({
  /** `<agency>.<key>`. */
  id: z.string().regex(/^[a-z0-9-]+\.[a-z0-9-]+$/),
  agency: slug,
  name: text,
  kind: z.enum(['one_stop', 'leadership', 'clerical', 'division']),
  /** False where the unit's name is a reasonable assumption of the record that names it. */
  confirmed: z.boolean(),
  validFrom: day,
  validTo: day.nullable(),
})

export const areaRecordSchema = z.strictObject({
  code: areaCode,
  name: text,
  kind: z.enum(['province', 'city', 'district', 'township', 'ward', 'commune']),
  tier,
  parent: areaCode.nullable(),
  validFrom: day,
  validTo: day.nullable(),
  /** Names borne later in the validity of the area, where they differ from that of its first day. */
  laterNames: z.array(
    z.strictObject({ name: text, kind: z.string().min(1), month: z.string().regex(/^\d{4}-\d{2}$/) }),
  ),
  successor: successor.nullable(),
})

export const packRecordSchema = z.strictObject({
  id: slug,
  name: text,
  areaCode,
  /** Law, calendars and rules of the country this pack stands on. */
  basePacks: z.array(slug),
  level1: z.strictObject({ code: z.string().regex(/^[A-Z]\d{2}$/), confirmed: z.boolean() }),
  validFrom: day,
  validTo: day.nullable(),
  /** The day the names and procedures of this pack describe. */
  contentOn: day,
  /** How to reach the province; empty until the operator fills it in. */
  contact: z.strictObject({
    address: text.nullable(),
    phone: z.string().nullable(),
    email: z.string().nullable(),
    website: z.string().nullable(),
  }),
  lifeEvents: z.array(z.strictObject({ id: slug, name: text })).min(1),
  decision: z.strictObject({
    number: z.string().min(1),
    title: text,
    issuedOn: day,
    effectiveOn: day,
    issuer: text,
    signer: z.string().min(1),
    file: z.string().min(1),
  }),
})

const role = z.enum([
  'receptionist',
  'assigner',
  'examiner',
  'unit_leader',
  'agency_leader',
  'clerk',
  'agency_admin',
  'province_admin',
])

const officer = z.strictObject({
  username: z.string().regex(/^[a-z0-9]+\.[a-z0-9]+$/),
  name: z.string().min(1),
  posts: z.array(z.strictObject({ agency: slug, unit: slug, role, title: text })).min(1),
})

// Căn cứ: Nghị định 137/2015/NĐ-CP, Điều 13 (12 digits: place, century and sex, year, number)
const nationalId = z.string().regex(/^095[0-3]\d{8}$/)

const citizen = z.strictObject({
  id: slug,
  name: z.string().min(1),
  sex: z.enum(['male', 'female']),
  dateOfBirth: day,
  nationalId,
  email: z.email(),
  phone: z.string().regex(/^0\d{9}$/),
  areaCode,
  address: z.string().min(1),
})

export const demoRecordSchema = z.strictObject({
  note: text,
  officers: z.array(officer).min(1),
  citizens: z.array(citizen).min(1),
  organisations: z.array(
    z.strictObject({
      id: slug,
      name: z.string().min(1),
      taxCode: z.string().regex(/^\d{10}$/),
      /** The citizen of `citizens` who acts for it. */
      representative: slug,
      email: z.email(),
      phone: z.string().regex(/^0\d{9}$/),
      areaCode,
      address: z.string().min(1),
    }),
  ),
})

export type AgencyRecord = z.infer<typeof agencyRecordSchema>
export type UnitRecord = z.infer<typeof unitRecordSchema>
export type AreaRecord = z.infer<typeof areaRecordSchema>
export type PackRecord = z.infer<typeof packRecordSchema>
export type DemoRecord = z.infer<typeof demoRecordSchema>

export const agencyRecordsSchema = z.array(agencyRecordSchema)
export const unitRecordsSchema = z.array(unitRecordSchema)
export const areaRecordsSchema = z.array(areaRecordSchema)

export function parseDemoRecord(value: unknown): DemoRecord {
  return demoRecordSchema.parse(value)
}
