import type { ResultDraft } from '../modules/dossiers/index.ts'

/** What officers write when they move a dossier on; short, as in practice. */
export const OPINIONS = [
  'Hồ sơ đủ điều kiện giải quyết.',
  'Thành phần hồ sơ đầy đủ, nội dung phù hợp quy định.',
  'Đã kiểm tra, đề nghị trình lãnh đạo.',
  'Thống nhất với đề xuất.',
]

export const SUPPLEMENT_REASONS = [
  'Bản chụp không rõ, chưa đọc được số và ngày cấp.',
  'Giấy tờ đã hết hạn tại thời điểm nộp.',
  'Thông tin trên giấy tờ chưa khớp với tờ khai.',
]

export const REFUSAL_REASONS = [
  'Không đủ điều kiện theo quy định của pháp luật chuyên ngành.',
  'Địa điểm đề nghị không phù hợp với quy hoạch đã được phê duyệt.',
  'Nội dung đề nghị không thuộc thẩm quyền giải quyết.',
]

export const DECLINE_REASONS = [
  'Hồ sơ không thuộc phạm vi giải quyết của cơ quan.',
  'Hồ sơ nộp trùng với một hồ sơ đang giải quyết.',
]

export const APOLOGY_REASONS = [
  'Cần kiểm tra thực địa thêm một lần do số liệu đo chưa khớp.',
  'Chưa nhận được ý kiến của cơ quan phối hợp.',
  'Số lượng hồ sơ tăng cao, cơ quan chưa bố trí đủ người.',
]

export const WITHDRAWAL_REASONS = ['Tôi chưa có nhu cầu thực hiện nữa.', 'Tôi cần chuẩn bị lại hồ sơ.']

export function resultDraft(outcome: ResultDraft['outcome'], reason: string): ResultDraft {
  return {
    outcome,
    rows: [{ label: 'Nội dung', value: 'Theo hồ sơ đã nộp' }],
    reason: outcome === 'refused' ? reason : '',
    validUntil: null,
  }
}
