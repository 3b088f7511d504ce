import { type BlankField, blankFormInput } from '../blank-form-input.ts'
import type { DocumentInput } from '../official-document.ts'
import { procedureSheetInput } from '../procedure-sheet-input.ts'
import { registerInput } from '../register-input.ts'
import { sentFormInput } from '../sent-form-input.ts'
import {
  DEPARTMENT,
  COUNTER,
  CODE,
  FOLLOW_URL,
  RECEIVED_AT,
  DUE_AT,
  APPLICANT,
  REQUEST,
} from './sample-facts.ts'

export const registerSample = (rows = 40, isClosed = false): DocumentInput =>
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
    closing: isClosed
      ? {
          closedAt: new Date('2016-01-04T02:00:00Z'),
          closedBy: 'Trần Văn Lượng',
          firstNumber: 1,
          lastNumber: rows,
          digest: '0123456789abcdef'.repeat(4),
        }
      : undefined,
  })

export const sentFormSample = (locale: 'vi' | 'en' = 'vi'): DocumentInput =>
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

const PERSON_FIELDS: readonly BlankField[] = [
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
]

const LICENCE_FIELDS: readonly BlankField[] = [
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
]

export const blankFormSample = (): DocumentInput =>
  blankFormInput({
    title: 'Đơn đề nghị đổi giấy phép lái xe',
    formNumber: 'Phụ lục 29',
    procedureCode: '3.000347',
    publishedAt: RECEIVED_AT,
    sections: [
      { title: 'Người đề nghị', fields: PERSON_FIELDS },
      { title: 'Giấy phép lái xe', fields: LICENCE_FIELDS },
    ],
    papers: [
      'Giấy khám sức khỏe của người lái xe',
      'Bản sao giấy phép lái xe',
      'Bản sao giấy chứng minh nhân dân hoặc hộ chiếu',
    ],
  })

export const procedureSheetSample = (locale: 'vi' | 'en' = 'vi'): DocumentInput =>
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
