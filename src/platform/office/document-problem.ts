import type { Text } from '../i18n/translator.ts'

/** Why no words could be read. */
export type DocumentProblem =
  | {
      readonly code:
        | 'empty'
        | 'binary'
        | 'encoding'
        | 'wrongly-saved'
        | 'old-font'
        | 'cut'
        | 'too-long'
        | 'no-words'
    }
  | { readonly code: 'damaged' | 'locked' | 'macros' | 'remote' | 'bomb' }
  | { readonly code: 'too-large'; readonly maxMegabytes: number }
  | { readonly code: 'formulas'; readonly cells: readonly string[] }
  | { readonly code: 'other-type'; readonly found: string }

const SENTENCES: Readonly<
  Record<Exclude<DocumentProblem['code'], 'too-large' | 'formulas' | 'other-type'>, Text>
> = {
  empty: { vi: 'Tệp này trống.', en: 'The file is empty.' },
  binary: {
    vi: 'Đây không phải tệp văn bản: nội dung là dữ liệu nhị phân. Hãy chọn tệp .txt, .docx hoặc .xlsx.',
    en: 'This is no text file: it holds binary data. Choose a .txt, .docx or .xlsx file.',
  },
  encoding: {
    vi: 'Không nhận ra bảng mã của tệp văn bản. Hãy mở tệp, chọn Lưu thành với bảng mã UTF-8 rồi thử lại.',
    en: 'The encoding of the text is not known. Open the file, save it as UTF-8 and try again.',
  },
  'wrongly-saved': {
    vi: 'Chữ trong tệp đã bị lưu sai bảng mã (ví dụ “Ủy” thành “á»¦y”). Hãy lấy lại tệp gốc và lưu với bảng mã UTF-8.',
    en: 'The text was saved in a wrong encoding (“Ủy” became “á»¦y”). Take the original and save it as UTF-8.',
  },
  'old-font': {
    vi: 'Văn bản dùng phông chữ cũ (TCVN3, VNI), chưa phải Unicode. Hãy chuyển mã sang Unicode rồi thử lại.',
    en: 'The text uses fonts from before Unicode (TCVN3, VNI). Convert it to Unicode and try again.',
  },
  cut: {
    vi: 'Tệp bị cắt giữa chừng: chữ cuối cùng không trọn. Hãy lấy lại bản đầy đủ.',
    en: 'The file is cut short: its last letter is not whole. Take the whole file.',
  },
  'too-long': {
    vi: 'Văn bản quá dài để là một quyết định: hơn 5 triệu ký tự. Hãy chỉ giữ phần cần đọc.',
    en: 'The text is too long: more than 5 million characters. Keep the part that has to be read.',
  },
  'no-words': { vi: 'Trong tệp không có chữ nào để đọc.', en: 'There are no words in the file.' },
  damaged: {
    vi: 'Tệp Word hoặc Excel bị hỏng hoặc chỉ còn một phần. Hãy lấy lại bản đầy đủ, mở tệp, lưu lại rồi thử lại.',
    en: 'The Word or Excel file is damaged or incomplete. Take the whole file, open it, save it again and try again.',
  },
  locked: {
    vi: 'Tệp Word hoặc Excel có đặt mật khẩu. Hãy bỏ mật khẩu rồi thử lại.',
    en: 'The Word or Excel file is protected by a password. Remove it and try again.',
  },
  macros: {
    vi: 'Tệp Word hoặc Excel có chứa macro. Hãy lưu thành .docx hoặc .xlsx không macro rồi thử lại.',
    en: 'The Word or Excel file contains macros. Save it without them and try again.',
  },
  remote: {
    vi: 'Tệp này tự tải nội dung từ nơi khác khi mở. Hãy lưu thành .docx mới hoặc dán văn bản.',
    en: 'This file loads content from elsewhere when opened. Save it as a new .docx, or paste its text.',
  },
  bomb: {
    vi: 'Tệp này quá lớn sau khi giải nén nên không được đọc. Hãy lưu lại thành .docx hoặc .xlsx mới, chỉ giữ phần cần đọc.',
    en: 'This file is too large once unpacked and was not read. Save a new .docx or .xlsx with the part that has to be read.',
  },
}

export function describeDocumentProblem(problem: DocumentProblem): Text {
  switch (problem.code) {
    case 'too-large':
      return {
        vi: `Tệp quá lớn: mức tối đa là ${problem.maxMegabytes} MB.`,
        en: `The file is too large: the limit is ${problem.maxMegabytes} MB.`,
      }
    case 'formulas': {
      const cells = problem.cells.join(', ')
      return {
        vi: `Có công thức ở ô ${cells}. Hãy dán giá trị (Paste Values) thay cho công thức rồi thử lại.`,
        en: `There are formulas in ${cells}. Paste their values instead and try again.`,
      }
    }
    case 'other-type':
      return {
        vi: `Đây là tệp loại ${problem.found}, chưa đọc được chữ. Hãy chọn tệp .txt, .docx hoặc .xlsx, hoặc dán văn bản.`,
        en: `This is a file of type ${problem.found}, whose words cannot be read. Choose .txt, .docx or .xlsx, or paste the text.`,
      }
    default:
      return SENTENCES[problem.code]
  }
}
