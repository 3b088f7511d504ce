import type { Signer } from './official-document.ts'

/** Heads of agencies, as titles of posts begin; what follows in a title is the agency, which stands at the document's head. */
const HEADS = [
  'Tổng Giám đốc',
  'Giám đốc',
  'Chủ tịch',
  'Chi cục trưởng',
  'Cục trưởng',
  'Chỉ huy trưởng',
  'Chánh Văn phòng',
  'Chánh Thanh tra',
  'Hiệu trưởng',
]
const DEPUTY = /^Phó\s+/u
const ACTING = /^(?:Quyền|Q\.)\s+/u

/**
 * The signer as the lines above a signature name him: a deputy signs instead of the head, an acting head as one.
 * TM., TL. and TUQ. need a decision that a title does not hold, and are never guessed from it.
 */
// Căn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục I, Mục II.7; trước đó Thông tư 01/2011/TT-BNV, Điều 12.
export function signerOf({ title, name }: { readonly title: string; readonly name: string }): Signer {
  if (DEPUTY.test(title)) {
    const head = officeOf(title.replace(DEPUTY, ''))
    return { post: `Phó ${head}`, name, insteadOf: head }
  }
  if (ACTING.test(title)) return { post: officeOf(title.replace(ACTING, '')), name, acting: true }
  return { post: officeOf(title), name }
}

/** Whose decision it is: the head's, also when a deputy signs it. */
export function decidingOffice(title: string, agencyName: string): string {
  const head = title.replace(DEPUTY, '').replace(ACTING, '')
  const office = HEADS.find((one) => head.startsWith(one))
  return office === undefined ? title : `${office} ${agencyName}`
}

function officeOf(title: string): string {
  return HEADS.find((one) => title.startsWith(one)) ?? title
}
