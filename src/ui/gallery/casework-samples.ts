import { html } from '../html.ts'
import {
  bulkBar,
  button,
  deadline,
  fileView,
  filter,
  filterRow,
  identityBar,
  messages,
  primaryNavigation,
  select,
  serviceNavigation,
  sideNavigation,
  sortableTable,
  subNavigation,
  textInput,
  ticketPanel,
  timeline,
} from '../components/index.ts'
import type { Sample } from './sample.ts'

const ITEMS = [
  { text: 'Cần tiếp nhận', href: '#in', count: 12, active: true },
  { text: 'Của tôi', href: '#mine', count: 0 },
  { text: 'Sắp đến hạn', href: '#soon', count: 3 },
]

export const CASEWORK_SAMPLES: readonly Sample[] = [
  {
    name: 'identityBar',
    states: () => [
      identityBar({
        title: { text: 'Nguyễn Thị Ánh Tuyết · H04.12-261124-0007' },
        actions: button({ text: 'Tiếp nhận', type: 'button' }),
      }),
    ],
  },
  { name: 'sideNavigation', states: () => [sideNavigation({ label: 'Ví dụ bên trái', items: ITEMS })] },
  { name: 'subNavigation', states: () => [subNavigation({ label: 'Ví dụ các phần', items: ITEMS })] },
  { name: 'primaryNavigation', states: () => [primaryNavigation({ label: 'Ví dụ chính', items: ITEMS })] },
  {
    name: 'serviceNavigation',
    states: () => [
      serviceNavigation({
        navigationId: 'sample-service-navigation',
        navigationLabel: 'Ví dụ dịch vụ',
        navigation: [
          { text: 'Dịch vụ', href: '#s', current: true },
          { text: 'Tra cứu', href: '#l' },
        ],
      }),
    ],
  },
  {
    name: 'timeline',
    states: () => [
      timeline({
        headingLevel: 4,
        items: [
          {
            label: { text: 'Chuyển lãnh đạo duyệt' },
            byline: { text: 'Lê Văn Hòa, chuyên viên' },
            datetime: { timestamp: '2026-11-26T15:30:00+07:00', text: '15:30, 26/11/2026' },
            text: 'Đề xuất cấp phép, kèm phiếu thẩm định.',
          },
          {
            label: { text: 'Tiếp nhận hồ sơ' },
            datetime: { timestamp: '2026-11-24T09:12:00+07:00', text: '09:12, 24/11/2026' },
          },
        ],
      }),
    ],
  },
  {
    name: 'messages',
    states: () => [
      messages({
        id: 'sample-messages',
        label: 'Trao đổi với người nộp',
        items: [
          {
            id: 'm1',
            type: 'received',
            sender: 'Nguyễn Thị Ánh Tuyết',
            text: 'Bản vẽ tôi gửi có cần đóng dấu không?',
            timestamp: '2026-11-25T08:10:00+07:00',
            dateText: '25/11/2026',
            timeText: '08:10',
          },
          {
            id: 'm2',
            type: 'sent',
            sender: 'Bộ phận Một cửa',
            text: 'Cần dấu của đơn vị thiết kế. Bạn gửi lại trang 1 là đủ.',
            timestamp: '2026-11-25T09:02:00+07:00',
            dateText: '25/11/2026',
            timeText: '09:02',
          },
        ],
      }),
    ],
  },
  {
    name: 'ticketPanel',
    states: () => [
      ticketPanel({
        items: [
          {
            text: html`<p class="govuk-body">Đang chờ ý kiến Sở Tài nguyên và Môi trường.</p>`,
            classes: 'moj-ticket-panel__content--blue',
          },
          { text: html`<p class="govuk-body">Trễ 1 ngày.</p>`, classes: 'moj-ticket-panel__content--red' },
        ],
      }),
    ],
  },
  {
    name: 'filter and filterRow',
    states: () => [
      html`<form method="get" action="#filter">${filter({
        heading: { text: 'Lọc dịch vụ' },
        selectedFilters: {
          heading: { text: 'Đang lọc' },
          clearLink: { text: 'Bỏ hết', href: '#clear' },
          categories: [{ heading: { text: 'Lĩnh vực' }, items: [{ text: 'Xây dựng', href: '#remove' }] }],
        },
        optionsHtml: textInput({ name: 'sample-filter', label: { text: 'Tên dịch vụ' } }),
      })}</form>`,
      filterRow({
        action: '#list',
        label: 'Lọc danh sách',
        clearHref: '#all',
        fields: [
          textInput({ name: 'sample-row-q', label: { text: 'Mã, tên, số điện thoại' } }),
          select({
            name: 'sample-row-step',
            label: { text: 'Bước' },
            items: [
              { value: '', text: 'Tất cả' },
              { value: '1', text: 'Thẩm định' },
            ],
          }),
        ],
      }),
    ],
  },
  {
    name: 'fileView',
    states: () => [
      fileView({
        asideLabel: 'Ví dụ cột phải',
        main: html`<p class="govuk-body">Nội dung người nộp đã khai.</p>`,
        aside: html`<p class="govuk-body govuk-!-margin-bottom-0">Mã, người nộp, đồng hồ, việc làm được.</p>`,
      }),
    ],
  },
  {
    name: 'denseTable, bulkBar',
    states: () => [
      html`<form method="post" action="#bulk">${sortableTable({
        label: 'Hồ sơ đang chờ',
        dense: true,
        head: [
          { text: html`<span class="govuk-visually-hidden">Chọn</span>` },
          { text: 'Mã', sort: 'none', href: '#code' },
          { text: 'Thủ tục' },
          { text: 'Hẹn trả', sort: 'ascending', href: '#due' },
        ],
        rows: (['late', 'soon', 'calm', 'paused'] as const).map((tone, index) => [
          {
            text: html`<input type="checkbox" name="chosen" value="${index}" aria-label="Chọn dòng ${index + 1}">`,
          },
          { text: html`<a class="govuk-link" href="#f${index}">H04.12-261124-000${index}</a>` },
          {
            text: 'Cấp giấy phép xây dựng đối với nhà ở riêng lẻ trong đô thị',
            classes: 'dense-table__wide',
          },
          {
            text: deadline({
              date: { timestamp: '2026-12-01', text: '01/12/2026' },
              words: { late: 'trễ 1 ngày', soon: 'còn 2 ngày', calm: 'còn 9 ngày', paused: 'đang dừng' }[
                tone
              ],
              tone,
            }),
          },
        ]),
      })}${bulkBar({ actions: button({ text: 'Chuyển xử lý', classes: 'govuk-button--secondary' }) })}</form>`,
    ],
  },
]
