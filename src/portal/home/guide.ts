import type { InfoPage } from './info-page.ts'

/** How to apply, step by step, and what people ask. */
export const GUIDE: InfoPage = {
  name: 'portal.guide',
  path: '/huong-dan',
  title: { vi: 'Hướng dẫn nộp hồ sơ trên mạng', en: 'How to apply online' },
  lead: {
    vi: 'Từ lúc tìm dịch vụ đến lúc cầm kết quả trên tay: bạn làm gì, cơ quan làm gì, mất bao lâu.',
    en: 'From finding the service to holding the result: what you do, what the agency does, how long it takes.',
  },
  sections: [
    {
      heading: { vi: 'Trước khi nộp', en: 'Before you apply' },
      steps: [
        {
          vi: 'Tìm dịch vụ bằng ô tìm kiếm ở trang chủ, theo lĩnh vực hoặc theo cơ quan. Đọc phần đầu của dịch vụ: nộp trực tuyến được không, bao lâu, bao nhiêu tiền, giấy tờ gì.',
          en: 'Find the service with the search box of the home page, by field or by agency. Read its first lines: online or not, how long, how much, which papers.',
        },
        {
          vi: 'Chuẩn bị giấy tờ: chụp bằng điện thoại hoặc quét, rõ chữ, đủ bốn góc. Kiểu tệp được nhận (PDF, ảnh JPG, PNG và kiểu khác nếu có) ghi ở từng giấy tờ; mỗi tệp không quá 25 MB.',
          en: 'Prepare the papers: a photo or a scan, readable, with all four corners. The kinds of file taken (PDF, JPG, PNG, sometimes others) stand at each paper; at most 25 MB a file.',
        },
        {
          vi: 'Đăng ký tài khoản bằng thư điện tử hoặc số điện thoại, rồi nhập mã xác nhận được gửi đến.',
          en: 'Register with an e-mail address or a phone number, then type the code sent to it.',
        },
      ],
      links: [{ text: { vi: 'Tìm dịch vụ', en: 'Find a service' }, route: 'portal.catalog.list' }],
    },
    {
      heading: { vi: 'Khi nộp', en: 'When you apply' },
      steps: [
        {
          vi: 'Mở dịch vụ, bấm “Nộp hồ sơ”. Dịch vụ của huyện sẽ hỏi bạn nộp ở huyện, thành phố nào.',
          en: 'Open the service and press “Apply”. For a service of the districts you choose yours.',
        },
        {
          vi: 'Điền tờ khai, mỗi trang một phần. Mỗi lần sang trang, phần đã điền được lưu: bạn có thể dừng, làm tiếp vào lúc khác, trên máy khác.',
          en: 'Fill in the form, one section a page. Each page is saved as you go on: stop whenever you like and continue later, on another device.',
        },
        {
          vi: 'Gửi giấy tờ. Giấy tờ chỉ cần trong một số trường hợp sẽ hiện ra đúng trường hợp của bạn.',
          en: 'Send the papers. Those needed only in some cases appear only in yours.',
        },
        {
          vi: 'Chọn cách nhận kết quả, xem lại tất cả rồi bấm nộp. Bấm hai lần hay mất mạng cũng không thành hai hồ sơ.',
          en: 'Choose how to receive the result, check everything and send. Pressing twice or losing the connection never makes two files.',
        },
      ],
    },
    {
      heading: { vi: 'Sau khi nộp', en: 'Afterwards' },
      steps: [
        {
          vi: 'Bạn nhận ngay số hồ sơ. Trong 8 giờ làm việc, Bộ phận Một cửa tiếp nhận, đề nghị bổ sung, hoặc nói rõ vì sao không nhận.',
          en: 'You get a number at once. Within 8 working hours the one-stop desk accepts the file, asks for more, or says why it cannot.',
        },
        {
          vi: 'Hồ sơ được tiếp nhận có mã số và ngày hẹn trả. Nếu ngày cuối là ngày nghỉ thì hẹn sang ngày làm việc kế tiếp.',
          en: 'An accepted file has a code and a due date. If the last day is a day of rest, it is due on the next working day.',
        },
        {
          vi: 'Mở “Hồ sơ của tôi” để biết ai đang giữ hồ sơ và bạn cần làm gì. Mỗi thay đổi đều được báo cho bạn.',
          en: 'Open “My files” to see who has the file and what is asked of you. You are told of each change.',
        },
        {
          vi: 'Nhận kết quả trên Cổng, tại Bộ phận Một cửa hoặc qua bưu chính, theo cách bạn đã chọn.',
          en: 'Receive the result on the portal, at the one-stop desk or by post, as you chose.',
        },
      ],
      links: [
        { text: { vi: 'Tra cứu hồ sơ bằng mã', en: 'Track a file by its code' }, route: 'portal.lookup' },
        {
          text: { vi: 'Kiểm tra văn bản có thật', en: 'Check that a document is genuine' },
          route: 'portal.confirm.form',
        },
      ],
    },
    {
      heading: { vi: 'Câu hỏi thường gặp', en: 'Common questions' },
      questions: [
        {
          question: {
            vi: 'Tôi không có máy tính, điện thoại thông minh thì sao?',
            en: 'What if I have no computer or smartphone?',
          },
          answer: {
            vi: 'Bạn mang giấy tờ đến Bộ phận Một cửa của cơ quan; cán bộ nhập hồ sơ cho bạn và đưa giấy hẹn. Bạn cũng có thể in tờ khai từ trang của dịch vụ, điền tay rồi mang đến.',
            en: 'Bring the papers to the one-stop desk of the agency; an officer enters them for you and gives you a receipt. You can also print the form from the page of the service and fill it in by hand.',
          },
        },
        {
          question: { vi: 'Tôi nộp thiếu giấy tờ thì sao?', en: 'What if a paper is missing?' },
          answer: {
            vi: 'Cơ quan báo cho bạn từng giấy tờ còn thiếu và lý do. Bạn mở hồ sơ, gửi thêm; không phải làm lại từ đầu. Thời hạn giải quyết được tính lại từ khi bạn gửi đủ.',
            en: 'The agency names each missing paper and why. Open the file and add it; nothing is started anew. The time limit is counted anew from when you have sent everything.',
          },
        },
        {
          question: { vi: 'Tôi muốn rút hồ sơ?', en: 'Can I withdraw?' },
          answer: {
            vi: 'Được, khi chưa có kết quả: mở hồ sơ trong “Hồ sơ của tôi” và chọn rút.',
            en: 'Yes, as long as there is no result: open the file under “My files” and choose to withdraw.',
          },
        },
        {
          question: {
            vi: 'Quá ngày hẹn mà chưa có kết quả?',
            en: 'The due date has passed without a result?',
          },
          answer: {
            vi: 'Mở hồ sơ để xem ai đang giữ, và nhắn cho cơ quan ngay trên trang hồ sơ.',
            en: 'Open the file to see who has it, and write to the agency on the same page.',
          },
        },
        {
          question: { vi: 'Tôi quên mật khẩu?', en: 'I forgot my password?' },
          answer: {
            vi: 'Ở trang đăng nhập, chọn đặt lại mật khẩu. Mã được gửi đến thư điện tử hoặc số điện thoại bạn đã đăng ký.',
            en: 'On the sign-in page choose to reset it. A code goes to the e-mail address or phone you registered.',
          },
        },
      ],
    },
  ],
}
