import { z } from 'zod'

/*
 * One procedure of a pack: what the sheet says, what the applicant is asked, who does each step.
 * The form and the process of the same id lie beside it (forms/<id>.json, processes/<id>.bpmn).
 * Every condition is FEEL over the answers of that form and the situations of this record.
 */

const text = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) })
const day = z.iso.date()
const feel = z.string().min(1)
const timeLimit = {
  amount: z.int().positive(),
  unit: z.enum(['working_day', 'calendar_day', 'working_hour', 'same_day']),
}
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)

export const AUDIENCES = [
  'individual',
  'household',
  'household_business',
  'organisation',
  'cooperative',
  'religious_establishment',
  'foreigner',
  'foreign_organisation',
  'overseas_vietnamese',
] as const

const channel = z.enum(['online', 'counter', 'post'])

/** Roles of posts, as in the processes; a consulted agency answers through an examiner of its own. */
const role = z.enum(['receptionist', 'assigner', 'examiner', 'unit_leader', 'agency_leader', 'clerk'])

/**
 * An agency by its id, or by kind and place: the one of that kind whose area is the area of the
 * offering agency (`areaOf: "service"`) or the area answered in a field of the form. `rows.field` reads
 * the field in every row of a repeated section.
 */
const agencyReference = z.union([
  slug,
  z.strictObject({ kind: z.string().regex(/^[a-z_]+$/), areaOf: z.string().min(1) }),
])

/** `unit` is the part of the unit's id after the agency's: unit id = `<agency>.<unit>`. */
const owner = z.strictObject({ agency: agencyReference, unit: slug, role })

const stepOwners = z.strictObject({
  /** Position, from 1, in `steps`. */
  step: z.int().positive(),
  /** one: any of the owners takes it; all: each is asked; chosen: the officer in charge picks whom to ask. */
  mode: z.enum(['one', 'all', 'chosen']),
  owners: z.array(owner).min(1),
  /** False for a consultation made only "when needed". */
  always: z.boolean(),
  /** The council or team in whose name the unit acts at this step. */
  actingAs: text.nullable(),
  /** Who enters the answer for an agency that does not work in this system. */
  recordedBy: owner.nullable(),
})

const STEP_ROLES = [
  'receptionist',
  'assigner',
  'officer',
  'unit_leader',
  'agency_leader',
  'clerk',
  'returner',
  'co_agency',
] as const

const step = z.strictObject({
  name: text,
  unit: z.string().min(1),
  role: z.enum(STEP_ROLES),
  days: z.number().nonnegative(),
  note: text.nullable(),
})

const paper = z.strictObject({
  id: z.string().regex(/^p[1-9]\d*$/),
  name: text,
  formNumber: z.string().min(1).nullable(),
  originals: z.int().nonnegative(),
  copies: z.int().nonnegative(),
  /** conditional: asked when `when` is true; optional: may be added, never missing. */
  requirement: z.enum(['always', 'conditional', 'optional']),
  condition: text.nullable(),
  when: feel.nullable(),
  /** form: the declaration itself, made from the answers; agency: drawn up by officers; hand: brought, not sent as a file. */
  providedBy: z.enum(['applicant', 'form', 'agency', 'hand']),
  /** after_notice: comes only after the tax office's notice, so never asked when applying. */
  askedAt: z.enum(['submission', 'after_notice']),
  accept: z.array(z.enum(['pdf', 'jpg', 'png', 'heic', 'docx', 'xlsx'])).min(1),
})

const fee = z.strictObject({
  id: z.string().regex(/^f[1-9]\d*$/),
  name: text,
  kind: z.enum(['phi', 'le_phi']),
  amountVnd: z.int().nonnegative().nullable(),
  per: text,
  /** The words of the record: when it is due, or by which rule the amount is set. */
  condition: text.nullable(),
  when: feel.nullable(),
  /** True where the record holds no amount: the desk enters it. */
  assessedAtDesk: z.boolean(),
  collectedBy: z.enum(['receiving_agency', 'tax_office', 'central_agency']),
})

const situation = z.strictObject({
  key: z.string().regex(/^situation_[1-9]\d*$/),
  question: text,
  /** Asked only when this holds for the answers of the form. */
  when: feel.nullable(),
})

export const RESULT_KINDS = [
  'permit',
  'certificate',
  'practice_certificate',
  'licence_card',
  'registration',
  'decision',
  'confirmation',
  'notice',
  'receipt',
  'referral',
  'copy',
  'list',
] as const

const result = z.strictObject({
  id: z.string().regex(/^r[1-9]\d*$/),
  title: text,
  /** Kind part of the notation: 12/GP-STNMT. */
  abbreviation: z.string().min(1),
  kind: z.enum(RESULT_KINDS),
  validity: text.nullable(),
  /** Only where the validity is one fixed length. */
  validityMonths: z.int().positive().nullable(),
  when: feel.nullable(),
})

export const procedureRecordSchema = z.strictObject({
  id: z.string().regex(/^[a-z]{2}-\d{2,4}$/),
  /** In the list of Decision 43/QĐ-UBND; null for a procedure that it does not list. */
  decisionRow: z.int().positive().nullable(),
  /** As printed in the Decision, which leaves the cell of row 44 empty. */
  declaredLevel: z.int().min(1).max(4).nullable(),
  nationalCode: z
    .string()
    .regex(/^\d\.\d{6}$/)
    .nullable(),
  name: text,
  summary: text,
  field: text,
  tier: z.enum(['province', 'district', 'commune']),
  audience: z.array(z.enum(AUDIENCES)).min(1),
  keywords: z.array(z.string().min(1)).min(3),
  lifeEvents: z.array(slug).min(1),
  offeredBy: z.array(slug).min(1),
  /** Only in a revision that changes who offers it, drafted with the change and carried out when it is published. */
  offeringChange: z
    .strictObject({
      /** Null: on the day the revision takes effect; else that day or a later one. */
      fromOn: day.nullable(),
      /** Why the services of agencies that leave are closed, and what the public is told. */
      reason: z.string(),
      notice: z.string(),
    })
    .optional(),
  /** The first whose `when` holds signs the result. */
  decidedBy: z.array(z.strictObject({ agency: agencyReference, unit: slug, when: feel.nullable() })).min(1),
  decidingAuthority: text,
  coAgencies: z.array(
    z.strictObject({
      name: text,
      role: text,
      agencies: z.array(agencyReference),
      /** True where the record names no agency or more than it can name: the officer picks. */
      openChoice: z.boolean(),
    }),
  ),
  deadline: z.strictObject({ ...timeLimit, note: text }),
  steps: z.array(step).min(1),
  stepOwners: z.array(stepOwners).min(1),
  /** For steps that processing needs and the published list leaves out. */
  roleOwners: z.record(role, owner),
  situations: z.array(situation),
  papers: z.array(paper).min(1),
  fees: z.array(fee),
  conditions: z.array(text),
  legalBasis: z
    .array(z.strictObject({ number: z.string().min(1), title: text, date: day.nullable() }))
    .min(1),
  results: z.array(result).min(1),
  /** What is numbered and sealed at the end: one of `results`, the first whose `when` holds. */
  resultDocument: z.strictObject({
    title: text,
    abbreviation: z.string().min(1),
    kind: z.enum(RESULT_KINDS),
    validity: text.nullable(),
  }),
  ways: z
    .array(
      z.strictObject({
        channel,
        description: text,
        /** Only where this way has another limit than `deadline`. */
        limit: z.strictObject(timeLimit).optional(),
      }),
    )
    .min(1),
  delivery: z.array(channel).min(1),
  inForceFrom: day,
  /** Year of the law the facts were taken from; the record says what differs from 2015 in `unconfirmed`. */
  contentOf: z.int(),
  confidence: z.enum(['high', 'medium', 'low']),
  /** Notes for the editor of the record, in the words of who gathered it. The public sheet shows `unconfirmedNotice`. */
  unconfirmed: z.array(z.string().min(1)),
  unconfirmedNotice: text.nullable(),
  sources: z.array(z.string().min(1)),
})

export type ProcedureRecord = z.infer<typeof procedureRecordSchema>
export type AgencyReference = z.infer<typeof agencyReference>
export type StepOwners = z.infer<typeof stepOwners>
export type Owner = z.infer<typeof owner>
export type Paper = z.infer<typeof paper>
export type Fee = z.infer<typeof fee>
export type Channel = z.infer<typeof channel>

/** The role, as in processes, of the post that does a step of the published list. */
export function processRole(published: ProcedureRecord['steps'][number]['role']): Owner['role'] {
  if (published === 'returner') return 'receptionist'
  return published === 'officer' || published === 'co_agency' ? 'examiner' : published
}

/** How long a file handed in by this way may take. */
export function timeLimitOf(
  { ways, deadline }: Pick<ProcedureRecord, 'ways' | 'deadline'>,
  by: Channel,
): Pick<ProcedureRecord['deadline'], 'amount' | 'unit'> {
  const { amount, unit } = ways.find(({ channel: one }) => one === by)?.limit ?? deadline
  return { amount, unit }
}

/** Throws with the path of the first fault: a pack that does not fit is not loaded. */
export function parseProcedureRecord(value: unknown): ProcedureRecord {
  return procedureRecordSchema.parse(value)
}

export interface PlacedExpression {
  /** Where it stands, e.g. `papers.p4`. */
  readonly at: string
  readonly expression: string
}

/** Every FEEL expression of a record, for checking it and for knowing which answers matter. */
export function expressionsOf(record: ProcedureRecord): PlacedExpression[] {
  const placed = (at: string, expression: string | null): PlacedExpression[] =>
    expression === null ? [] : [{ at, expression }]
  return [
    ...record.papers.flatMap((item) => placed(`papers.${item.id}`, item.when)),
    ...record.fees.flatMap((item) => placed(`fees.${item.id}`, item.when)),
    ...record.situations.flatMap((item) => placed(`situations.${item.key}`, item.when)),
    ...record.results.flatMap((item) => placed(`results.${item.id}`, item.when)),
    ...record.decidedBy.flatMap((item, index) => placed(`decidedBy.${index + 1}`, item.when)),
  ]
}
