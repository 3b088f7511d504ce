export interface Notation {
  /** Given by the clerk when the document is signed; until then the place stays blank. */
  readonly number?: number | undefined
  /** 'QĐ', 'GP', 'TB'…; official letters and slips have none. */
  readonly kindAbbreviation?: string | undefined
  readonly agencyAbbreviation: string
}

/** `Số: 05/GP-STNMT`. */
export function documentNotation({ number, kindAbbreviation, agencyAbbreviation }: Notation): string {
  // Căn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục I, Mục II.3: số dưới 10 thêm số 0 phía trước; số và ký hiệu
  // cách nhau bằng dấu gạch chéo, các nhóm chữ viết tắt của ký hiệu cách nhau bằng dấu gạch nối.
  const digits = number === undefined ? '\u00a0'.repeat(8) : String(number).padStart(2, '0')
  return `Số: ${digits}/${[kindAbbreviation, agencyAbbreviation].filter(Boolean).join('-')}`
}
