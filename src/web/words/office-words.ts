import type { StepKind } from '../../engines/workflow/index.ts'
import type { Role } from '../../modules/identity/index.ts'
import type { Translate } from '../../platform/i18n/translator.ts'

export function roleWords(role: Role, t: Translate): string {
  const words: Readonly<Record<Role, string>> = {
    receptionist: t('Tiếp nhận và trả kết quả', 'Reception and return'),
    assigner: t('Phân công', 'Assignment'),
    examiner: t('Chuyên viên thụ lý', 'Examiner'),
    unit_leader: t('Lãnh đạo phòng', 'Head of unit'),
    agency_leader: t('Lãnh đạo cơ quan', 'Head of agency'),
    clerk: t('Văn thư', 'Clerical office'),
    agency_admin: t('Quản trị cơ quan', 'Agency administrator'),
    province_admin: t('Quản trị tỉnh', 'Province administrator'),
  }
  return words[role]
}

export function stepKindWords(kind: StepKind, t: Translate): string {
  const words: Readonly<Record<StepKind, string>> = {
    receive: t('Tiếp nhận', 'Receive'),
    assign: t('Phân công', 'Assign'),
    examine: t('Thẩm tra', 'Examine'),
    consult: t('Cho ý kiến', 'Give an opinion'),
    propose: t('Đề xuất kết quả', 'Propose the result'),
    review: t('Xem xét', 'Review'),
    approve: t('Ký duyệt', 'Approve'),
    number: t('Vào sổ, đóng dấu', 'Number and seal'),
    hand_over: t('Trả kết quả', 'Hand over'),
  }
  return words[kind]
}
