import pg from 'pg'

/*
 * How PostgreSQL's values arrive in the program (parameters go the other way as node-postgres does it):
 *   int8, count(*)   number; one beyond 2^53 is refused rather than rounded. Money is integer đồng and fits.
 *   numeric          string: exact, and rare here
 *   date             'YYYY-MM-DD': a calendar date has no time zone, a Date would have
 *   timestamptz      Date
 *   timestamp        string; not used, a Date would be guessed in the zone of the process
 *   jsonb            parsed
 */
const { builtins } = pg.types

const DATE_ARRAY = 1182
const INT8_ARRAY = 1016
const TEXT_ARRAY = 1009

type Parse = (text: string) => unknown

function safeInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint out of the exact range of numbers: ${text}`)
  return value
}

const asText: Parse = (text) => text

const parseTextArray = pg.types.getTypeParser(TEXT_ARRAY as typeof builtins.TEXT) as unknown as (
  text: string,
) => (string | null)[]

const arrayOf =
  (parse: Parse): Parse =>
  (text) =>
    parseTextArray(text).map((item) => (item === null ? null : parse(item)))

const PARSERS: ReadonlyMap<number, Parse> = new Map<number, Parse>([
  [builtins.INT8, safeInteger],
  [INT8_ARRAY, arrayOf(safeInteger)],
  [builtins.DATE, asText],
  [DATE_ARRAY, arrayOf(asText)],
  [builtins.TIMESTAMP, asText],
])

/** Given to each pool: nothing is changed for other users of node-postgres in the process. */
export const valueTypes: pg.CustomTypesConfig = {
  getTypeParser(oid, format) {
    const own = format === 'binary' ? undefined : PARSERS.get(oid)
    // The library's declaration allows one format at a time.
    return own ?? pg.types.getTypeParser(oid, format as 'text')
  },
}
