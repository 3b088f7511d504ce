import type { Text } from '../../../platform/i18n/translator.ts'
import type { FactsChannel, FactsPaper, FactsResult, ProcedureFacts } from './procedure-facts.ts'

export interface FactsFault {
  /** Key of the column: `name`, or `documents` with the place inside it. */
  readonly column: keyof ProcedureFacts
  /** Inside the cell, from 1: "2.3" is the third paper of the second case. */
  readonly place?: string
  readonly message: Text
}

export type CheckedFacts =
  | { readonly facts: ProcedureFacts; readonly faults: readonly []; readonly unknown: readonly string[] }
  | {
      readonly facts?: undefined
      readonly faults: readonly FactsFault[]
      readonly unknown: readonly string[]
    }

export const FACTS_KEYS: readonly (keyof ProcedureFacts)[] = [
  'code',
  'name',
  'decision',
  'levels',
  'field',
  'subjects',
  'agency',
  'competentAgency',
  'channels',
  'documents',
  'results',
]
const CODE = /^[A-Za-z0-9](?:[A-Za-z0-9.-]{0,38}[A-Za-z0-9])?$/
const MAX_TEXT = 4_000
const MAX_ITEMS = 1_000
const MAX_AMOUNT = 100_000

/** Reads one published record, says all that is wrong with it, and leaves its texts as they were published. */
export function checkFacts(value: unknown): CheckedFacts {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const message = { vi: 'dòng này không phải một bản ghi {…}', en: 'this line is not a record {…}' }
    return { faults: [{ column: 'code', message }], unknown: [] }
  }
  const record = value as Readonly<Record<string, unknown>>
  const check = new RecordCheck(record)
  const facts: ProcedureFacts = {
    code: check.code(),
    name: check.text('name', true),
    decision: check.text('decision', false),
    levels: check.texts('levels', true),
    field: check.text('field', true),
    subjects: check.texts('subjects', false),
    agency: check.text('agency', false),
    competentAgency: check.text('competentAgency', false),
    channels: check.items('channels', readChannel),
    documents: check.cases(),
    results: check.items('results', readResult),
  }
  const unknown = Object.keys(record).filter((key) => !(FACTS_KEYS as readonly string[]).includes(key))
  return check.faults.length > 0 ? { faults: check.faults, unknown } : { facts, faults: [], unknown }
}

type Say = (message: Text) => void
type ReadItem<T> = (item: Readonly<Record<string, unknown>>, say: Say) => T

class RecordCheck {
  readonly faults: FactsFault[] = []
  readonly #record: Readonly<Record<string, unknown>>

  constructor(record: Readonly<Record<string, unknown>>) {
    this.#record = record
  }

  code(): string {
    const code = this.text('code', true)
    if (code !== '' && !CODE.test(code))
      this.#say('code', {
        vi: `mã “${shown(code)}” chỉ được gồm chữ không dấu, số, dấu chấm và gạch nối, tối đa 40 ký tự`,
        en: 'a code is made of letters without marks, figures, dots and hyphens, 40 at most',
      })
    return code
  }

  text(column: keyof ProcedureFacts, required: boolean): string {
    const value = this.#record[column]
    if (value === undefined || value === null || value === '') {
      if (required) this.#say(column, MISSING)
      return ''
    }
    const text = readText(value, (message) => this.#say(column, message))
    if (required && text === '') this.#say(column, MISSING)
    return text
  }

  texts(column: keyof ProcedureFacts, required: boolean): readonly string[] {
    const list = this.#list(column)
    if (list && required && list.length === 0) this.#say(column, MISSING)
    const texts = (list ?? []).map((item, index) =>
      readText(item, (message) => this.#say(column, message, `${index + 1}`)),
    )
    return texts.filter((text) => text !== '')
  }

  items<T>(column: keyof ProcedureFacts, read: ReadItem<T>): readonly T[] {
    return this.#readAll(this.#list(column) ?? [], column, { read, before: '' })
  }

  cases(): ProcedureFacts['documents'] {
    return (this.#list('documents') ?? []).map((papers, index) => {
      if (Array.isArray(papers))
        return this.#readAll(papers, 'documents', { read: readPaper, before: `${index + 1}.` })
      this.#say('documents', NOT_A_LIST, `${index + 1}`)
      return []
    })
  }

  #readAll<T>(
    list: readonly unknown[],
    column: keyof ProcedureFacts,
    { read, before }: { readonly read: ReadItem<T>; readonly before: string },
  ): readonly T[] {
    return list.flatMap((item, index) => {
      const say: Say = (message) => this.#say(column, message, `${before}${index + 1}`)
      if (typeof item === 'object' && item !== null && !Array.isArray(item))
        return [read(item as Readonly<Record<string, unknown>>, say)]
      say({ vi: 'mục này không phải một bản ghi {…}', en: 'this item is not a record {…}' })
      return []
    })
  }

  #list(column: keyof ProcedureFacts): readonly unknown[] | undefined {
    const value = this.#record[column]
    if (value === undefined || value === null) return []
    if (Array.isArray(value) && value.length <= MAX_ITEMS) return value
    this.#say(column, Array.isArray(value) ? TOO_MANY : NOT_A_LIST)
    return undefined
  }

  #say(column: keyof ProcedureFacts, message: Text, place?: string): void {
    this.faults.push({ column, message, ...(place === undefined ? {} : { place }) })
  }
}

const MISSING: Text = { vi: 'thiếu giá trị bắt buộc', en: 'a required value is missing' }
const NOT_A_LIST: Text = { vi: 'phải là danh sách […]', en: 'must be a list […]' }
const TOO_MANY: Text = { vi: `có hơn ${MAX_ITEMS} mục`, en: `has more than ${MAX_ITEMS} items` }

function shown(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}

function readText(value: unknown, say: Say): string {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  if (typeof value !== 'string') {
    say({ vi: 'phải là chữ', en: 'must be text' })
    return ''
  }
  const text = value.trim()
  // Half of a character, or signs that no text has: the file was damaged on its way.
  if (/(?![\t\n\r])\p{Cc}|\ufffd/u.test(text) || !text.isWellFormed())
    say({
      vi: 'có ký tự hỏng (tệp bị lỗi hoặc sai bảng mã)',
      en: 'has damaged characters (broken file or encoding)',
    })
  else if (text.length > MAX_TEXT)
    say({ vi: `dài hơn ${MAX_TEXT} ký tự`, en: `is longer than ${MAX_TEXT} characters` })
  return text
}

function readChannel(item: Readonly<Record<string, unknown>>, say: Say): FactsChannel {
  const channel = readText(item['channel'] ?? '', say)
  if (channel === '') say({ vi: 'thiếu tên cách thức', en: 'the way has no name' })
  const { free = false } = item
  if (typeof free !== 'boolean')
    say({ vi: '“free” phải là true hoặc false', en: '“free” must be true or false' })
  return {
    channel,
    duration: readDuration(item['duration'] ?? null, say),
    unit: readText(item['unit'] ?? '', say),
    free: free === true,
    feesVnd: readFees(item['feesVnd'] ?? [], say),
  }
}

function readDuration(value: unknown, say: Say): number | null {
  if (value === null) return null
  if (typeof value === 'number' && value >= 0 && value <= MAX_AMOUNT) return value
  say({ vi: 'thời hạn phải là số không âm', en: 'the time limit must be a number, not negative' })
  return null
}

function readFees(value: unknown, say: Say): readonly number[] {
  if (Array.isArray(value) && value.every((fee) => Number.isSafeInteger(fee) && Number(fee) >= 0))
    return value as readonly number[]
  say({
    vi: 'phí phải là các số đồng nguyên, không âm',
    en: 'fees must be whole amounts in đồng, not negative',
  })
  return []
}

/** Papers without a name are published, too: what a record lacks is told by its completeness, not by refusing it. */
function readPaper(item: Readonly<Record<string, unknown>>, say: Say): FactsPaper {
  const name = readText(item['name'] ?? '', say)
  const count = (key: 'originals' | 'copies', words: Text): number => {
    const value = item[key] ?? 0
    if (Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= MAX_AMOUNT) return Number(value)
    say({
      vi: `${words.vi} phải là số nguyên không âm`,
      en: `${words.en} must be a whole number, not negative`,
    })
    return 0
  }
  return {
    name,
    form: readText(item['form'] ?? '', say),
    originals: count('originals', { vi: 'số bản chính', en: 'originals' }),
    copies: count('copies', { vi: 'số bản sao', en: 'copies' }),
  }
}

function readResult(item: Readonly<Record<string, unknown>>, say: Say): FactsResult {
  const name = readText(item['name'] ?? '', say)
  return { name, code: readText(item['code'] ?? '', say) }
}
