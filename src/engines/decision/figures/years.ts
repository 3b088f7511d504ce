export interface WrittenYear {
  readonly year: number
  readonly from: number
  readonly to: number
}

const YEAR =
  /(?:(?:tính\s+)?(?:đến|trong|hết|cuối|vào|từ)\s+)*(?:(?:hết|cuối)\s+)?(?:năm|giai\s+đoạn)\s+(20\d{2})(?:\s*(?:[-–—]|đến)\s*(?:năm\s+)?(20\d{2}))?/giu

/** Years as aims name them, "đến hết năm 2018"; of a span its last one. Days of documents are none of them. */
export function yearsIn(text: string): readonly WrittenYear[] {
  return [...text.matchAll(YEAR)]
    .filter((found) => !/tháng\s+\d{1,2}\s*$/iu.test(text.slice(0, found.index)))
    .map((found) => ({
      year: Number(found[2] ?? found[1]),
      from: found.index,
      to: found.index + found[0].length,
    }))
}
