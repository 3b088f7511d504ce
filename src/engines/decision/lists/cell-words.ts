import { keyOf } from '../source-line.ts'

// Kinds of bodies of the state, by the word their names begin with; no body is known by name.
const AGENCY =
  /^(?:cac )?(?:so|ban|ubnd|uy ban|hdnd|hoi dong|cong an|cuc|chi cuc|tong cuc|thanh tra|van phong|phong|trung tam|bao hiem|kho bac|bo|toa an|vien|quy|ngan hang|dai|lien minh|hoi|hai quan|dien luc|cong ty|doanh nghiep|truong|benh vien|tram)(?: |$)/u
const OF_LAND = /^(?:so )(?:huu|do|tay|hong|lieu|luong|sach|bhxh)\b/u

export function looksLikeAgency(text: string): boolean {
  const key = keyOf(text)
  return AGENCY.test(key) && !OF_LAND.test(key)
}

export type Tier = 'province' | 'district' | 'commune'

const COMMUNE = /\b(?:cap xa|(?:ubnd|uy ban nhan dan) (?:cac )?(?:xa|phuong|thi tran)|xa phuong)\b/u
const DISTRICT =
  /\b(?:cap huyen|(?:ubnd|uy ban nhan dan) (?:cac )?(?:huyen|thi xa|thanh pho|tp|quan)|phong )/u
const PROVINCE =
  /^(?:cac )?(?:so|ban|thanh tra tinh|van phong ubnd tinh|ubnd tinh|uy ban nhan dan tinh|cong an tinh|cuc|chi cuc|cap tinh)\b/u

/** The tier an agency answers at, as far as its kind of name tells. */
export function tierOf(agency: string): Tier | undefined {
  const key = keyOf(agency)
  if (COMMUNE.test(key)) return 'commune'
  if (PROVINCE.test(key)) return 'province'
  if (DISTRICT.test(key)) return 'district'
  return undefined
}

/** `12`, `12.` and, under a heading numbered too, `3.12`: then the number within its group. */
export function rowNumber(text: string): number | undefined {
  const found = /^(?:\d{1,3}\.)?(\d{1,4})[.)]?$/u.exec(text)
  return found ? Number(found[1]) : undefined
}

/** `3.12`: the rows of such a list stand under headings numbered `3`. */
export function isNestedNumber(text: string): boolean {
  return /^\d{1,3}\.\d{1,4}[.)]?$/u.test(text)
}

/** `I`, `II.`, `A`, `B)`: what numbers a group of rows. */
export function isGroupLabel(text: string): boolean {
  return /^(?:[IVXL]{1,6}|[A-HĐ])[.)]?$/u.test(text)
}

/** A group's heading in one cell or line: "I. Sở Tài chính (06 dịch vụ)", "Lĩnh vực đất đai", "CẤP HUYỆN". */
export function isGroupHeading(text: string): boolean {
  if (/^(?:[IVXL]{1,6}|[A-H])[.)]?\s+\p{Lu}/u.test(text)) return true
  return /^(?:linh vuc |cap (?:tinh|huyen|xa)$|(?:dvc|dich vu cong|thu tuc hanh chinh) cap (?:tinh|huyen|xa))/u.test(
    keyOf(text),
  )
}

/** `(1)`, `(2)`: the numbers of the columns, under their headings. */
export function isColumnNumber(text: string): boolean {
  return /^\(\d{1,2}\)$/u.test(text) || /^\([a-z]\)$/u.test(text)
}

export function isTick(text: string): boolean {
  return /^(?:x|v|\u2713|\u2714|\u2717|\u2718|\+|\*)$/iu.test(text)
}

export function isSumRow(text: string): boolean {
  return /^(?:tong (?:so|cong)|tong)\b/u.test(keyOf(text))
}
