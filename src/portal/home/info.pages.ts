import { inLocale, type Locale, type Text } from '../../platform/i18n/translator.ts'
import { type Html, html } from '../../ui/index.ts'

export interface InfoPage {
  readonly name: string
  readonly path: `/${string}`
  readonly title: Text
  readonly parts: readonly { readonly heading: Text; readonly lines: readonly Text[] }[]
}

/** Pages of plain words, the same for everybody. */
export const INFO_PAGES: readonly InfoPage[] = [
  {
    name: 'portal.guide',
    path: '/huong-dan',
    title: { vi: 'Hướng dẫn nộp hồ sơ trên mạng', en: 'How to apply online' },
    parts: [
      {
        heading: { vi: 'Trước khi nộp', en: 'Before you apply' },
        lines: [
          {
            vi: 'Tìm dịch vụ ở ô tìm kiếm hoặc trong danh mục; mỗi dịch vụ ghi rõ giấy tờ, thời hạn, phí và nơi giải quyết.',
            en: 'Find the service by searching or in the catalogue; each says which papers, how long, what it costs and who decides.',
          },
          {
            vi: 'Đăng ký tài khoản bằng thư điện tử hoặc số điện thoại. Tổ chức đăng ký bằng mã số thuế.',
            en: 'Register with e-mail or phone. Organisations give their tax code.',
          },
          {
            vi: 'Chụp hoặc quét giấy tờ cho rõ chữ, đủ bốn góc.',
            en: 'Photograph or scan the papers so that they can be read, with all four corners.',
          },
        ],
      },
      {
        heading: { vi: 'Khi nộp', en: 'While you apply' },
        lines: [
          {
            vi: 'Mỗi trang là một phần của tờ khai. Điền đến đâu lưu đến đó; bạn có thể dừng và làm tiếp sau.',
            en: 'Each page is one section of the form. What you type is kept; you may stop and go on later.',
          },
          {
            vi: 'Trang cuối cho bạn xem lại tất cả trước khi nộp.',
            en: 'The last page shows everything before you submit.',
          },
        ],
      },
      {
        heading: { vi: 'Sau khi nộp', en: 'Afterwards' },
        lines: [
          {
            vi: 'Bạn nhận được số hồ sơ ngay. Cơ quan trả lời trong 8 giờ làm việc: tiếp nhận, đề nghị bổ sung, hoặc nói rõ vì sao không nhận.',
            en: 'You get a number at once. The agency answers within 8 working hours: accepted, more papers needed, or why not.',
          },
          {
            vi: 'Trang "Hồ sơ của tôi" cho biết hồ sơ đang ở đâu, ai giữ, hẹn trả khi nào.',
            en: '"My dossiers" says where it is, who has it and when it is due.',
          },
          {
            vi: 'Kết quả có mã QR để ai cũng kiểm tra được là thật.',
            en: 'The result carries a QR code by which anybody can check that it is genuine.',
          },
        ],
      },
    ],
  },
  {
    name: 'portal.figures',
    path: '/cach-tinh',
    title: { vi: 'Cách tính các con số', en: 'How the figures are computed' },
    parts: [
      {
        heading: { vi: 'Số liệu ở trang đầu', en: 'Figures on the first page' },
        lines: [
          {
            vi: 'Tính trên các hồ sơ được tiếp nhận trong 365 ngày gần nhất, lấy thẳng từ sổ hồ sơ, không ai nhập tay.',
            en: 'Over dossiers accepted in the last 365 days, straight from the register; nobody types them in.',
          },
          {
            vi: 'Đúng hẹn: có kết quả không muộn hơn ngày hẹn trả, chia cho số hồ sơ đã có kết quả. Hồ sơ từ chối cũng là có kết quả.',
            en: 'On time: result not later than the due date, over all dossiers with a result. A refusal is a result too.',
          },
          {
            vi: 'Một nửa số hồ sơ xong trong: trung vị số ngày từ lúc tiếp nhận đến lúc có kết quả.',
            en: 'Half of them done within: the median of days from acceptance to result.',
          },
        ],
      },
    ],
  },
  {
    name: 'portal.accessibility',
    path: '/ho-tro-nguoi-khuyet-tat',
    title: { vi: 'Hỗ trợ người khuyết tật', en: 'Accessibility' },
    parts: [
      {
        heading: { vi: 'Trang này dùng được như thế nào', en: 'How this site can be used' },
        lines: [
          {
            vi: 'Dùng được bằng bàn phím, bằng phần mềm đọc màn hình, phóng chữ đến 200 %, và khi không bật JavaScript. Mục tiêu là WCAG 2.2 mức AA.',
            en: 'With a keyboard, a screen reader, text at 200 %, and without JavaScript. We aim at WCAG 2.2 AA.',
          },
          {
            vi: 'Nếu có chỗ bạn không dùng được, hãy nói với Bộ phận Một cửa của cơ quan; bạn cũng có thể nộp hồ sơ tại quầy.',
            en: 'If something does not work for you, tell the one-stop desk of the agency; you can also apply at the counter.',
          },
        ],
      },
    ],
  },
  {
    name: 'portal.privacy',
    path: '/du-lieu-ca-nhan',
    title: { vi: 'Dữ liệu cá nhân', en: 'Personal data' },
    parts: [
      {
        heading: { vi: 'Chúng tôi giữ gì và ai xem được', en: 'What is kept and who sees it' },
        lines: [
          {
            vi: 'Điều bạn khai và giấy tờ bạn gửi chỉ dùng để giải quyết hồ sơ. Chỉ bạn và cán bộ của cơ quan giải quyết xem được; mỗi lần cán bộ xem đều được ghi lại.',
            en: 'What you declare and send is used to decide your dossier. Only you and officers of the agencies concerned see it; each look is recorded.',
          },
          {
            vi: 'Trang tra cứu công khai chỉ cho biết mã và mức độ hoàn thành, không có tên hay địa chỉ.',
            en: 'The public look-up shows the code and how far it is, no name and no address.',
          },
          {
            vi: 'Trang này không dùng cookie theo dõi; chỉ có cookie để giữ phiên đăng nhập và ngôn ngữ.',
            en: 'There are no tracking cookies; only those that keep you signed in and your language.',
          },
        ],
      },
    ],
  },
]

export function infoView(info: InfoPage, locale: Locale): { readonly title: string; readonly main: Html } {
  const title = inLocale(info.title, locale)
  const parts = info.parts.map(
    ({ heading, lines }) =>
      html`<h2 class="govuk-heading-m">${inLocale(heading, locale)}</h2>${lines.map((line) => html`<p class="govuk-body">${inLocale(line, locale)}</p>`)}`,
  )
  return { title, main: html`<h1 class="govuk-heading-l">${title}</h1>${parts}` }
}
