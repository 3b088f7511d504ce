import type { Anomaly, AnomalyKind } from '../../engines/decision/index.ts'
import type { AnnexState } from '../../modules/roadmap/index.ts'
import type { Translate } from '../../platform/i18n/translator.ts'
import { type Html, tag } from '../../ui/index.ts'

/** What kind of anomaly it is, in a few words. */
export function kindWords(kind: AnomalyKind, t: Translate): string {
  const words: Readonly<Record<AnomalyKind, string>> = {
    missing_number: t('Thiếu số hiệu', 'No number'),
    missing_date: t('Thiếu ngày ban hành', 'No day'),
    missing_issuer: t('Thiếu cơ quan ban hành', 'No issuer'),
    cited_differently: t('Phụ lục ghi quyết định khác', 'The annex names another decision'),
    missing_level: t('Thiếu mức độ', 'No level'),
    unread_level: t('Mức độ không đọc được', 'Level cannot be read'),
    other_level: t('Mức độ khác tiêu đề', 'Level differs from the title'),
    level_from_title: t('Không có cột mức độ', 'No column of levels'),
    missing_name: t('Thiếu tên dịch vụ', 'No name'),
    missing_agency: t('Thiếu cơ quan chủ trì', 'No lead agency'),
    same_name: t('Trùng tên', 'Same name'),
    similar_name: t('Tên gần giống nhau', 'Nearly the same name'),
    stray_comma: t('Dấu phẩy lạ', 'A stray comma'),
    empty_column: t('Cột để trống', 'An empty column'),
    broken_row: t('Dòng bị ngắt', 'Broken rows'),
    page_break: t('Ngắt trang', 'A page’s end'),
    repeated_agency: t('Cơ quan ghi lại', 'Agency named again'),
    parted_group: t('Cơ quan ở hai chỗ', 'Agency in two places'),
    row_without_number: t('Dòng không có số', 'A row without a number'),
    repeated_row_number: t('Trùng số thứ tự', 'A number twice'),
    missing_row_number: t('Thiếu số thứ tự', 'A number left out'),
    row_out_of_order: t('Sai thứ tự', 'Out of order'),
    share_differs: t('Tỷ lệ tính lại khác', 'The share differs when counted'),
    sum_differs: t('Cộng lại không khớp', 'The parts do not add up'),
    count_differs: t('Số dòng không khớp', 'The number of rows differs'),
    figures_differ: t('Con số ghi khác nhau', 'Figures differ'),
    falling_target: t('Mục tiêu giảm', 'Aims fall'),
    missing_figure: t('Mục tiêu thiếu số', 'An aim lacks a figure'),
    no_target: t('Không có mục tiêu', 'No aims'),
    unread_text: t('Phần chưa đọc được', 'Text that was not read'),
    cut_short: t('Thiếu phần kết', 'No ending'),
  }
  return words[kind]
}

export function stateTag(state: AnnexState, t: Translate): Html {
  switch (state) {
    case 'open':
      return tag({ text: t('Còn điểm chưa quyết định', 'To be decided'), classes: 'govuk-tag--orange' })
    case 'stopped':
      return tag({ text: t('Không dùng văn bản này', 'Not to be used'), classes: 'govuk-tag--grey' })
    case 'decided':
      return tag({
        text: t('Đã quyết định, chờ tiếp nhận', 'Decided, to be taken over'),
        classes: 'govuk-tag--blue',
      })
    case 'accepted':
      return tag({ text: t('Đã tiếp nhận', 'Taken over'), classes: 'govuk-tag--green' })
  }
}

export function anomalyMessage({ message, messageEn }: Anomaly, t: Translate): string {
  return t(message, messageEn)
}
