import type { ReadList } from './figures/check-lists.ts'
import { readParagraphs } from './paragraph.ts'
import type { Anomaly } from './proposal.ts'
import type { Heading } from './read-heading.ts'
import { keyOf, type SourceLine } from './source-line.ts'

export interface UnreadableDecision {
  readonly reason: 'empty' | 'too_long' | 'not_a_decision' | 'no_list' | 'cut_short'
  readonly message: string
  readonly messageEn: string
}

const TOO_SHORT = 40
const LONG_PARAGRAPH = 60
const LONG_ITEM = 25

export function tooLong(most: number): UnreadableDecision {
  return {
    reason: 'too_long',
    message: `Văn bản dài hơn ${most} hàng chữ, quá dài để là một quyết định. Hãy chỉ giữ quyết định và danh mục.`,
    messageEn: `The text has more than ${most} lines, too many for a decision. Keep the decision and its list.`,
  }
}

/** Why nothing can be proposed from this text, if so. */
export function unreadable(
  lines: readonly SourceLine[],
  lists: readonly ReadList[],
  heading: Heading,
): UnreadableDecision | undefined {
  const text = lines
    .map((line) => line.text)
    .join(' ')
    .trim()
  if (text === '') {
    return {
      reason: 'empty',
      message: 'Văn bản trống: không có chữ nào để đọc.',
      messageEn: 'The text is empty.',
    }
  }
  if (lists.some(({ content }) => content.rows.length > 0)) {
    return hasEnding(lines) ? undefined : stoppedInside(lines, lists)
  }
  const isDecision = heading.number !== undefined || / quyet dinh /u.test(` ${keyOf(text.slice(0, 20_000))} `)
  if (isDecision && text.length > TOO_SHORT) {
    return {
      reason: 'no_list',
      message:
        'Văn bản là một quyết định nhưng không thấy danh mục dịch vụ (bảng có cột số thứ tự và cột tên dịch vụ). Nếu danh mục ở phụ lục riêng, hãy đưa cả hai vào một văn bản; nếu tệp chỉ còn một phần, hãy lấy lại bản đầy đủ.',
      messageEn:
        'The text is a decision, but holds no list of services (a table with a column of numbers and one of names). If the list is in an annex of its own, put both into one text; if this is part of a file, take the whole.',
    }
  }
  return {
    reason: 'not_a_decision',
    message:
      'Không đọc được quyết định nào trong văn bản này: không thấy số hiệu quyết định và danh mục dịch vụ. Hãy chọn văn bản quyết định phê duyệt lộ trình kèm danh mục.',
    messageEn: 'No decision can be read in this text: it has neither a number nor a list of services.',
  }
}

function stoppedInside(
  lines: readonly SourceLine[],
  lists: readonly ReadList[],
): UnreadableDecision | undefined {
  if (endsInsideList(lines, lists)) {
    return {
      reason: 'cut_short',
      message:
        'Văn bản dừng giữa danh mục: dòng cuối chưa đủ ô. Có vẻ tệp chỉ còn một phần; hãy lấy lại bản đầy đủ.',
      messageEn:
        'The text stops in the middle of its list: the last row lacks cells. It seems to be part of a file.',
    }
  }
  if (!endsInsideSentence(lines, lists)) return undefined
  return {
    reason: 'cut_short',
    message:
      'Văn bản dừng giữa câu và không có phần kết (nơi nhận, chữ ký). Có vẻ tệp chỉ còn một phần; hãy lấy lại bản đầy đủ.',
    messageEn: 'The text stops in the middle of a sentence and has no ending. It seems to be part of a file.',
  }
}

/** Its last words stand below the lists, are a long paragraph, and end without a sign. */
function endsInsideSentence(lines: readonly SourceLine[], lists: readonly ReadList[]): boolean {
  const below = lines.slice(Math.max(...lists.map(({ table }) => table.end)))
  const last = readParagraphs(below).at(-1)
  return (
    last !== undefined &&
    last.text.length > (last.mark === '' ? LONG_PARAGRAPH : LONG_ITEM) &&
    !/[.;:!?/…)”"]$/u.test(last.text)
  )
}

/** A decision ends with its signature and whom it goes to. */
function hasEnding(lines: readonly SourceLine[]): boolean {
  return lines.some(({ text }) => /^(?:nơi nhận|tm\.|kt\.)/iu.test(text) || text.endsWith('./.'))
}

/** The list runs to the end of the text and its last row lacks what every other row has. */
function endsInsideList(lines: readonly SourceLine[], lists: readonly ReadList[]): boolean {
  const last = lists.at(-1)
  const row = last?.content.rows.at(-1)
  if (!last || !row || lines.slice(last.table.end).some(({ text }) => text !== '')) return false
  const others = last.content.rows.slice(0, -1)
  if (row.name.text === '') return true
  // Of lines alone nobody sees whether a cell is empty or was cut off.
  if (last.table.body.kind === 'lines') return false
  const lacksLevel = row.levelCell === undefined && others.some(({ levelCell }) => levelCell !== undefined)
  const lacksAgency = row.lead === undefined && others.every(({ lead }) => lead !== undefined)
  return lacksLevel || lacksAgency
}

/** A text that ends without a signature may have lost its end. */
export function cutShort(lines: readonly SourceLine[], lists: readonly ReadList[]): readonly Anomaly[] {
  if (hasEnding(lines)) return []
  const last = lines.findLast(({ text }) => text !== '')
  const hasDecision = lines.some(({ text }) => /^điều\s+1\b/iu.test(text))
  if (!last || (!hasDecision && lists.length > 0)) return []
  return [
    {
      kind: 'cut_short',
      rows: [],
      message:
        'Văn bản không có phần kết (nơi nhận, chữ ký): có thể chỉ là một phần. Cần quyết định dùng phần này hay lấy lại bản đầy đủ.',
      messageEn:
        'The text has no ending (recipients, signature) and may be part of a whole. Decide whether to use it or to take the whole.',
      source: [last.no],
    },
  ]
}
