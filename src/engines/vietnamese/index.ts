export { isEmail } from './email.ts'
export { accentKey, fold, normaliseTone, syllables, words } from './fold.ts'
export { amountInWords } from './money-words.ts'
export { compareNames } from './names.ts'
export { describeNationalId, isNationalId, type NationalIdDescription } from './national-id.ts'
export { isMobilePhone, isPhone, normalisePhone } from './phone.ts'
export { plainCode, readableCode } from './readable-code.ts'
export {
  buildSearchIndex,
  buildSearchIndexInSteps,
  type SearchEntry,
  type SearchIndex,
} from './search-index.ts'
export { search, type SearchHit } from './search.ts'
export { hasTaxCodeCheckDigit, isTaxCode } from './tax-code.ts'
export { unTelex } from './telex.ts'
export { typoDistanceAtMostOne } from './typo-distance.ts'
