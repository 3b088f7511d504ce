import { apologyInput } from '../apology-input.ts'
import { controlSlipInput } from '../control-slip-input.ts'
import { documentNotation } from '../document-notation.ts'
import { handOverSlipInput } from '../hand-over-slip-input.ts'
import type { DocumentInput } from '../official-document.ts'
import { receiptInput } from '../receipt-input.ts'
import { refusalInput } from '../refusal-input.ts'
import { stopNoticeInput } from '../stop-notice-input.ts'
import { supplementRequestInput } from '../supplement-request-input.ts'
import {
  DEPARTMENT,
  COUNTER,
  CODE,
  FOLLOW_URL,
  RECEIVED_AT,
  DUE_AT,
  APPLICANT,
  REQUEST,
  CONTACT,
  PAPERS,
} from './sample-facts.ts'

export function receiptSample(papers = 1): DocumentInput {
  return receiptInput({
    agency: COUNTER,
    notation: documentNotation({ number: 7, agencyAbbreviation: 'BPTNTKQ' }),
    issuedAt: RECEIVED_AT,
    code: CODE,
    followUrl: FOLLOW_URL,
    counter: 'Bộ phận tiếp nhận và trả kết quả, Sở Tài nguyên và Môi trường',
    copyFor: 'applicant',
    applicant: APPLICANT,
    request: REQUEST,
    papers: Array.from({ length: papers }, () => PAPERS).flat(),
    sets: 1,
    timeLimit: '30 ngày làm việc',
    dueAt: DUE_AT,
    dueReason: '30 ngày làm việc, không tính ngày nhận',
    resultDelivery: 'Trực tuyến và tại quầy số 3',
    fees: [{ name: 'Lệ phí cấp giấy phép', amountVnd: 4_000_000, paid: true }],
    register: { book: '01/2015', line: '127' },
    receivedBy: 'Trần Văn Lượng',
    note: 'Theo dõi hồ sơ tại dichvucong.example.vn/tra-cuu bằng mã hồ sơ. Không đưa mã này cho người không liên quan.',
  })
}

export function supplementSample(items = 2): DocumentInput {
  return supplementRequestInput({
    agency: COUNTER,
    notation: documentNotation({ number: 12, agencyAbbreviation: 'HDHS' }),
    issuedAt: RECEIVED_AT,
    code: CODE,
    followUrl: FOLLOW_URL,
    applicant: APPLICANT,
    request: REQUEST,
    items: Array.from({ length: items }, (_, index) => ({
      name: index % 2 === 0 ? 'Bản đồ khu vực thăm dò' : 'Giấy chứng nhận đăng ký kinh doanh',
      originals: index % 2 === 0 ? 1 : undefined,
      certified: index % 2 === 0 ? undefined : 1,
      note: index % 2 === 0 ? 'Bản đã gửi thiếu tọa độ các điểm khép góc' : undefined,
    })),
    reason: 'Bản đồ chưa thể hiện tọa độ theo hệ VN-2000; bản sao giấy chứng nhận chưa được chứng thực.',
    dueAt: DUE_AT,
    contact: CONTACT,
    guidedBy: 'Trần Văn Lượng',
  })
}

export const refusalSample = (): DocumentInput =>
  refusalInput({
    agency: COUNTER,
    notation: documentNotation({ number: 3, agencyAbbreviation: 'BPTNTKQ' }),
    issuedAt: RECEIVED_AT,
    refused: 'reception',
    counter: 'Bộ phận tiếp nhận và trả kết quả',
    applicant: APPLICANT,
    request: REQUEST,
    reasons: ['Khu vực đề nghị thăm dò nằm trong khu vực cấm hoạt động khoáng sản.'],
    legalBasis: ['Luật Khoáng sản số 60/2010/QH12, Điều 28.'],
    advice: 'Ông (Bà) có thể chọn khu vực khác trong quy hoạch và nộp lại hồ sơ.',
    contact: CONTACT,
    receivedBy: 'Trần Văn Lượng',
  })

export const apologySample = (): DocumentInput =>
  apologyInput({
    agency: DEPARTMENT,
    notation: documentNotation({ number: 45, agencyAbbreviation: 'STNMT' }),
    issuedAt: new Date('2015-06-12T02:00:00Z'),
    code: CODE,
    followUrl: FOLLOW_URL,
    addressee: APPLICANT.name,
    address: APPLICANT.address,
    procedure: REQUEST,
    receivedAt: RECEIVED_AT,
    dueAt: DUE_AT,
    newDueAt: new Date('2015-06-22T10:00:00Z'),
    progress: 'Đã thẩm định đề án, đang chờ ý kiến của Sở Công Thương',
    reason: 'cơ quan phối hợp chưa trả lời đúng hạn.',
    recipients: ['Như trên', 'Bộ phận tiếp nhận và trả kết quả', 'Lưu: VT'],
    signer: { post: 'Phó Giám đốc', name: 'Lê Hoàng Phúc', insteadOf: 'Giám đốc' },
  })

export const stopNoticeSample = (items = 2): DocumentInput =>
  stopNoticeInput({
    agency: DEPARTMENT,
    issuedAt: DUE_AT,
    code: CODE,
    followUrl: FOLLOW_URL,
    addressee: APPLICANT.name,
    address: APPLICANT.address,
    procedure: REQUEST,
    receivedAt: RECEIVED_AT,
    asked: {
      what: 'supplement',
      at: RECEIVED_AT,
      items: Array.from({ length: items }, (_, index) =>
        index % 2 === 0 ? 'Bản đồ khu vực thăm dò, hệ tọa độ VN-2000' : 'Giấy chứng nhận đăng ký kinh doanh',
      ),
    },
    reason: 'đã nhắc hai lần qua điện thoại, không nhận được bản đồ.',
    contact: CONTACT,
    recipients: ['Như trên', 'Bộ phận tiếp nhận và trả kết quả', 'Lưu: hồ sơ'],
    signer: { post: 'Người giải quyết hồ sơ', name: 'Đỗ Thị Mỹ' },
  })

export const controlSlipSample = (): DocumentInput =>
  controlSlipInput({
    agency: COUNTER,
    issuedAt: RECEIVED_AT,
    code: CODE,
    applicantName: APPLICANT.name,
    phone: APPLICANT.phone,
    request: REQUEST,
    competentAgency: 'Sở Tài nguyên và Môi trường',
    coAgencies: ['Sở Công Thương', 'Ủy ban nhân dân huyện Hòa Bình'],
    steps: [
      {
        from: 'Bộ phận tiếp nhận',
        to: 'Phòng Khoáng sản',
        handedAt: RECEIVED_AT,
        fromName: 'Trần Văn Lượng',
        toName: 'Đỗ Thị Mỹ',
        outcome: 'on-time',
      },
      {
        from: 'Phòng Khoáng sản',
        to: 'Lãnh đạo Sở',
        handedAt: DUE_AT,
        fromName: 'Đỗ Thị Mỹ',
        outcome: 'late',
        note: 'Chờ ý kiến Sở Công Thương',
      },
      { from: 'Lãnh đạo Sở' },
    ],
  })

export const handOverSlipSample = (dossiers = 3): DocumentInput =>
  handOverSlipInput({
    agency: COUNTER,
    issuedAt: RECEIVED_AT,
    slip: '7F89128B',
    from: 'Bộ phận tiếp nhận và trả kết quả, Sở Tài nguyên và Môi trường',
    to: 'Phòng Khoáng sản, Sở Tài nguyên và Môi trường',
    giver: 'Trần Văn Lượng',
    handedAt: RECEIVED_AT,
    dossiers: Array.from({ length: dossiers }, (_, index) => ({
      code: `000.00.12.H04-150504-${String(index + 1).padStart(4, '0')}`,
      applicant: APPLICANT.name,
      procedure: REQUEST,
      originals: 2,
      copies: index,
      dueAt: index === 1 ? undefined : DUE_AT,
    })),
  })

/** Handed in by post, by somebody with a letter of authorisation. */
export const postalReceiptSample = (): DocumentInput =>
  receiptInput({
    agency: COUNTER,
    issuedAt: RECEIVED_AT,
    filedAt: new Date('2015-04-29T07:30:00Z'),
    wayOfFiling: 'Qua dịch vụ bưu chính, phiếu gửi số EP123456789VN',
    code: CODE,
    followUrl: FOLLOW_URL,
    counter: 'Bộ phận tiếp nhận và trả kết quả, Sở Tài nguyên và Môi trường',
    applicant: APPLICANT,
    representative: {
      name: 'Phan Văn Thay',
      papers: 'số giấy tờ 095085001122, theo Giấy ủy quyền ngày 28/4/2015',
    },
    request: REQUEST,
    papers: PAPERS,
    sets: 1,
    timeLimit: '30 ngày làm việc',
    dueAt: DUE_AT,
    resultDelivery: 'Qua bưu chính',
    fees: [],
    receivedBy: 'Trần Văn Lượng',
  })
