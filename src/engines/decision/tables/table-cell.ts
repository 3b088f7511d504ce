import { COUNT, readCount, readShare, type WrittenShare } from '../written-number.ts'
import { readLevels } from '../figures/levels.ts'
import { keyOf } from '../source-line.ts'

/** The year a cell names, of a span its last one: `2018`, `Đến hết năm 2018`, `Giai đoạn 2016-2018`. */
export function yearOf(text: string): number | undefined {
  const found = /^(?:\p{L}+\s+){0,4}(20\d{2})(?:\s*[-–—]\s*(20\d{2}))?\s*(?:\([^)]*\))?[.:]?$/u.exec(text)
  return found ? Number(found[2] ?? found[1]) : undefined
}

/** A cell that holds a count and nothing else but what is counted. */
export function countOf(text: string): number | undefined {
  const found = new RegExp(
    String.raw`^(${COUNT})\s*(?:dịch\s+vụ|dvc|thủ\s+tục|tthc)?\s*(?:\([^()]*%\s*\))?[.;]?$`,
    'iu',
  ).exec(text)
  return found ? readCount(found[1] ?? '') : undefined
}

export interface CellShare extends WrittenShare {
  readonly isAbout: boolean
}

/** A cell that holds a share; where its heading says per cent, the sign may lack. */
export function shareOf(text: string): CellShare | undefined {
  const found = /^(khoảng|trên|tối thiểu|ít nhất|≥|>=?)?\s*(\d{1,3}(?:[.,]\d{1,4})?)\s*%?[.;]?$/iu.exec(text)
  if (!found) return undefined
  const share = { ...readShare(found[2] ?? ''), isAbout: found[1] !== undefined }
  return share.value <= 100 ? share : undefined
}

/** A cell below "Mức độ": `3`, `3, 4`, `Mức độ 3 và 4`. */
export function levelsOf(text: string): readonly number[] {
  return readLevels(/mức|cấp/iu.test(text) ? text : `mức độ ${text}`)
}

/** `120 (10,5%)`: the share that stands with a count in its cell. */
export function shareBeside(text: string): CellShare | undefined {
  const [, inside] = /\(([^()]*%)\s*\)/u.exec(text) ?? []
  return inside === undefined ? undefined : shareOf(inside.trim())
}

export type FigureKind = 'count' | 'share' | 'whole' | 'level'

/** What figures a heading or the label of a row announces. */
export function figureKind(heading: string): FigureKind | undefined {
  const key = keyOf(heading)
  if (/\b(?:kinh phi|von|trieu dong|ty dong|ngan sach|du toan)\b/u.test(key)) return undefined
  if (/\bty le\b|\bti le\b/u.test(key) || heading.includes('%')) return 'share'
  const isOfServices = /\b(?:dich vu|thu tuc|dvc|dvctt|tthc)\b/u.test(key)
  if (
    /^(?:tong so|tong) (?:cac )?(?:dich vu|thu tuc|dvc|tthc)/u.test(key) &&
    readLevels(heading).length === 0
  )
    return /truc tuyen/u.test(key) ? 'count' : 'whole'
  if (isOfServices || /^so luong\b/u.test(key)) return 'count'
  if (/^(?:muc|muc do|cap do)$/u.test(key)) return 'level'
  return readLevels(heading).length > 0 ? 'count' : undefined
}
