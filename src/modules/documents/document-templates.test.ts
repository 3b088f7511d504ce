import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { createPdfRenderer } from '../../platform/pdf/pdf-renderer.ts'
import { type PdfContents, readPdf } from '../../platform/pdf/read-pdf.ts'
import { tinosFontFiles } from '../../platform/pdf/tinos-fonts.ts'
import { type BlankField, blankFormInput } from './blank-form-input.ts'
import { DOCUMENT_TEMPLATES } from './document-templates.ts'
import type { DocumentInput } from './official-document.ts'
import { receiptInput } from './receipt-input.ts'
import { APPLICANT, COUNTER, RECEIVED_AT } from './samples/sample-facts.ts'
import { documentSamples } from './samples/document-samples.ts'
import { sentFormInput } from './sent-form-input.ts'

const renderer = createPdfRenderer({ templateDirs: [DOCUMENT_TEMPLATES], fonts: tinosFontFiles() })
after(() => renderer.close())

async function rendered({ template, data }: DocumentInput): Promise<PdfContents & { text: string }> {
  const pdf = readPdf(await renderer.render(template, data))
  return { ...pdf, text: pdf.pages.map(({ text }) => text).join(' ') }
}

const MOTTO = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc'

interface Expected {
  readonly paper: readonly [number, number]
  readonly pages: number | 'more'
  readonly texts: readonly string[]
}
const A4 = [210, 297] as const
const A5 = [148, 210] as const
const CODE = '000.00.12.H04-150504-0007'

const EXPECTED: Record<keyof typeof documentSamples, Expected> = {
  receipt: {
    paper: A5,
    pages: 1,
    texts: [
      MOTTO,
      'Số: 07/BPTNTKQ Bạc Liêu, ngày 04 tháng 5 năm 2015',
      'GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ',
      `Mã hồ sơ: ${CODE}`,
      'Hồ sơ của: Nguyễn Thị Ngọc Huyền',
      'Thời gian nhận hồ sơ: 08 giờ 30 phút, ngày 04 tháng 5 năm 2015',
      'Thời gian trả kết quả: 17 giờ 00 phút, ngày 15 tháng 6 năm 2015',
      '4.000.000 đồng, đã nộp ( Bốn triệu đồng )',
      'quyển số 01/2015, số thứ tự 127',
      'NGƯỜI TIẾP NHẬN HỒ SƠ (Ký và ghi rõ họ tên)',
    ],
  },
  'receipt-long': {
    paper: A5,
    pages: 'more',
    texts: ['36 Giấy chứng nhận đăng ký kinh doanh Chứng thực 1', 'Trần Văn Lượng'],
  },
  'receipt-post': {
    paper: A5,
    pages: 1,
    texts: [
      'Người nộp thay: Phan Văn Thay, số giấy tờ 095085001122, theo Giấy ủy quyền ngày 28/4/2015',
      'Hình thức nộp: Qua dịch vụ bưu chính, phiếu gửi số EP123456789VN',
      'Thời gian nhận hồ sơ: 14 giờ 30 phút, ngày 29 tháng 4 năm 2015',
      'NGƯỜI NỘP HỒ SƠ (Ký và ghi rõ họ tên) Phan Văn Thay',
    ],
  },
  'supplement-request': {
    paper: A5,
    pages: 1,
    texts: [
      MOTTO,
      'PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ',
      'Số: 12/HDHS',
      'Bản đã gửi thiếu tọa độ',
      'NGƯỜI HƯỚNG DẪN',
    ],
  },
  'supplement-request-long': { paper: A5, pages: 'more', texts: ['NGƯỜI HƯỚNG DẪN'] },
  refusal: {
    paper: A5,
    pages: 1,
    texts: [
      MOTTO,
      'PHIẾU TỪ CHỐI TIẾP NHẬN, GIẢI QUYẾT HỒ SƠ',
      'không tiếp nhận hồ sơ này',
      'Căn cứ pháp lý: - Luật Khoáng sản',
    ],
  },
  apology: {
    paper: A5,
    pages: 1,
    texts: [
      MOTTO,
      'PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ',
      'sẽ trả kết quả giải quyết hồ sơ vào 17 giờ 00 phút, ngày 22 tháng 6 năm 2015',
      'Nơi nhận: - Như trên; - Bộ phận tiếp nhận và trả kết quả; - Lưu: VT.',
      'KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC Lê Hoàng Phúc',
    ],
  },
  'stop-notice': {
    paper: A5,
    pages: 1,
    texts: [
      MOTTO,
      'THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ',
      `Mã hồ sơ: ${CODE}`,
      'Ngày 04 tháng 5 năm 2015, Sở Tài nguyên và Môi trường đã yêu cầu bổ sung, hoàn thiện hồ sơ gồm: - Bản đồ',
      'thông báo dừng giải quyết hồ sơ này với lý do: đã nhắc hai lần',
      'NGƯỜI GIẢI QUYẾT HỒ SƠ Đỗ Thị Mỹ',
    ],
  },
  'stop-notice-long': { paper: A5, pages: 'more', texts: ['NGƯỜI GIẢI QUYẾT HỒ SƠ Đỗ Thị Mỹ'] },
  'control-slip': {
    paper: A5,
    pages: 1,
    texts: [
      MOTTO,
      'PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ',
      '1. Giao: Bộ phận tiếp nhận 2. Nhận: Phòng Khoáng sản',
      'Quá hạn',
    ],
  },
  'hand-over-slip': {
    paper: A4,
    pages: 1,
    texts: [
      MOTTO,
      'PHIẾU GIAO NHẬN HỒ SƠ Mã phiếu: 7F89128B',
      'Bên nhận: Phòng Khoáng sản, Sở Tài nguyên và Môi trường',
      'Thời gian giao: 08 giờ 30 phút, ngày 04 tháng 5 năm 2015',
      'Tổng số giấy tờ 6 3',
      'NGƯỜI GIAO (Ký và ghi rõ họ tên) Trần Văn Lượng NGƯỜI NHẬN (Ký và ghi rõ họ tên)',
    ],
  },
  'hand-over-slip-long': { paper: A4, pages: 'more', texts: ['Tổng số giấy tờ 80 780', 'NGƯỜI NHẬN'] },
  'agency-report': {
    paper: A4,
    pages: 1,
    texts: [
      MOTTO,
      'Số: 27/BC-SGDĐT Bạc Liêu, ngày 10 tháng 12 năm 2015',
      'BÁO CÁO',
      'Kính gửi: Ủy ban nhân dân tỉnh Bạc Liêu (qua Sở Thông tin và Truyền thông)',
      'Dịch vụ đạt mức độ 3 trở lên 2',
      'Mã niêm phong: 01234567 89abcdef',
      'KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC',
    ],
  },
  'agency-report-annexed': {
    paper: A4,
    pages: 3,
    texts: ['Phụ lục 2: đính chính ngày 20 tháng 12 năm 2015', 'Thêm một dịch vụ đã đạt.'],
  },
  'register-closed': {
    paper: [297, 210],
    pages: 'more',
    texts: [
      'Sổ này có 40 hồ sơ, đánh số liên tục từ 1 đến 40, khóa sổ lúc 09 giờ 00 phút, ngày 04 tháng 01 năm 2016.',
      'Mã niêm phong của sổ: 01234567 89abcdef',
      'NGƯỜI KHÓA SỔ (Ký tên, đóng dấu) Trần Văn Lượng',
    ],
  },
  register: {
    paper: [297, 210],
    pages: 'more',
    texts: [MOTTO, 'SỔ THEO DÕI HỒ SƠ Năm 2015 - Quyển số 01', '000.00.12.H04-150504-0040'],
  },
  'sent-form': {
    paper: A4,
    pages: 1,
    texts: [
      MOTTO,
      'BẢN GHI HỒ SƠ ĐÃ NỘP Cấp giấy phép thăm dò khoáng sản',
      'Vốn điều lệ 12.500.000.000 đồng',
      'Số fax (không trả lời)',
      'Bản đồ 1.jpg (3,2 MB) Bản đồ 2.jpg (900 B)',
      'Văn bản ủy quyền chưa gửi',
    ],
  },
  'sent-form-en': {
    paper: A4,
    pages: 1,
    texts: ['RECORD OF THE APPLICATION SENT', 'Bản đồ 1.jpg (3.2 MB)', 'not sent'],
  },
  'blank-form': {
    paper: A4,
    pages: 2,
    texts: [
      'Phụ lục 29',
      MOTTO,
      'ĐƠN ĐỀ NGHỊ ĐỔI GIẤY PHÉP LÁI XE',
      'Mã số thuế (nếu có)',
      'Lý do đổi: (chọn một hoặc nhiều ô)',
      'TT Ngày Lỗi vi phạm Mức phạt (đồng) 1 2 3 4',
      'NGƯỜI LÀM ĐƠN',
      '3.000347 · Trang 2/2',
    ],
  },
  'procedure-sheet': {
    paper: A4,
    pages: 'more',
    texts: [
      'Đổi giấy phép lái xe',
      'Mã thủ tục: 3.000347',
      'Khi: không phải hạng A1, A2, A3',
      '135.000 đồng',
      'Luật Giao thông đường bộ số 23/2008/QH12',
    ],
  },
  'procedure-sheet-en': {
    paper: A4,
    pages: 'more',
    texts: ['Procedure code: 3.000347', 'Legal basis', 'As notified'],
  },
  result: {
    paper: A4,
    pages: 1,
    texts: [
      MOTTO,
      'ỦY BAN NHÂN DÂN HUYỆN PHƯỚC LONG',
      'Số: 05/GPXD-UBND Phước Long, ngày 15 tháng 6 năm 2015',
      'GIẤY PHÉP XÂY DỰNG',
      'Diện tích xây dựng tầng một: 96,5 m²',
      'TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH Trịnh Thị Bích Thủy',
      'Mã kiểm tra: 7KQ4-M2XD',
    ],
  },
  'result-decision': {
    paper: A4,
    pages: 1,
    texts: [
      'QUYẾT ĐỊNH Về việc cho phép chuyển mục đích sử dụng đất',
      'CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN PHƯỚC LONG',
      'ngày 29 tháng 11 năm 2013; Xét đề nghị của Trưởng phòng Tài nguyên và Môi trường. QUYẾT ĐỊNH: Điều 1.',
      'Điều 3.',
      'Nơi nhận: - Như Điều 3; - Lưu: VT, TNMT.',
    ],
  },
  'refusal-result': {
    paper: A4,
    pages: 1,
    texts: [
      'THÔNG BÁO Về việc không giải quyết hồ sơ',
      '1. Khu vực đề nghị',
      '90 ngày',
      'KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC',
    ],
  },
}

describe('document templates', () => {
  for (const [name, sample] of Object.entries(documentSamples)) {
    const expected = EXPECTED[name as keyof typeof documentSamples]
    test(`${name} says what it must, on the right paper`, async () => {
      const pdf = await rendered(sample())
      for (const text of expected.texts)
        assert.ok(pdf.text.includes(text), `${text}\n--- is not in\n${pdf.text}`)
      for (const page of pdf.pages) assert.deepEqual([page.widthMm, page.heightMm], expected.paper)
      if (expected.pages === 'more') assert.ok(pdf.pages.length > 1)
      else assert.equal(pdf.pages.length, expected.pages)
    })

    test(`${name} is tagged PDF/A in Vietnamese with a title, its own date and Tinos alone`, async () => {
      const pdf = await rendered(sample())
      assert.equal(pdf.pdfA, '2B')
      assert.equal(pdf.tagged, true)
      assert.equal(pdf.lang, 'vi-VN')
      assert.ok(pdf.title.length > 5)
      assert.match(pdf.createdAt, /^2015\d{10}Z$/)
      assert.ok(pdf.fonts.length > 0 && pdf.fonts.every((font) => font.startsWith('Tinos')))
      assert.ok(!pdf.text.includes('\ufffd'))
      assert.ok(!pdf.alternatives.includes(''))
    })
  }

  test('pages after the first are numbered', async () => {
    const { pages } = await rendered(documentSamples['receipt-long']())
    assert.match(pages[1]?.text ?? '', /^2 /)
    assert.doesNotMatch(pages[0]?.text ?? '', /^1 /)
  })

  test('the codes tell where they lead', async () => {
    const { alternatives } = await rendered(documentSamples.receipt())
    assert.deepEqual(
      new Set(alternatives),
      new Set([`Mã QR để theo dõi hồ sơ ${CODE}`, `Mã vạch của hồ sơ ${CODE}`]),
    )
  })

  test('a receipt filled in by hand later leaves lines for what is not known', async () => {
    const { text, pages } = await rendered(
      receiptInput({
        agency: COUNTER,
        issuedAt: RECEIVED_AT,
        code: CODE,
        followUrl: 'https://dichvucong.example.vn/tra-cuu',
        counter: 'Bộ phận tiếp nhận và trả kết quả',
        applicant: { name: APPLICANT.name },
        request: 'Cấp giấy phép xây dựng',
        papers: [{ name: 'Đơn đề nghị', form: 'original', count: 1 }],
        sets: 1,
        timeLimit: '15 ngày',
        resultDelivery: 'Tại quầy',
        fees: [],
      }),
    )
    assert.equal(pages.length, 1)
    assert.ok(text.includes('Địa chỉ: Số điện thoại: Email:'), text)
    assert.ok(text.includes('Thời gian trả kết quả: Đăng ký nhận kết quả: Tại quầy'), text)
  })

  test('a blank form names a unit once, writes money in đồng and does not pledge twice', async () => {
    const fields = [
      { label: 'Chiều sâu (m)', type: 'number', required: true, unit: 'm' },
      { label: 'Vốn', type: 'money', required: true, unit: 'VND' },
      {
        label: 'Điểm',
        type: 'repeat',
        required: true,
        fields: [{ label: 'X (m)', type: 'number', required: true, unit: 'm' }],
      },
    ] as const
    const pledge = { label: 'Tôi cam đoan đã khai đúng', type: 'checkbox', required: true } as const
    const form = (more: readonly BlankField[]) =>
      rendered(
        blankFormInput({
          title: 'Đơn đề nghị',
          procedureCode: '1.014261',
          sections: [{ title: 'Nội dung', fields: [...fields, ...more] }],
          papers: [],
          publishedAt: RECEIVED_AT,
        }),
      )
    const plain = await form([])
    assert.ok(plain.text.includes('TT X (m) 1 2 3 4'), plain.text)
    assert.doesNotMatch(plain.text, /\(m\): m|VND/)
    assert.match(plain.text, /Vốn: đồng/)
    assert.equal(plain.text.match(/cam đoan/g)?.length, 1)
    assert.equal((await form([pledge])).text.match(/cam đoan/g)?.length, 1)
  })

  test('markup typed by an applicant is printed as it is', async () => {
    const value = '#panic("x") *a* _b_ $c$ <d> @e `f` \\ // /* [g] = 1. - + ~'
    const { text } = await rendered(
      sentFormInput({
        agency: COUNTER,
        locale: 'vi',
        code: CODE,
        procedure: value,
        submittedAt: RECEIVED_AT,
        applicant: { name: value },
        delivery: 'Trực tuyến',
        sections: [
          {
            title: value,
            answers: [
              { label: value, value },
              { label: value, columns: [value], rows: [[value]] },
            ],
          },
        ],
        papers: [{ name: value, files: [{ name: value, size: 1 }] }],
      }),
    )
    assert.ok(text.split(value).length - 1 >= 8, text)
  })

  test('import no packages, which would be fetched from the network', () => {
    const files = readdirSync(DOCUMENT_TEMPLATES, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.typ'),
    )
    assert.ok(files.length >= 12)
    for (const file of files) assert.doesNotMatch(readFileSync(join(DOCUMENT_TEMPLATES, file), 'utf8'), /"@/)
  })
})
