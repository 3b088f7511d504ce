import { GUIDE } from './guide.ts'
import type { InfoPage } from './info-page.ts'

const FIGURES: InfoPage = {
  name: 'portal.figures',
  path: '/cach-tinh',
  title: { vi: 'Các con số được tính thế nào', en: 'How the figures are computed' },
  lead: {
    vi: 'Mọi con số đều đếm thẳng từ sổ hồ sơ của hệ thống; không ai nhập tay. Số được đếm lại khoảng mười phút một lần.',
    en: 'All figures are counted straight from the register of files; nobody types them in. They are counted again about every ten minutes.',
  },
  sections: [
    {
      heading: { vi: 'Ở trang chủ', en: 'On the home page' },
      items: [
        {
          vi: 'Hồ sơ đã tiếp nhận: mọi hồ sơ có ngày tiếp nhận trong 12 tháng vừa qua, nộp theo bất kỳ cách nào. Hồ sơ mới gửi, chưa được tiếp nhận thì chưa tính.',
          en: 'Files accepted: all files accepted in the last 12 months, however they came. A file sent but not yet accepted does not count.',
        },
        {
          vi: 'Có kết quả đúng hẹn: số hồ sơ có kết quả không muộn hơn ngày hẹn trả, chia cho số hồ sơ đã có kết quả. Kết quả là văn bản cấp hoặc văn bản từ chối. Hồ sơ đã rút không tính.',
          en: 'Result on time: files with a result not later than the due date, divided by all files with a result. A refusal is a result too. Withdrawn files do not count.',
        },
        {
          vi: 'Khi hồ sơ phải bổ sung, ngày hẹn trả được tính lại từ ngày người nộp bổ sung đủ; đúng hẹn là so với ngày hẹn mới.',
          en: 'Where papers had to be added, the due date is counted anew from the day they came; on time is measured against the new date.',
        },
        {
          vi: 'Một nửa số hồ sơ có kết quả trong mấy ngày: số trung vị của số ngày làm việc từ ngày tiếp nhận đến ngày có kết quả, không kể thứ bảy, chủ nhật và ngày lễ.',
          en: 'Half of the files had their result within: the median number of working days from acceptance to result, without weekends and holidays.',
        },
      ],
    },
    {
      heading: { vi: 'Ở trang của từng dịch vụ', en: 'On the page of a service' },
      items: [
        {
          vi: 'Tính từ ngày 01/01 của năm, theo ngày tiếp nhận.',
          en: 'Counted from 1 January, by the day of acceptance.',
        },
        {
          vi: 'Dịch vụ của các huyện cộng chung cả bảy huyện, thành phố.',
          en: 'A service of the districts is counted over all of them together.',
        },
      ],
    },
  ],
}

const ACCESSIBILITY: InfoPage = {
  name: 'portal.accessibility',
  path: '/ho-tro-nguoi-khuyet-tat',
  title: { vi: 'Hỗ trợ người khuyết tật', en: 'Accessibility' },
  lead: {
    vi: 'Trang này làm cho mọi người: người nhìn kém, người chỉ dùng bàn phím, người dùng phần mềm đọc màn hình, người dùng điện thoại cũ và mạng chậm.',
    en: 'This site is made for everybody: people with low sight, with a keyboard only, with a screen reader, with an old phone on a slow line.',
  },
  sections: [
    {
      heading: { vi: 'Dùng trang này thế nào', en: 'How it can be used' },
      items: [
        {
          vi: 'Chỉ bằng bàn phím: phím Tab đi tới, Shift và Tab đi lui, Enter để chọn. Đầu trang có đường dẫn đi thẳng đến nội dung.',
          en: 'By keyboard alone: Tab goes on, Shift and Tab goes back, Enter chooses. The first link of a page leads to its content.',
        },
        {
          vi: 'Phóng chữ đến 400% bằng trình duyệt (Ctrl và dấu +) mà không mất nội dung.',
          en: 'Text can be enlarged to 400% in the browser (Ctrl and +) without losing anything.',
        },
        {
          vi: 'Màu không bao giờ đứng một mình: lỗi, hạn, trạng thái đều có chữ.',
          en: 'Colour never stands alone: errors, due dates and states are said in words.',
        },
        {
          vi: 'Không bật JavaScript vẫn nộp được hồ sơ. Không có chữ chạy, không có hình nhấp nháy.',
          en: 'You can apply without JavaScript. Nothing moves or blinks.',
        },
        {
          vi: 'Chúng tôi theo WCAG 2.2 mức AA và kiểm tra mọi trang bằng máy mỗi lần sửa.',
          en: 'We follow WCAG 2.2 at level AA and check every page by machine at each change.',
        },
      ],
    },
    {
      heading: { vi: 'Khi có chỗ bạn không dùng được', en: 'When something does not work for you' },
      paragraphs: [
        {
          vi: 'Hãy nói với Bộ phận Một cửa của cơ quan: cán bộ sẽ làm hồ sơ cùng bạn tại quầy. Người khuyết tật, người cao tuổi, phụ nữ mang thai được ưu tiên.',
          en: 'Tell the one-stop desk of the agency: an officer does the file together with you. People with disabilities, the elderly and pregnant women come first.',
        },
      ],
    },
  ],
}

const PRIVACY: InfoPage = {
  name: 'portal.privacy',
  path: '/du-lieu-ca-nhan',
  title: { vi: 'Dữ liệu cá nhân', en: 'Personal data' },
  lead: {
    vi: 'Chúng tôi giữ gì của bạn, để làm gì, ai xem được, và bạn có quyền gì.',
    en: 'What is kept of you, what for, who sees it, and what you may ask.',
  },
  sections: [
    {
      heading: { vi: 'Giữ gì, để làm gì', en: 'What is kept, and what for' },
      items: [
        {
          vi: 'Tài khoản: tên, thư điện tử hoặc số điện thoại, giấy tờ tùy thân nếu bạn nhập; để biết hồ sơ là của bạn và báo tin cho bạn.',
          en: 'The account: name, e-mail or phone, identity number if you gave it; to know which files are yours and to tell you news.',
        },
        {
          vi: 'Hồ sơ: điều bạn khai, giấy tờ bạn gửi, tin nhắn với cơ quan; để giải quyết thủ tục bạn yêu cầu.',
          en: 'The file: what you declare, the papers you send, messages; to decide what you asked for.',
        },
        {
          vi: 'Bản nháp chưa nộp: chỉ bạn thấy, và bạn xóa được bất cứ lúc nào.',
          en: 'A draft not sent: only you see it, and you can delete it at any time.',
        },
      ],
    },
    {
      heading: { vi: 'Ai xem được', en: 'Who sees it' },
      items: [
        {
          vi: 'Chỉ bạn và cán bộ của những cơ quan giải quyết hồ sơ của bạn. Mỗi lần cán bộ mở hồ sơ đều được ghi lại.',
          en: 'Only you and officers of the agencies that handle your file. Each time an officer opens it, that is recorded.',
        },
        {
          vi: 'Tra cứu bằng mã chỉ cho biết mã và mức độ hoàn thành; không có tên, địa chỉ hay tên cán bộ.',
          en: 'Looking up a code shows the code and how far the file is; no name, no address, no officer.',
        },
        {
          vi: 'Trang kiểm tra văn bản chỉ xác nhận văn bản, không nói gì về người được cấp.',
          en: 'The page that checks documents confirms the document and says nothing of the person.',
        },
      ],
    },
    {
      heading: { vi: 'Cookie', en: 'Cookies' },
      paragraphs: [
        {
          vi: 'Chỉ có cookie cần cho trang hoạt động: giữ phiên đăng nhập, ngôn ngữ bạn chọn, và bảo vệ biểu mẫu khỏi bị giả mạo. Không có cookie theo dõi, không gửi gì cho bên thứ ba.',
          en: 'Only cookies the site needs: your session, your language, and the protection of forms against forgery. None that track, and nothing goes to third parties.',
        },
      ],
    },
    {
      heading: { vi: 'Quyền của bạn', en: 'Your rights' },
      paragraphs: [
        {
          vi: 'Bạn xem và sửa dữ liệu của mình ở trang tài khoản. Hồ sơ đã nộp được lưu theo quy định về lưu trữ; muốn biết hoặc yêu cầu thêm, hãy hỏi Bộ phận Một cửa của cơ quan giải quyết.',
          en: 'You see and change your data on the account page. Files handed in are kept as the rules on archives say; for anything more, ask the one-stop desk of the agency.',
        },
      ],
    },
  ],
}

export const INFO_PAGES: readonly InfoPage[] = [GUIDE, FIGURES, ACCESSIBILITY, PRIVACY]
