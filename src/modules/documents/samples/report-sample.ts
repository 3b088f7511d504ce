import { agencyReportInput } from '../agency-report-input.ts'
import { documentNotation } from '../document-notation.ts'
import type { DocumentInput } from '../official-document.ts'

const DIGEST = '0123456789abcdef'.repeat(4)

const FIGURES = [
  { label: 'Dịch vụ của cơ quan', value: '4' },
  { label: 'Dịch vụ đạt mức độ 3 trở lên', value: '2' },
  { label: 'Kinh phí được phê duyệt', value: '50.000.000 đồng' },
]

export function agencyReportSample(annexes = 0): DocumentInput {
  return agencyReportInput({
    agency: {
      parent: 'Ủy ban nhân dân tỉnh Bạc Liêu',
      name: 'Sở Giáo dục và Đào tạo',
      place: 'Bạc Liêu',
    },
    issuedAt: new Date('2015-12-10T02:00:00Z'),
    notation: documentNotation({ number: 27, kindAbbreviation: 'BC', agencyAbbreviation: 'SGDĐT' }),
    subject: 'Tình hình cung cấp dịch vụ công trực tuyến năm 2015',
    addressee: 'Ủy ban nhân dân tỉnh Bạc Liêu',
    through: 'Sở Thông tin và Truyền thông',
    from: new Date('2015-05-04T00:00:00+07:00'),
    to: new Date('2015-12-10T00:00:00+07:00'),
    figures: FIGURES,
    narrative: 'Đã đưa hai dịch vụ lên mạng.\nCán bộ một cửa đã được tập huấn.',
    proposals: 'Bổ sung kinh phí cho năm sau.',
    annexes: Array.from({ length: annexes }, (_, index) => ({
      no: index + 1,
      signedAt: new Date('2015-12-20T02:00:00Z'),
      text: 'Thêm một dịch vụ đã đạt.',
      figures: FIGURES,
      digest: DIGEST,
    })),
    digest: DIGEST,
    recipients: ['Như trên', 'Sở Thông tin và Truyền thông', 'Lưu: VT'],
    signer: { post: 'Phó Giám đốc', name: 'Lê Hoàng Phúc', insteadOf: 'Giám đốc' },
  })
}
