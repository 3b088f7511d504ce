import { attributes, type Html, html } from '../html.ts'
import { type Localised, pair } from './content.ts'
import { fileUpload, type FileUploadOptions } from './file-upload.ts'

export interface ResumableUploadOptions extends FileUploadOptions, Localised {
  /** Where the tus protocol is spoken. */
  readonly endpoint: string
  /** Name of the hidden field in which the finished upload's address is sent instead of the file. */
  readonly uploadedName: string
  readonly maxBytes: number
  /** Sent with the upload as its metadata. */
  readonly metadata?: Readonly<Record<string, string>> | undefined
  readonly csrf?: string | undefined
}

/** A file field that resumes after a lost connection; without JavaScript the file goes with the form. */
export function resumableUpload(options: ResumableUploadOptions): Html {
  const { endpoint, uploadedName, maxBytes, metadata, csrf, ...field } = options
  const own = attributes({
    'data-island': 'resumable-upload',
    'data-endpoint': endpoint,
    'data-uploaded-name': uploadedName,
    'data-max-bytes': maxBytes,
    'data-metadata': JSON.stringify(metadata ?? {}),
    'data-csrf': csrf,
    'data-sending': pair(options.locale, 'Đang gửi', 'Sending'),
    'data-done': pair(options.locale, 'Đã gửi xong', 'Sent'),
    'data-failed': pair(
      options.locale,
      'Chưa gửi được. Tệp sẽ được gửi cùng tờ khai khi bạn bấm nút ở cuối trang.',
      'Could not be sent yet. The file will go with the form when you press the button below.',
    ),
    'data-too-big': pair(
      options.locale,
      'Tệp lớn hơn mức cho phép. Hãy chọn tệp khác.',
      'The file is too large. Choose another one.',
    ),
  })
  return html`<div class="resumable-upload"${own}>${fileUpload(field)}</div>`
}
