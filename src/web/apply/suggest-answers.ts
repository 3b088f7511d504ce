import type { Answers, AnswerValue, FormDefinition, Lists } from '../../engines/forms/index.ts'
import type { Applicant } from '../../modules/dossiers/index.ts'

/** What is known of the applicant when a draft begins. */
export interface Suggested {
  readonly applicant: Partial<Applicant>
  /** Only of the account's owner. */
  readonly dateOfBirth?: string | null
  readonly areaCode?: string | null
}

type Field = FormDefinition['fields'][number]
type Rule = {
  readonly kinds: readonly string[]
  readonly keys: RegExp
  readonly value: (known: Suggested) => string | null | undefined
}

// Never a spouse's, a seller's or a representative's: their prefixes are not among these.
const PERSON = '(?:person|p|req|user|owner|applicant|parent)'
const ORGANISATION = '(?:org|company|ent|cent(?:er|re)|office)'
const isPerson = ({ applicant }: Suggested) => applicant.kind !== 'organisation'

/** By kind of field and key, the first field of the page that fits each rule; README has the same in words. */
const RULES: readonly Rule[] = [
  {
    kinds: ['text'],
    keys: new RegExp(`^(?:full_name|name|${PERSON}_name)$`),
    value: (known) => (isPerson(known) ? known.applicant.name : null),
  },
  {
    kinds: ['text'],
    keys: new RegExp(`^(?:employer|user_name|applicant_name|${ORGANISATION}_name)$`),
    value: (known) => (isPerson(known) ? null : known.applicant.name),
  },
  {
    kinds: ['national_id'],
    keys: new RegExp(`^(?:id_no|${PERSON}_id)$`),
    value: (known) => (isPerson(known) ? known.applicant.nationalId : null),
  },
  { kinds: ['tax_code'], keys: /^tax_code$/, value: ({ applicant }) => applicant.taxCode },
  {
    kinds: ['phone'],
    keys: new RegExp(`^(?:phone|${PERSON}_phone|${ORGANISATION}_phone)$`),
    value: ({ applicant }) => applicant.phone,
  },
  {
    kinds: ['email'],
    keys: new RegExp(`^(?:email|${PERSON}_email|${ORGANISATION}_email)$`),
    value: ({ applicant }) => applicant.email,
  },
  {
    kinds: ['text', 'textarea'],
    keys: new RegExp(`^(?:residence|${PERSON}_address)$`),
    value: (known) => (isPerson(known) ? known.applicant.address : null),
  },
  {
    kinds: ['text', 'textarea'],
    keys: new RegExp(`^(?:address|head_office|user_address|applicant_address|${ORGANISATION}_address)$`),
    value: (known) => (isPerson(known) ? null : known.applicant.address),
  },
  {
    kinds: ['date'],
    keys: new RegExp(`^(?:birth|dob|${PERSON}_dob)$`),
    value: (known) => (isPerson(known) ? known.dateOfBirth : null),
  },
  {
    kinds: ['admin_unit'],
    keys: new RegExp(`^(?:unit|abode_unit|residence_unit|(?:${PERSON}|${ORGANISATION})_(?:admin_)?unit)$`),
    value: ({ areaCode }) => areaCode,
  },
]

/** Answers for the first page of a form, from what is known; only such as the fields take. The person looks at them before sending. */
export function suggestAnswers(form: FormDefinition, lists: Lists, known: Suggested): Answers {
  const answers: Record<string, AnswerValue> = {}
  const fields = form.sections[0]?.fields ?? []
  for (const { kinds, keys, value } of RULES) {
    const suggested = value(known)
    const field = fields.find((one) => kinds.includes(one.kind) && keys.test(one.key) && !answers[one.key])
    if (suggested && field && isTaken(field, suggested, lists)) answers[field.key] = suggested
  }
  return answers
}

function isTaken({ behaviour }: Field, value: string, lists: Lists): boolean {
  return behaviour.validate(value, { answers: {}, lists }).length === 0
}
