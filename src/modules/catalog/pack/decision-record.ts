import { z } from 'zod'

/* The roadmap of Decision 43/QĐ-UBND of 4 May 2015: its totals, targets and list of services. */

const text = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) })
const lines = z.strictObject({ from: z.int().positive(), to: z.int().positive() })

export const decisionRecordSchema = z.strictObject({
  number: z.string().min(1),
  title: text,
  issuedOn: z.iso.date(),
  totals: z.strictObject({
    procedures: z.int(),
    province: z.int(),
    district: z.int(),
    commune: z.int(),
    districts: z.int(),
    communes: z.int(),
    lines,
  }),
  targets: z.array(
    z.strictObject({
      year: z.int(),
      services: z.int(),
      of: z.int(),
      levels: z.array(z.int().min(1).max(4)),
      /** As printed: the first is called approximate. */
      sharePercent: z.number(),
      approximate: z.boolean(),
      lines,
    }),
  ),
  reports: z.array(
    z.strictObject({ period: z.enum(['half_year', 'year']), before: z.string().regex(/^\d{2}-\d{2}$/) }),
  ),
  services: z.array(
    z.strictObject({
      row: z.int().positive(),
      procedure: z.string().regex(/^bl-\d{2}$/),
      name: z.string().min(1),
      declaredLevel: z.int().nullable(),
      leadAgency: z.string().min(1),
      /** Lines of the published text, from 1, where the row's number and name stand. */
      lines,
    }),
  ),
})

export type DecisionRecord = z.infer<typeof decisionRecordSchema>
