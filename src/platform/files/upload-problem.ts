import type { Text } from '../i18n/translator.ts'

/** Why a file is refused; `params` are what the sentence needs. */
export type UploadProblem =
  | { readonly code: 'empty' | 'unknown-type' | 'old-office' | 'mixed-content' }
  | { readonly code: 'too-large'; readonly params: { readonly size: number; readonly maxBytes: number } }
  | { readonly code: 'other-type'; readonly params: { readonly found: string } }
  | { readonly code: 'pdf-damaged' | 'pdf-locked' | 'pdf-attachment' }
  | { readonly code: 'pdf-active'; readonly params: { readonly found: string } }
  | { readonly code: 'office-damaged' | 'office-locked' | 'office-macros' | 'office-remote' | 'archive-bomb' }
  | { readonly code: 'image-damaged' }
  | { readonly code: 'image-too-big'; readonly params: { readonly width: number; readonly height: number } }
  | { readonly code: 'infected'; readonly params: { readonly signature: string } }

export type UploadProblemCode = UploadProblem['code']

const ACCEPTED: Text = {
  vi: 'Bạn hãy chọn tệp PDF, ảnh (JPG, PNG, HEIC), Word (.docx) hoặc Excel (.xlsx).',
  en: 'Choose a PDF, a picture (JPG, PNG, HEIC), a Word (.docx) or an Excel (.xlsx) file.',
}

const SENTENCES: Record<Exclude<UploadProblemCode, 'too-large' | 'other-type' | 'image-too-big'>, Text> = {
  empty: {
    vi: 'Tệp này trống. Bạn hãy mở tệp trên máy để kiểm tra rồi chọn lại.',
    en: 'This file is empty. Open it on your device to check, then choose it again.',
  },
  'unknown-type': {
    vi: `Không nhận ra loại tệp này. ${ACCEPTED.vi}`,
    en: `We cannot tell what kind of file this is. ${ACCEPTED.en}`,
  },
  'old-office': {
    vi: 'Tệp Word hoặc Excel đời cũ (.doc, .xls) không nhận được. Bạn hãy mở tệp, chọn Lưu thành .docx, .xlsx hoặc PDF rồi tải lên lại.',
    en: 'Old Word or Excel files (.doc, .xls) cannot be taken. Open the file, save it as .docx, .xlsx or PDF, then upload it again.',
  },
  'mixed-content': {
    vi: 'Tệp này chứa thêm một tệp khác ẩn bên trong. Bạn hãy in lại ra PDF hoặc chụp lại ảnh rồi tải lên.',
    en: 'Another file is hidden inside this one. Print it to PDF again or take the picture again, then upload it.',
  },
  'pdf-damaged': {
    vi: 'Tệp PDF bị hỏng hoặc tải lên chưa đủ. Bạn hãy mở tệp trên máy, in lại ra PDF rồi tải lên.',
    en: 'The PDF is damaged or incomplete. Open it on your device, print it to PDF again, then upload it.',
  },
  'pdf-locked': {
    vi: 'Tệp PDF có đặt mật khẩu hoặc khóa quyền. Bạn hãy bỏ mật khẩu (in lại ra PDF) rồi tải lên.',
    en: 'The PDF is protected by a password. Remove the protection (print it to PDF again), then upload it.',
  },
  'pdf-attachment': {
    vi: 'Tệp PDF có tệp khác đính kèm bên trong. Bạn hãy tải các tệp đó lên riêng và in lại tệp này ra PDF.',
    en: 'Other files are attached inside this PDF. Upload them separately and print this one to PDF again.',
  },
  'pdf-active': {
    vi: 'Tệp PDF có chứa lệnh tự chạy. Bạn hãy in lại ra PDF rồi tải lên.',
    en: 'The PDF contains commands that run by themselves. Print it to PDF again, then upload it.',
  },
  'office-damaged': {
    vi: 'Tệp Word hoặc Excel bị hỏng hoặc tải lên chưa đủ. Bạn hãy mở tệp, lưu lại rồi tải lên.',
    en: 'The Word or Excel file is damaged or incomplete. Open it, save it again, then upload it.',
  },
  'office-locked': {
    vi: 'Tệp Word hoặc Excel có đặt mật khẩu. Bạn hãy bỏ mật khẩu rồi tải lên.',
    en: 'The Word or Excel file is protected by a password. Remove the password, then upload it.',
  },
  'office-macros': {
    vi: 'Tệp Word hoặc Excel có chứa macro. Bạn hãy lưu thành .docx, .xlsx (không macro) hoặc PDF rồi tải lên.',
    en: 'The Word or Excel file contains macros. Save it as .docx, .xlsx (without macros) or PDF, then upload it.',
  },
  'office-remote': {
    vi: 'Tệp này tự tải nội dung từ nơi khác khi mở. Bạn hãy lưu thành PDF rồi tải lên.',
    en: 'This file loads content from elsewhere when opened. Save it as PDF, then upload it.',
  },
  'archive-bomb': {
    vi: 'Tệp này quá lớn sau khi giải nén. Bạn hãy lưu thành PDF rồi tải lên.',
    en: 'This file is too large once unpacked. Save it as PDF, then upload it.',
  },
  'image-damaged': {
    vi: 'Ảnh bị hỏng hoặc tải lên chưa đủ. Bạn hãy chụp lại hoặc chọn lại ảnh.',
    en: 'The picture is damaged or incomplete. Take it again or choose it again.',
  },
  infected: {
    vi: 'Tệp này có mã độc nên không được nhận. Bạn hãy quét vi-rút trên máy rồi gửi tệp khác.',
    en: 'This file contains malware and was not taken. Scan your device for viruses, then send another file.',
  },
}

/** What is wrong and what to do, in both languages. */
export function describeUploadProblem(problem: UploadProblem): Text {
  switch (problem.code) {
    case 'too-large': {
      const { size, maxBytes } = problem.params
      return {
        vi: `Tệp nặng ${megabytes(size, 'vi')} MB, quá mức ${megabytes(maxBytes, 'vi')} MB. Bạn hãy chụp hoặc quét ở độ nét thấp hơn, hoặc chia thành nhiều tệp.`,
        en: `The file is ${megabytes(size, 'en')} MB; the limit is ${megabytes(maxBytes, 'en')} MB. Scan at a lower resolution or split it into several files.`,
      }
    }
    case 'other-type':
      return {
        vi: `Đây là tệp loại ${problem.params.found}, không nhận được. ${ACCEPTED.vi}`,
        en: `This is a file of type ${problem.params.found}, which cannot be taken. ${ACCEPTED.en}`,
      }
    case 'image-too-big': {
      const { width, height } = problem.params
      return {
        vi: `Ảnh quá lớn (${width} × ${height} điểm ảnh). Bạn hãy chụp hoặc quét ở độ nét thấp hơn.`,
        en: `The picture is too large (${width} × ${height} pixels). Take or scan it at a lower resolution.`,
      }
    }
    default:
      return SENTENCES[problem.code]
  }
}

/** Rounded up, so that a file over the limit never reads as equal to it. */
function megabytes(bytes: number, locale: string): string {
  return (Math.ceil((bytes / 1024 ** 2) * 10) / 10).toLocaleString(locale)
}
