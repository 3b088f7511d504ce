import type { Text } from '../../platform/i18n/translator.ts'

/** The procedures behind the Decision's numbers are not known one by one: what stands for them says so. */
export function simulatedName({ vi, en }: Text, number: number): Text {
  return { vi: `${vi} (thủ tục mô phỏng số ${number})`, en: `${en} (simulated procedure ${number})` }
}

export const GIVEN_BACK_NOTES = [
  'Ghi rõ cách nộp hồ sơ qua bưu chính.',
  'Rà soát lại căn cứ pháp lý trước khi trình.',
  'Thống nhất tên thủ tục với cơ sở dữ liệu quốc gia.',
]

interface PauseWords {
  readonly reason: string
  readonly notice: string
}

export const PAUSES: Readonly<Record<'suspended' | 'reopened', readonly PauseWords[]>> = {
  suspended: [
    { reason: 'Nâng cấp phần mềm chuyên ngành', notice: 'Hồ sơ chưa nhận được trong thời gian này.' },
    { reason: 'Quy định chuyên ngành thay đổi', notice: 'Dịch vụ mở lại khi có hướng dẫn mới.' },
  ],
  reopened: [
    { reason: 'Đã khắc phục xong', notice: 'Dịch vụ nhận hồ sơ trở lại.' },
    { reason: 'Đã có hướng dẫn mới', notice: 'Dịch vụ nhận hồ sơ theo quy định mới.' },
  ],
}

export const PURPOSES = [
  'Xây dựng biểu mẫu và quy trình điện tử',
  'Trang bị máy quét, máy trạm cho Bộ phận Một cửa',
  'Nâng cấp đường truyền và thiết bị bảo mật',
  'Đào tạo cán bộ tiếp nhận và giải quyết hồ sơ trực tuyến',
  'Tuyên truyền dịch vụ công trực tuyến đến người dân, doanh nghiệp',
]

export const NOTES = [
  'Ưu tiên các thủ tục có nhiều hồ sơ.',
  'Tiến độ phụ thuộc vào kinh phí được phân bổ.',
  'Phối hợp với đơn vị cung cấp phần mềm trong quý II.',
]

export const MEND_NOTES = [
  'Tách kinh phí đào tạo khỏi kinh phí thiết bị.',
  'Bổ sung thời hạn hoàn thành của từng dịch vụ.',
  'Chưa rõ nguồn vốn, đề nghị làm rõ.',
]

export const RETURN_REASONS = [
  'Số dịch vụ cam kết thấp hơn chỉ tiêu đã giao.',
  'Đề nghị cân đối lại kinh phí trong nguồn được giao.',
]

export const OUTREACH = [
  'Phát thanh trên đài huyện và xã',
  'Hội nghị giới thiệu dịch vụ công trực tuyến cho doanh nghiệp',
  'Phát tờ rơi tại Bộ phận Một cửa',
]

export const TRAINING = [
  'Tập huấn tiếp nhận hồ sơ trực tuyến',
  'Tập huấn xử lý hồ sơ trên môi trường mạng',
  'Tập huấn an toàn thông tin cho cán bộ Một cửa',
]

export const DROP_REASONS = ['Không bố trí được kinh phí.', 'Ghép vào đợt tập huấn của tỉnh.']

export const INSPECTION_SUMMARIES = [
  'Đã kiểm tra việc tiếp nhận, giải quyết hồ sơ trực tuyến và công khai thủ tục.',
  'Đã kiểm tra hồ sơ mẫu, máy móc thiết bị và việc trả kết quả.',
]

export const FINDINGS = [
  'Hồ sơ trực tuyến vẫn in ra giấy để xử lý.',
  'Thủ tục niêm yết tại quầy khác với bản đã công bố.',
  'Chưa trả kết quả qua bưu chính dù người dân đã đăng ký.',
  'Chưa phân công người trực hồ sơ trực tuyến.',
  'Trả lời hồ sơ trực tuyến chậm hơn quy định.',
]

export const MENDED_NOTES = ['Đã khắc phục, có biên bản kèm theo.', 'Đã phân công lại và nhắc nhở bộ phận.']
export const CLOSED_NOTES = ['Đã kiểm tra lại, đạt yêu cầu.', 'Đồng ý với kết quả khắc phục.']
export const REOPEN_REASONS = ['Kiểm tra lại vẫn còn tồn tại.', 'Chưa có tài liệu chứng minh.']

export const NARRATIVES = [
  'Cơ quan đã rà soát thủ tục, xây dựng biểu mẫu điện tử và đưa dịch vụ lên mạng theo kế hoạch.',
  'Việc đưa dịch vụ lên mạng bảo đảm tiến độ; một số thủ tục chậm do chờ kinh phí thiết bị.',
  'Tỷ lệ hồ sơ trực tuyến còn thấp, người dân vẫn quen nộp tại quầy.',
  'Cán bộ Một cửa đã thành thạo việc nhận hồ sơ trên mạng; quy trình nội bộ đã được rút gọn.',
]

export const PROPOSALS = [
  'Đề nghị tăng kinh phí tuyên truyền.',
  'Đề nghị hướng dẫn việc lưu trữ hồ sơ điện tử.',
  '',
]

export const CONSOLIDATED_NARRATIVE =
  'Tổng hợp từ báo cáo của các cơ quan; cơ quan chưa gửi báo cáo không có trong số liệu.'

export const CORRECTIONS = ['Đối chiếu lại số buổi tuyên truyền.', 'Giải trình các dịch vụ chưa đạt cam kết.']
export const ANNEXES = ['Số liệu được đối chiếu lại theo sổ đăng ký.', 'Giải trình bổ sung theo yêu cầu.']
