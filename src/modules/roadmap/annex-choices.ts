import type { AnomalyKind } from '../../engines/decision/index.ts'
import type { Text } from '../../platform/i18n/translator.ts'

/** One of the things a person may decide on an anomaly. */
export interface AnnexChoice {
  readonly id: string
  readonly text: Text
  /** What has to be said with it. */
  readonly needs?: 'note' | 'text' | 'day'
  /** The text is not to be used: with this choice the import cannot be accepted. */
  readonly stops?: true
}

const keep: AnnexChoice = { id: 'keep', text: { vi: 'Giữ như văn bản', en: 'Keep as printed' } }
const right: AnnexChoice = { id: 'right', text: { vi: 'Đọc như vậy là đúng', en: 'It was read rightly' } }
const noted: AnnexChoice = {
  id: 'noted',
  text: { vi: 'Có chỗ sai, ghi ở phần ghi chú', en: 'Something is wrong: see the note' },
  needs: 'note',
}
const leaveOpen: AnnexChoice = { id: 'leave_open', text: { vi: 'Để trống', en: 'Leave it open' } }
const leaveOut: AnnexChoice = { id: 'leave_out', text: { vi: 'Bỏ các dòng này', en: 'Leave these rows out' } }
const stop: AnnexChoice = {
  id: 'stop',
  text: { vi: 'Không dùng văn bản này, lấy lại bản khác', en: 'Do not use this text, take another' },
  stops: true,
}
const separate: AnnexChoice = {
  id: 'separate',
  text: { vi: 'Các dịch vụ khác nhau', en: 'Different services' },
}
const one: AnnexChoice = {
  id: 'one',
  text: { vi: 'Cùng một dịch vụ, chỉ giữ dòng đầu', en: 'One service, only the first row is kept' },
}

function setTo(id: string, vi: string, en: string, needs: 'text' | 'day' = 'text'): AnnexChoice {
  return { id, text: { vi, en }, needs }
}

// Căn cứ: 43/2011/NĐ-CP, Điều 3: levels 1 to 4. Higher ones first, for these are what a roadmap is about.
const levels: readonly AnnexChoice[] = [3, 4, 2, 1].map((level) => ({
  id: `level_${level}`,
  text: { vi: `Ghi mức độ ${level}`, en: `Level ${level}` },
}))

const CHOICES: Readonly<Record<AnomalyKind, readonly AnnexChoice[]>> = {
  missing_number: [setTo('set_number', 'Ghi số hiệu', 'Supply the number'), stop],
  missing_date: [setTo('set_date', 'Ghi ngày ban hành', 'Supply the day', 'day'), stop],
  missing_issuer: [setTo('set_issuer', 'Ghi cơ quan ban hành', 'Supply the issuer'), leaveOpen],
  cited_differently: [
    { id: 'belongs', text: { vi: 'Phụ lục thuộc quyết định này', en: 'The annex belongs to it' } },
    stop,
  ],
  missing_level: [...levels, leaveOpen, leaveOut],
  unread_level: [...levels, leaveOpen, leaveOut],
  other_level: [keep, ...levels],
  level_from_title: [...levels, leaveOpen],
  missing_name: [setTo('set_name', 'Ghi tên dịch vụ', 'Supply the name'), leaveOut],
  missing_agency: [setTo('set_agency', 'Ghi cơ quan chủ trì', 'Supply the agency'), leaveOpen, leaveOut],
  same_name: [separate, one],
  similar_name: [separate, one],
  stray_comma: [keep, setTo('set_name', 'Lỗi in, tên đúng là', 'A misprint, the name is')],
  empty_column: [
    { id: 'none', text: { vi: 'Không có cơ quan phối hợp', en: 'No other agency takes part' } },
    {
      id: 'incomplete',
      text: { vi: 'Văn bản còn thiếu, sẽ bổ sung sau', en: 'The text lacks it, to be supplied' },
    },
  ],
  broken_row: [right, noted],
  page_break: [right, noted],
  repeated_agency: [
    { id: 'one_group', text: { vi: 'Một nhóm, do ngắt trang', en: 'One group, cut by a page' } },
    { id: 'two_groups', text: { vi: 'Hai nhóm riêng', en: 'Two groups' } },
  ],
  parted_group: [right, noted],
  row_without_number: [right, noted, leaveOut],
  repeated_row_number: [keep, noted],
  missing_row_number: [keep, noted, stop],
  row_out_of_order: [keep, noted],
  share_differs: [
    { id: 'printed', text: { vi: 'Dùng con số in trong văn bản', en: 'Use the printed figure' } },
    { id: 'counted', text: { vi: 'Dùng con số tính lại', en: 'Use the figure counted anew' } },
  ],
  sum_differs: [keep, noted, stop],
  count_differs: [keep, noted, stop],
  figures_differ: [keep, noted, stop],
  falling_target: [keep, noted, stop],
  missing_figure: [leaveOpen, noted],
  no_target: [{ id: 'without', text: { vi: 'Nhập không có mục tiêu', en: 'Import it without aims' } }, stop],
  unread_text: [{ id: 'pass_over', text: { vi: 'Bỏ qua', en: 'Pass it over' } }, noted, stop],
  cut_short: [{ id: 'use', text: { vi: 'Dùng phần này', en: 'Use this part' }, needs: 'note' }, stop],
}

export function choicesOf(kind: AnomalyKind): readonly AnnexChoice[] {
  return CHOICES[kind]
}

export function findChoice(kind: AnomalyKind, id: string): AnnexChoice | undefined {
  return CHOICES[kind].find((choice) => choice.id === id)
}
