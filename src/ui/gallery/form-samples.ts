import { html } from '../html.ts'
import {
  button,
  buttonGroup,
  characterCount,
  checkboxes,
  dateInput,
  errorMessage,
  errorSummary,
  fieldset,
  fileUpload,
  hint,
  label,
  passwordInput,
  radios,
  repeatRows,
  resumableUpload,
  search,
  select,
  textarea,
  textInput,
} from '../components/index.ts'
import type { Sample } from './sample.ts'

const COMMUNES = [
  'Phường Bạc Liêu',
  'Phường Hiệp Thành',
  'Xã Đông Hải',
  'Xã Gành Hào',
  'Xã Hồng Dân',
  'Xã Phước Long',
]

const phone = textInput({
  id: 'sample-phone-in',
  name: 'phone',
  type: 'tel',
  autocomplete: 'tel',
  label: { text: 'Số điện thoại' },
  classes: 'govuk-input--width-10',
})

export const FORM_SAMPLES: readonly Sample[] = [
  {
    name: 'button',
    states: () => [
      buttonGroup(
        button({ text: 'Lưu và tiếp tục' }),
        button({ text: 'Lưu nháp', classes: 'govuk-button--secondary' }),
        button({ text: 'Từ chối hồ sơ', classes: 'govuk-button--warning' }),
        button({ text: 'Không bấm được', disabled: true }),
      ),
      button({ text: 'Bắt đầu', href: '#start', isStartButton: true }),
    ],
  },
  {
    name: 'textInput',
    states: () => [
      textInput({
        name: 'sample-name',
        label: { text: 'Họ, chữ đệm và tên' },
        hint: { text: 'Viết như trên thẻ căn cước. Ví dụ: NGUYỄN THỊ ÁNH TUYẾT' },
        autocomplete: 'name',
      }),
      textInput({
        name: 'sample-id',
        label: { text: 'Số định danh cá nhân' },
        hint: { text: 'Ví dụ: 095190001234' },
        errorMessage: { text: 'Số định danh có 12 chữ số. Bạn đã nhập 11 chữ số.' },
        value: '09519000123',
        inputmode: 'numeric',
        classes: 'govuk-input--width-20',
      }),
      textInput({
        name: 'sample-money',
        label: { text: 'Vốn đăng ký (không bắt buộc)' },
        suffix: { text: 'đồng' },
        inputmode: 'numeric',
        classes: 'govuk-input--width-10 govuk-input--tabular',
      }),
      textInput({
        name: 'sample-area',
        label: { text: 'Diện tích' },
        suffix: { text: 'm²' },
        disabled: true,
        value: '120',
      }),
    ],
  },
  {
    name: 'textarea',
    states: () => [
      textarea({ name: 'sample-reason', label: { text: 'Lý do' }, rows: 3 }),
      textarea({
        name: 'sample-reason-wrong',
        label: { text: 'Nội dung đề nghị' },
        errorMessage: { text: 'Bạn chưa viết nội dung đề nghị.' },
        rows: 3,
      }),
    ],
  },
  {
    name: 'characterCount',
    states: () => [
      characterCount({ name: 'sample-count', label: { text: 'Ghi chú' }, maxlength: 200, rows: 3 }),
    ],
  },
  {
    name: 'select',
    states: () => [
      select({
        name: 'sample-commune',
        label: { text: 'Xã, phường' },
        hint: { text: 'Gõ vài chữ để tìm, có dấu hay không dấu đều được.' },
        items: [
          { value: '', text: 'Chọn xã, phường' },
          ...COMMUNES.map((text, index) => ({ text, value: String(index + 1) })),
        ],
        attributes: { 'data-island': 'type-ahead' },
      }),
      select({
        name: 'sample-commune-wrong',
        label: { text: 'Xã, phường nơi làm thủ tục' },
        errorMessage: { text: 'Bạn chưa chọn xã.' },
        items: [{ value: '', text: 'Chọn xã, phường' }, ...COMMUNES.map((text) => ({ text, value: text }))],
      }),
    ],
  },
  {
    name: 'radios',
    states: () => [
      radios({
        name: 'sample-delivery',
        fieldset: {
          legend: { text: 'Bạn muốn nhận kết quả thế nào?', classes: 'govuk-fieldset__legend--m' },
        },
        hint: { text: 'Bản điện tử luôn được gửi cho bạn.' },
        items: [
          { value: 'counter', text: 'Tại Bộ phận Một cửa', hint: { text: 'Mang theo giấy hẹn' } },
          { value: 'post', text: 'Qua bưu chính', conditional: { html: phone } },
          { divider: 'hoặc' },
          { value: 'none', text: 'Chỉ cần bản điện tử' },
        ],
        value: 'post',
      }),
      radios({
        name: 'sample-yes',
        idPrefix: 'sample-yes',
        fieldset: { legend: { text: 'Bạn nộp thay người khác?' } },
        errorMessage: { text: 'Bạn chưa chọn có hay không.' },
        classes: 'govuk-radios--inline',
        items: [
          { value: 'yes', text: 'Có' },
          { value: 'no', text: 'Không' },
        ],
      }),
    ],
  },
  {
    name: 'checkboxes',
    states: () => [
      checkboxes({
        name: 'sample-papers',
        fieldset: { legend: { text: 'Bạn đã có giấy tờ nào?' } },
        items: [
          { value: 'id', text: 'Thẻ căn cước', checked: true },
          { value: 'land', text: 'Giấy chứng nhận quyền sử dụng đất' },
          { divider: 'hoặc' },
          { value: 'none', text: 'Chưa có giấy nào', behaviour: 'exclusive' },
        ],
      }),
    ],
  },
  {
    name: 'dateInput',
    states: () => [
      dateInput({
        id: 'sample-birth',
        namePrefix: 'sample-birth',
        fieldset: { legend: { text: 'Ngày sinh' } },
        hint: { text: 'Ví dụ: 2 9 1985' },
      }),
      dateInput({
        id: 'sample-issued',
        namePrefix: 'sample-issued',
        fieldset: { legend: { text: 'Ngày cấp giấy' } },
        errorMessage: { text: 'Ngày cấp phải trước hôm nay.' },
        values: { day: '31', month: '12', year: '2030' },
      }),
    ],
  },
  {
    name: 'fileUpload',
    states: () => [
      fileUpload({ name: 'sample-file', label: { text: 'Bản chụp thẻ căn cước' }, javascript: true }),
      resumableUpload({
        name: 'sample-resumable',
        label: { text: 'Bản vẽ thiết kế' },
        hint: { text: 'PDF, JPG, PNG, DOCX hoặc XLSX, nhiều nhất 25 MB' },
        endpoint: '/uploads',
        uploadedName: 'sample-uploaded',
        maxBytes: 25 * 1024 * 1024,
      }),
    ],
  },
  {
    name: 'passwordInput',
    states: () => [passwordInput({ name: 'sample-password', label: { text: 'Mật khẩu' } })],
  },
  {
    name: 'search',
    states: () => [
      search({
        action: '#search',
        label: { text: 'Bạn cần làm thủ tục gì?' },
        hint: { text: 'Ví dụ: khai sinh, giấy phép xây dựng, 1.001776' },
        input: { id: 'sample-search', name: 'q' },
      }),
    ],
  },
  {
    name: 'errorSummary',
    states: () => [
      errorSummary({
        errorList: [
          { text: 'Số định danh có 12 chữ số.', href: '#sample-id' },
          { text: 'Bạn chưa chọn xã.', href: '#sample-commune-wrong' },
        ],
        disableAutoFocus: true,
      }),
    ],
  },
  {
    name: 'label, hint, errorMessage, fieldset',
    states: () => [
      fieldset({
        legend: { text: 'Địa chỉ', classes: 'govuk-fieldset__legend--m' },
        html: html`${label({ text: 'Số nhà, đường', for: 'sample-street' })}${hint({ text: 'Ví dụ: 12 Trần Phú' })}${errorMessage({ text: 'Bạn chưa ghi số nhà.' })}<input class="govuk-input" id="sample-street" type="text" name="street">`,
      }),
    ],
  },
  {
    name: 'repeatRows',
    states: () => [
      repeatRows({
        id: 'sample-members',
        rows: [
          {
            legend: 'Thành viên 1',
            html: textInput({
              name: 'members[0].name',
              id: 'members-0-name',
              label: { text: 'Họ và tên' },
              value: 'Trần Văn Bảy',
            }),
            remove: { name: 'act', value: 'remove:members:0' },
            down: { name: 'act', value: 'down:members:0' },
          },
          {
            legend: 'Thành viên 2',
            html: textInput({
              name: 'members[1].name',
              id: 'members-1-name',
              label: { text: 'Họ và tên' },
              value: 'Lê Thị Sáu',
            }),
            remove: { name: 'act', value: 'remove:members:1' },
            up: { name: 'act', value: 'up:members:1' },
          },
        ],
        add: { name: 'act', value: 'add:members', text: 'Thêm thành viên' },
      }),
    ],
  },
]
