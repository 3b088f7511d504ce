const LEVEL = String.raw`[1-4](?!\d|[.,]\d|\s*%)`
const LEVELS = new RegExp(
  String.raw`(?:mức(?:\s*độ)?|cấp\s+độ)\s*(${LEVEL}(?:\s*(?:,|và|\/|-|–|hoặc|;|&)\s*(?:mức(?:\s*độ)?\s*)?${LEVEL}(?!\s*(?:dịch|thủ|dvc|tthc)))*)(\s*trở\s+lên)?`,
  'giu',
)
// Căn cứ: 43/2011/NĐ-CP, Điều 3: levels 1 to 4.
const HIGHEST = 4

/** The levels a text names, each once, in order: "Mức độ 3, 4", "mức độ 3 và mức độ 4", "từ mức độ 3 trở lên". */
export function readLevels(text: string): readonly number[] {
  const found = new Set<number>()
  for (const [, levels = '', upwards] of text.matchAll(LEVELS)) {
    const named = (levels.match(/[1-4]/gu) ?? []).map(Number)
    for (const level of named) found.add(level)
    if (upwards === undefined) continue
    for (let level = Math.min(...named); level <= HIGHEST; level += 1) found.add(level)
  }
  return [...found].sort((a, b) => a - b)
}

const CELL = /^(?:(?:mức(?:\s*độ)?|cấp\s+độ|mđ|m)\s*)?([1-4])$/iu

/** The one level a cell of the list names; undefined for anything else, which a person must read. */
export function readLevelCell(text: string): number | undefined {
  const found = CELL.exec(text.trim())
  return found ? Number(found[1]) : undefined
}
