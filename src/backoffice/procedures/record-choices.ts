type Words = readonly [vi: string, en: string]
export type Choices = Readonly<Record<string, Words>>

/** What records keep as codes, in words. */
export const TIME_UNITS = {
  working_day: ['ngày làm việc', 'working days'],
  calendar_day: ['ngày', 'days'],
  working_hour: ['giờ làm việc', 'working hours'],
  same_day: ['trong ngày', 'the same day'],
} as const satisfies Choices

export const REQUIREMENTS = {
  always: ['luôn phải nộp', 'always'],
  conditional: ['theo trường hợp', 'in some cases'],
  optional: ['có thể nộp thêm', 'optional'],
} as const satisfies Choices

export const CHANNELS = {
  online: ['trực tuyến', 'online'],
  counter: ['trực tiếp tại quầy', 'at the counter'],
  post: ['qua bưu chính', 'by post'],
} as const satisfies Choices

export const FEE_KINDS = { phi: ['phí', 'fee'], le_phi: ['lệ phí', 'charge'] } as const satisfies Choices

export const STEP_ROLES = {
  receptionist: ['tiếp nhận', 'reception'],
  assigner: ['phân công', 'assignment'],
  officer: ['chuyên viên', 'examiner'],
  unit_leader: ['lãnh đạo phòng', 'head of unit'],
  agency_leader: ['lãnh đạo cơ quan', 'head of agency'],
  clerk: ['văn thư', 'clerical office'],
  returner: ['trả kết quả', 'return of the result'],
  co_agency: ['cơ quan được lấy ý kiến', 'consulted agency'],
} as const satisfies Choices

/** Who of several offices does a step. */
export const OWNER_MODES = {
  one: ['một trong các bộ phận', 'any of them'],
  all: ['tất cả cùng làm', 'each of them'],
  chosen: ['người thụ lý chọn', 'whom the examiner picks'],
} as const satisfies Choices

export const RESULT_KINDS = {
  permit: ['giấy phép', 'permit'],
  certificate: ['giấy chứng nhận', 'certificate'],
  practice_certificate: ['chứng chỉ hành nghề', 'practice certificate'],
  licence_card: ['bằng, thẻ', 'licence card'],
  registration: ['giấy đăng ký', 'registration'],
  decision: ['quyết định', 'decision'],
  confirmation: ['giấy xác nhận', 'confirmation'],
  notice: ['thông báo', 'notice'],
  receipt: ['giấy biên nhận', 'receipt'],
  referral: ['giấy giới thiệu', 'referral'],
  copy: ['bản sao', 'copy'],
  list: ['danh sách', 'list'],
} as const satisfies Choices

const TIERS = {
  province: ['cấp tỉnh', 'province'],
  district: ['cấp huyện', 'district'],
  commune: ['cấp xã', 'commune'],
} as const satisfies Choices

/** By code alone; no code stands for two things. */
export const ALL_CHOICES: Choices = {
  ...TIME_UNITS,
  ...REQUIREMENTS,
  ...CHANNELS,
  ...FEE_KINDS,
  ...STEP_ROLES,
  ...OWNER_MODES,
  ...RESULT_KINDS,
  ...TIERS,
  examiner: ['chuyên viên', 'examiner'],
}
