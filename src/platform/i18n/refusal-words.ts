import type { Text } from './translator.ts'

export interface RefusalWords {
  readonly title: Text
  readonly message: Text
  /** Said instead when what was typed can be sent again with one click. */
  readonly resendMessage?: Text
}

const text = (vi: string, en: string): Text => ({ vi, en })

/** Why a request was not served, in words that say what to do. By HTTP status, or by a reason more exact than it. */
export const REFUSAL_WORDS: Readonly<Record<string, RefusalWords>> = {
  'stale-form': {
    title: text('Chưa gửi được', 'Not sent yet'),
    message: text(
      'Phiên làm việc đã thay đổi từ lúc trang được mở. Bạn hãy quay lại trang trước, tải lại trang rồi gửi lại. Nếu vẫn lỗi, hãy cho phép trình duyệt lưu cookie.',
      'Your session has changed since the page was opened. Go back, reload the page and send again. If it still fails, allow cookies in your browser.',
    ),
    resendMessage: text(
      'Phiên làm việc đã thay đổi từ lúc trang được mở. Nội dung bạn nhập vẫn còn nguyên: hãy bấm “Gửi lại”.',
      'Your session has changed since the page was opened. What you entered is kept: press “Send again”.',
    ),
  },
  'cross-site': {
    title: text('Yêu cầu bị từ chối', 'Request refused'),
    message: text(
      'Yêu cầu này được gửi từ một trang khác nên không được thực hiện. Bạn hãy mở lại trang này và làm lại.',
      'This request came from another site, so nothing was done. Open this page here and try again.',
    ),
  },
  'signed-out': {
    title: text('Bạn cần đăng nhập', 'You need to sign in'),
    message: text('Bạn hãy đăng nhập rồi làm lại bước vừa rồi.', 'Sign in, then repeat the last step.'),
    resendMessage: text(
      'Bạn đã đăng xuất hoặc phiên đã hết hạn. Nội dung bạn nhập vẫn còn ở trang này: hãy mở trang đăng nhập trong thẻ mới, đăng nhập, rồi quay lại đây bấm “Gửi lại”.',
      'You are signed out or your session has ended. What you entered is kept on this page: open the sign-in page in a new tab, sign in, then come back and press “Send again”.',
    ),
  },
  '400': {
    title: text('Không đọc được yêu cầu', 'The request could not be read'),
    message: text(
      'Địa chỉ hoặc dữ liệu gửi lên bị lỗi. Bạn hãy quay lại trang trước và thử lại.',
      'The address or the data sent is damaged. Go back and try again.',
    ),
  },
  '403': {
    title: text('Bạn không có quyền xem trang này', 'You may not see this page'),
    message: text(
      'Nếu bạn cho rằng đây là nhầm lẫn, hãy kiểm tra lại tài khoản đang đăng nhập hoặc hỏi người quản trị.',
      'If you think this is a mistake, check which account is signed in or ask an administrator.',
    ),
  },
  '404': {
    title: text('Không tìm thấy trang', 'Page not found'),
    message: text(
      'Trang không có hoặc đã được chuyển. Bạn hãy kiểm tra lại địa chỉ, hoặc tìm từ trang chủ.',
      'The page does not exist or has moved. Check the address, or search from the home page.',
    ),
  },
  '405': {
    title: text('Thao tác không được nhận ở địa chỉ này', 'This address does not take this action'),
    message: text('Bạn hãy quay lại trang trước và thử lại.', 'Go back and try again.'),
  },
  '413': {
    title: text('Nội dung gửi lên quá lớn', 'What you sent is too large'),
    message: text(
      'Bạn hãy giảm dung lượng tệp, hoặc gửi ít tệp hơn trong một lần.',
      'Make the files smaller, or send fewer files at a time.',
    ),
  },
  '415': {
    title: text('Kiểu dữ liệu không được nhận', 'This kind of data is not accepted'),
    message: text('Bạn hãy gửi bằng mẫu trên trang.', 'Send it with the form on the page.'),
  },
  '429': {
    title: text('Bạn thao tác quá nhiều lần', 'Too many attempts'),
    message: text('Bạn hãy chờ {seconds} giây rồi thử lại.', 'Wait {seconds} seconds, then try again.'),
  },
  '500': {
    title: text('Hệ thống gặp sự cố', 'Something went wrong'),
    message: text(
      'Sự cố đã được ghi lại. Bạn hãy thử lại sau ít phút; nếu vẫn lỗi, hãy báo mã sự cố ở trang này cho bộ phận hỗ trợ.',
      'The problem has been recorded. Try again in a few minutes; if it remains, give support the code on this page.',
    ),
  },
  '503': {
    title: text('Hệ thống đang bận', 'The system is busy'),
    message: text('Bạn hãy thử lại sau ít phút.', 'Try again in a few minutes.'),
  },
}
