import { apologyInput } from './apology-input.ts'
import { blankFormInput } from './blank-form-input.ts'
import { controlSlipInput } from './control-slip-input.ts'
import { documentNotation } from './document-notation.ts'
import type { DocumentInput } from './official-document.ts'
import { procedureSheetInput } from './procedure-sheet-input.ts'
import { receiptInput } from './receipt-input.ts'
import { refusalInput } from './refusal-input.ts'
import { refusalResultInput } from './refusal-result-input.ts'
import { registerInput } from './register-input.ts'
import { resultInput } from './result-input.ts'
import { sentFormInput } from './sent-form-input.ts'
import { supplementRequestInput } from './supplement-request-input.ts'

// Invented people and dossiers, for the golden tests and for looking at the templates.
const DEPARTMENT = {
  parent: 'Ủy ban nhân dân tỉnh Bạc Liêu',
  name: 'Sở Tài nguyên và Môi trường',
  place: 'Bạc Liêu',
}
const COUNTER = {
  parent: 'Sở Tài nguyên và Môi trường',
  name: 'Bộ phận tiếp nhận và trả kết quả',
  place: 'Bạc Liêu',
}
const DISTRICT = { parent: 'Tỉnh Bạc Liêu', name: 'Ủy ban nhân dân huyện Phước Long', place: 'Phước Long' }
const CODE = '000.00.12.H04-150504-0007'
const FOLLOW_URL = `https://dichvucong.example.vn/tra-cuu?ma=${CODE}`
const RECEIVED_AT = new Date('2015-05-04T01:30:00Z')
const DUE_AT = new Date('2015-06-15T10:00:00Z')
const APPLICANT = {
  name: 'Nguyễn Thị Ngọc Huyền',
  idNumber: '095190001234',
  address: 'Số 12, đường Hòa Bình, Phường 3, thành phố Bạc Liêu',
  phone: '0912 345 678',
  email: 'ngochuyen@example.vn',
}
const REQUEST = 'Cấp giấy phép thăm dò khoáng sản'
const CONTACT = {
  name: 'Bộ phận tiếp nhận và trả kết quả, Sở Tài nguyên và Môi trường',
  phone: '0291 3822 123',
}
const CONFIRMATION = { url: 'https://dichvucong.example.vn/xac-nhan/7KQ4-M2XD', code: '7KQ4-M2XD' }
const PAPERS = [
  { name: 'Đơn đề nghị cấp giấy phép thăm dò khoáng sản (Mẫu số 03)', form: 'original', count: 1 },
  { name: 'Đề án thăm dò khoáng sản phù hợp với quy hoạch', form: 'original', count: 1 },
  { name: 'Bản đồ khu vực thăm dò, hệ tọa độ VN-2000', form: 'electronic', count: 1 },
  { name: 'Giấy chứng nhận đăng ký kinh doanh', form: 'certified', count: 1 },
] as const

function receiptSample(papers = 1): DocumentInput {
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
    resultDelivery: 'Trực tuyến và tại quầy số 3',
    fees: [{ name: 'Lệ phí cấp giấy phép', amountVnd: 4_000_000, paid: true }],
    register: { book: '01/2015', line: '127' },
    receivedBy: 'Trần Văn Lượng',
    note: 'Theo dõi hồ sơ tại dichvucong.example.vn/tra-cuu bằng mã hồ sơ. Không đưa mã này cho người không liên quan.',
  })
}

function supplementSample(items = 2): DocumentInput {
  return supplementRequestInput({
    agency: COUNTER,
    notation: documentNotation({ number: 12, agencyAbbreviation: 'HDHS' }),
    issuedAt: RECEIVED_AT,
    code: CODE,
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

const refusalSample = (): DocumentInput =>
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

const apologySample = (): DocumentInput =>
  apologyInput({
    agency: DEPARTMENT,
    notation: documentNotation({ number: 45, agencyAbbreviation: 'STNMT' }),
    issuedAt: new Date('2015-06-12T02:00:00Z'),
    code: CODE,
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

const controlSlipSample = (): DocumentInput =>
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

const registerSample = (rows = 40): DocumentInput =>
  registerInput({
    agency: COUNTER,
    issuedAt: new Date('2015-12-31T09:00:00Z'),
    book: '01',
    year: 2015,
    from: new Date('2015-01-02T00:00:00Z'),
    to: new Date('2015-12-31T09:00:00Z'),
    rows: Array.from({ length: rows }, (_, index) => ({
      number: index + 1,
      code: `000.00.12.H04-150504-${String(index + 1).padStart(4, '0')}`,
      procedure: REQUEST,
      sets: 1,
      applicant: APPLICANT.name,
      contact: `${APPLICANT.address}; ${APPLICANT.phone}`,
      competentAgency: DEPARTMENT.name,
      receivedAt: RECEIVED_AT,
      dueAt: DUE_AT,
      transferredAt: index % 3 === 0 ? undefined : RECEIVED_AT,
      resultAt: index % 3 === 0 ? undefined : DUE_AT,
      returnedAt: index % 3 === 0 ? undefined : DUE_AT,
      delivery: index % 3 === 0 ? undefined : 'Trực tuyến',
    })),
  })

const sentFormSample = (locale: 'vi' | 'en' = 'vi'): DocumentInput =>
  sentFormInput({
    agency: DEPARTMENT,
    locale,
    code: CODE,
    procedure: REQUEST,
    procedureCode: '1.014261',
    submittedAt: RECEIVED_AT,
    applicant: APPLICANT,
    delivery: 'Trực tuyến',
    sections: [
      {
        title: 'Tổ chức, cá nhân đề nghị',
        answers: [
          {
            label: 'Tên tổ chức, cá nhân đề nghị cấp giấy phép',
            value: 'Công ty TNHH Khoáng sản Phương Nam',
          },
          { label: 'Vốn điều lệ', value: '12.500.000.000 đồng' },
          { label: 'Số fax', value: '' },
          {
            label: 'Mục đích thăm dò',
            value: 'Đánh giá trữ lượng cát san lấp.\nPhục vụ các công trình giao thông trong tỉnh.',
          },
        ],
      },
      {
        title: 'Khu vực thăm dò',
        answers: [
          {
            label: 'Tọa độ các điểm khép góc',
            columns: ['Điểm', 'X (m)', 'Y (m)'],
            rows: [
              ['1', '1027345,2', '561203,9'],
              ['2', '1027511,7', '561498,0'],
            ],
          },
        ],
      },
    ],
    papers: [
      {
        name: 'Đơn đề nghị cấp giấy phép thăm dò khoáng sản',
        files: [{ name: 'Đơn đề nghị.pdf', size: 254_310 }],
      },
      {
        name: 'Bản đồ khu vực thăm dò',
        files: [
          { name: 'Bản đồ 1.jpg', size: 3_400_120 },
          { name: 'Bản đồ 2.jpg', size: 900 },
        ],
      },
      { name: 'Văn bản ủy quyền', files: [] },
    ],
    followUrl: FOLLOW_URL,
  })

const blankFormSample = (): DocumentInput =>
  blankFormInput({
    title: 'Đơn đề nghị đổi giấy phép lái xe',
    formNumber: 'Phụ lục 29',
    procedureCode: '3.000347',
    publishedAt: RECEIVED_AT,
    sections: [
      {
        title: 'Người đề nghị',
        fields: [
          { label: 'Họ và tên', type: 'text', required: true },
          { label: 'Ngày sinh', type: 'date', required: true },
          { label: 'Giới tính', type: 'radio', required: true, options: ['Nam', 'Nữ'] },
          {
            label: 'Số định danh cá nhân',
            type: 'national_id',
            required: true,
            help: 'Ghi đủ 12 chữ số trên thẻ.',
          },
          { label: 'Mã số thuế', type: 'tax_code', required: false },
          { label: 'Nơi thường trú', type: 'textarea', required: true },
          { label: 'Điện thoại', type: 'phone', required: true },
          { label: 'Năm cấp lần đầu', type: 'year', required: false },
        ],
      },
      {
        title: 'Giấy phép lái xe',
        fields: [
          {
            label: 'Hạng hiện có',
            type: 'select',
            required: true,
            options: ['A1', 'A2', 'B1', 'B2', 'C', 'D', 'E'],
          },
          {
            label: 'Lý do đổi',
            type: 'checkbox',
            required: true,
            options: [
              'Giấy phép sắp hết hạn sử dụng',
              'Giấy phép bị hỏng, rách hoặc phai mờ',
              'Thay đổi thông tin cá nhân',
            ],
          },
          { label: 'Chiều cao', type: 'number', required: false, unit: 'm' },
          { label: 'Lệ phí đã nộp', type: 'money', required: false },
          {
            label: 'Vi phạm đã bị xử lý',
            type: 'repeat',
            required: false,
            fields: [
              { label: 'Ngày', type: 'date', required: true },
              { label: 'Lỗi vi phạm', type: 'text', required: true },
              { label: 'Mức phạt', type: 'money', required: true, unit: 'đồng' },
            ],
          },
          {
            label: 'Số hộ chiếu',
            type: 'text',
            required: true,
            when: 'Chỉ ghi khi người đề nghị là người nước ngoài:',
          },
          { label: 'Tôi xin nộp bản chính giấy phép cũ', type: 'checkbox', required: true },
        ],
      },
    ],
    papers: [
      'Giấy khám sức khỏe của người lái xe',
      'Bản sao giấy phép lái xe',
      'Bản sao giấy chứng minh nhân dân hoặc hộ chiếu',
    ],
  })

const procedureSheetSample = (locale: 'vi' | 'en' = 'vi'): DocumentInput =>
  procedureSheetInput({
    locale,
    publisher: 'Ủy ban nhân dân tỉnh Bạc Liêu - Cổng dịch vụ công',
    code: '3.000347',
    name: 'Đổi giấy phép lái xe do Sở Giao thông vận tải quản lý',
    field: 'Đào tạo, sát hạch, cấp giấy phép lái xe',
    governmentLevel: 'Cấp tỉnh',
    competentAgency: 'Sở Giao thông vận tải',
    coAgencies: [],
    audience: ['Công dân Việt Nam', 'Người nước ngoài'],
    ways: ['Nộp trực tuyến', 'Tại bộ phận tiếp nhận và trả kết quả', 'Qua bưu chính'],
    timeLimit: '05 ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ',
    steps: [
      'Nộp hồ sơ và lệ phí.',
      'Sở Giao thông vận tải kiểm tra, tra cứu vi phạm.',
      'Nhận giấy phép lái xe mới.',
    ],
    papers: [
      {
        name: 'Đơn đề nghị đổi giấy phép lái xe',
        formNumber: 'Phụ lục 29',
        originals: 1,
        copies: 0,
        required: true,
      },
      {
        name: 'Giấy khám sức khỏe của người lái xe',
        originals: 1,
        copies: 0,
        required: false,
        condition: 'không phải hạng A1, A2, A3',
      },
      { name: 'Hồ sơ gốc', originals: 1, copies: 0, required: false },
    ],
    sets: 1,
    fees: [
      { name: 'Lệ phí cấp giấy phép lái xe', amountVnd: 135_000, per: 'giấy phép' },
      { name: 'Phí bưu chính', condition: 'khi nhận kết quả qua bưu chính' },
    ],
    results: [
      { name: 'Giấy phép lái xe', validity: 'A1, A2, A3 không thời hạn; B2: 10 năm; C, D, E: 5 năm' },
    ],
    conditions: [
      'Giấy phép lái xe còn hạn hoặc quá hạn dưới 03 tháng.',
      'Không bị tước quyền sử dụng giấy phép lái xe.',
    ],
    legalBasis: [
      'Luật Giao thông đường bộ số 23/2008/QH12 ngày 13/11/2008.',
      'Thông tư số 46/2012/TT-BGTVT ngày 07/11/2012.',
    ],
    forms: ['Đơn đề nghị đổi giấy phép lái xe (Phụ lục 29)'],
    unconfirmed: 'Một số thông tin của thủ tục này đang chờ cơ quan chủ trì xác nhận.',
    pageUrl: 'https://dichvucong.example.vn/dich-vu/3.000347',
    printedAt: RECEIVED_AT,
  })

const permitSample = (): DocumentInput =>
  resultInput({
    agency: DISTRICT,
    notation: documentNotation({ number: 5, kindAbbreviation: 'GPXD', agencyAbbreviation: 'UBND' }),
    issuedAt: DUE_AT,
    kind: 'permit',
    title: 'Giấy phép xây dựng',
    summary: '(Sử dụng cho nhà ở riêng lẻ)',
    legalBasis: [],
    holder: [
      { label: 'Cấp cho', value: 'Ông Lý Quốc Khánh' },
      { label: 'Địa chỉ', value: 'Ấp Long Hòa, xã Phước Long, huyện Phước Long, tỉnh Bạc Liêu' },
    ],
    sections: [
      {
        title: 'Được phép xây dựng công trình',
        rows: [
          { label: 'Tên công trình', value: 'Nhà ở riêng lẻ' },
          { label: 'Vị trí', value: 'Thửa đất số 214, tờ bản đồ số 9' },
          { label: 'Diện tích xây dựng tầng một', value: '96,5 m²' },
          { label: 'Số tầng; chiều cao', value: '02 tầng; 7,8 m' },
        ],
      },
    ],
    validity:
      'Giấy phép này có hiệu lực khởi công trong thời hạn 12 tháng kể từ ngày cấp; quá thời hạn trên phải đề nghị gia hạn.',
    conditions: [
      'Chủ đầu tư phải xuất trình giấy phép này cho chính quyền sở tại trước khi khởi công và treo biển báo tại địa điểm xây dựng.',
    ],
    recipients: ['Chủ đầu tư', 'Ủy ban nhân dân xã Phước Long', 'Lưu: VT, KTHT'],
    signer: {
      post: 'Phó Chủ tịch',
      name: 'Trịnh Thị Bích Thủy',
      onBehalfOf: 'Ủy ban nhân dân',
      insteadOf: 'Chủ tịch',
    },
    dossierCode: CODE,
    confirmation: CONFIRMATION,
  })

const decisionSample = (): DocumentInput =>
  resultInput({
    agency: DISTRICT,
    notation: documentNotation({ number: 318, kindAbbreviation: 'QĐ', agencyAbbreviation: 'UBND' }),
    issuedAt: DUE_AT,
    kind: 'decision',
    title: 'Quyết định',
    summary: 'Về việc cho phép chuyển mục đích sử dụng đất',
    issuer: 'Chủ tịch Ủy ban nhân dân huyện Phước Long',
    legalBasis: [
      'Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015',
      'Căn cứ Luật Đất đai ngày 29 tháng 11 năm 2013',
      'Xét đề nghị của Trưởng phòng Tài nguyên và Môi trường',
    ],
    holder: [],
    sections: [],
    articles: [
      'Cho phép ông Lý Quốc Khánh chuyển mục đích sử dụng 150 m² đất trồng cây lâu năm sang đất ở tại thửa đất số 214, tờ bản đồ số 9, xã Phước Long.',
      'Phòng Tài nguyên và Môi trường xác định lại giá đất, thông báo nghĩa vụ tài chính và chỉnh lý giấy chứng nhận.',
      'Quyết định này có hiệu lực kể từ ngày ký. Chánh Văn phòng, Trưởng phòng Tài nguyên và Môi trường và ông Lý Quốc Khánh chịu trách nhiệm thi hành Quyết định này./.',
    ],
    recipients: ['Như Điều 3', 'Lưu: VT, TNMT'],
    signer: { post: 'Chủ tịch', name: 'Huỳnh Văn Sĩ' },
    dossierCode: CODE,
    confirmation: CONFIRMATION,
  })

const refusalResultSample = (): DocumentInput =>
  refusalResultInput({
    agency: DEPARTMENT,
    notation: documentNotation({ number: 88, kindAbbreviation: 'TB', agencyAbbreviation: 'STNMT' }),
    issuedAt: DUE_AT,
    code: CODE,
    addressee: 'Công ty TNHH Khoáng sản Phương Nam',
    address: APPLICANT.address,
    procedure: REQUEST,
    receivedAt: RECEIVED_AT,
    reasons: [
      'Khu vực đề nghị thăm dò chồng lên khu vực đã cấp phép.',
      'Đề án thăm dò chưa có ý kiến của Sở Công Thương.',
    ],
    legalBasis: ['Luật Khoáng sản số 60/2010/QH12, Điều 34, Điều 36.'],
    contact: CONTACT,
    recipients: ['Như trên', 'Bộ phận tiếp nhận và trả kết quả', 'Lưu: VT, KS'],
    signer: { post: 'Phó Giám đốc', name: 'Lê Hoàng Phúc', insteadOf: 'Giám đốc' },
    confirmation: CONFIRMATION,
  })

/** One of each document, normal and long. */
export const documentSamples = {
  receipt: () => receiptSample(),
  'receipt-long': () => receiptSample(9),
  'supplement-request': () => supplementSample(),
  'supplement-request-long': () => supplementSample(24),
  refusal: refusalSample,
  apology: apologySample,
  'control-slip': controlSlipSample,
  register: () => registerSample(),
  'sent-form': () => sentFormSample(),
  'sent-form-en': () => sentFormSample('en'),
  'blank-form': blankFormSample,
  'procedure-sheet': () => procedureSheetSample(),
  'procedure-sheet-en': () => procedureSheetSample('en'),
  result: permitSample,
  'result-decision': decisionSample,
  'refusal-result': refusalResultSample,
} satisfies Record<string, () => DocumentInput>
