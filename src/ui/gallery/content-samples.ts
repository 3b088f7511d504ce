import { html } from '../html.ts'
import {
  accordion,
  alert,
  backLink,
  badge,
  breadcrumbs,
  bulkBar,
  button,
  copyableCode,
  deadline,
  details,
  emptyState,
  factGrid,
  ICON_NAMES,
  iconText,
  insetText,
  keyFigures,
  ledgerBar,
  linkGroups,
  notificationBanner,
  pagination,
  panel,
  phaseBanner,
  progressSteps,
  skipLink,
  sortableTable,
  stickyBar,
  summaryList,
  table,
  tabs,
  tag,
  taskList,
  warningText,
} from '../index.ts'
import type { Sample } from './sample.ts'

const TAGS = ['grey', 'green', 'teal', 'orange', 'yellow', 'red', 'purple', 'magenta']

export const CONTENT_SAMPLES: readonly Sample[] = [
  {
    name: 'icon',
    states: () => [
      html`<p class="govuk-body">${ICON_NAMES.map((name) => html`${iconText(name, name)} `)}</p>`,
    ],
  },
  {
    name: 'tag and badge',
    states: () => [
      html`<p class="govuk-body">${tag({ text: 'Đang xử lý' })} ${TAGS.map((colour) => html`${tag({ text: colour, classes: `govuk-tag--${colour}` })} `)}</p>`,
      html`<p class="govuk-body">${['blue', 'green', 'red', 'grey'].map((colour) => html`${badge({ text: colour, classes: `moj-badge--${colour}` })} `)}</p>`,
    ],
  },
  {
    name: 'factGrid',
    states: () => [
      factGrid({
        items: [
          { icon: 'check', term: 'Nộp qua mạng', value: 'Được, toàn bộ' },
          { icon: 'clock', term: 'Thời hạn', value: '15 ngày làm việc', note: 'Kể từ khi hồ sơ đủ' },
          { icon: 'money', term: 'Lệ phí', value: '75.000 đồng' },
          { icon: 'documents', term: 'Giấy tờ', value: '3 loại' },
        ],
      }),
    ],
  },
  {
    name: 'panel',
    states: () => [
      panel({
        titleText: 'Đã nộp hồ sơ',
        headingLevel: 3,
        text: html`Mã hồ sơ của bạn<br>${copyableCode({ code: 'H04.12-261124-0007', shown: 'H04.12 – 261124 – 0007' })}`,
      }),
    ],
  },
  {
    name: 'alert',
    states: () =>
      (['information', 'success', 'warning', 'error'] as const).map((variant) =>
        alert({
          variant,
          title: `Thông báo loại ${variant}`,
          text: 'Hồ sơ được hẹn trả ngày 15/12/2026.',
          showTitleAsHeading: true,
          headingTag: 'h4',
        }),
      ),
  },
  {
    name: 'notificationBanner',
    states: () => [
      notificationBanner({
        text: 'Bạn cần bổ sung 2 giấy tờ trước ngày 02/12/2026.',
        titleId: 'sample-banner-1',
      }),
      notificationBanner({
        text: 'Đã lưu thay đổi.',
        type: 'success',
        titleId: 'sample-banner-2',
        disableAutoFocus: true,
      }),
    ],
  },
  {
    name: 'insetText, warningText, details',
    states: () => [
      insetText({ text: 'Thời gian bạn bổ sung giấy tờ không tính vào thời hạn giải quyết.' }),
      warningText({ text: 'Khai sai sự thật thì hồ sơ có thể bị từ chối.' }),
      details({ summaryText: 'Chưa có chữ ký số?', text: 'Bạn có thể ký bản giấy rồi chụp lại.' }),
    ],
  },
  {
    name: 'taskList',
    states: () => [
      taskList({
        idPrefix: 'sample-task',
        items: [
          {
            title: { text: 'Người nộp' },
            href: '#a',
            status: { tag: { text: 'Xong', classes: 'govuk-tag--green' } },
          },
          {
            title: { text: 'Giấy tờ kèm theo' },
            href: '#b',
            hint: { text: 'Đã gửi 1 trong 3 giấy tờ' },
            status: { tag: { text: 'Đang làm' } },
          },
          {
            title: { text: 'Cách nhận kết quả' },
            href: '#c',
            status: { tag: { text: 'Chưa làm', classes: 'govuk-tag--grey' } },
          },
          {
            title: { text: 'Kiểm tra và nộp' },
            status: { text: 'Chưa làm được', classes: 'govuk-task-list__status--cannot-start-yet' },
          },
        ],
      }),
    ],
  },
  {
    name: 'progressSteps',
    states: () => [
      progressSteps({
        label: 'Hồ sơ đi đến đâu',
        items: [
          { text: 'Đã nộp', state: 'done', note: '09:12, 24/11/2026' },
          { text: 'Sở Xây dựng thẩm định', state: 'current', note: 'Hạn 15/12/2026' },
          { text: 'Trả kết quả', state: 'next' },
        ],
      }),
    ],
  },
  {
    name: 'summaryList',
    states: () => [
      summaryList({
        rows: [
          {
            key: { text: 'Họ và tên' },
            value: { text: 'Nguyễn Thị Ánh Tuyết' },
            actions: { items: [{ href: '#x', text: 'Sửa', visuallyHiddenText: 'họ và tên' }] },
          },
          {
            key: { text: 'Số điện thoại' },
            value: { text: '0912 345 678' },
            actions: { items: [{ href: '#y', text: 'Sửa', visuallyHiddenText: 'số điện thoại' }] },
          },
        ],
      }),
      summaryList({
        card: {
          title: { text: 'Giấy tờ 1', headingLevel: 4 },
          actions: { items: [{ href: '#z', text: 'Xoá' }] },
        },
        rows: [{ key: { text: 'Tệp' }, value: { text: 'ban-ve.pdf, 2,4 MB' } }],
      }),
    ],
  },
  {
    name: 'table',
    states: () => [
      table({
        caption: 'Lệ phí',
        captionClasses: 'govuk-table__caption--m',
        head: [{ text: 'Khoản' }, { text: 'Mức', format: 'numeric' }],
        firstCellIsHeader: true,
        rows: [
          [{ text: 'Nhà ở riêng lẻ' }, { text: '75.000 đồng', format: 'numeric' }],
          [{ text: 'Công trình khác' }, { text: '150.000 đồng', format: 'numeric' }],
        ],
      }),
    ],
  },
  {
    name: 'sortableTable, deadline, bulkBar',
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
  {
    name: 'ledgerBar',
    states: () => [
      ledgerBar({
        id: 'sample-ledger',
        summary: 'Đã dùng 6 trong 15 ngày làm việc',
        segments: [
          {
            tone: 'free',
            length: 0.5,
            label: '24/11: chờ tiếp nhận',
            note: 'Chưa tính: hồ sơ chưa được tiếp nhận',
          },
          { tone: 'counted', length: 4, label: '25/11 – 28/11: Phòng Quản lý xây dựng', note: 'Tính 4 ngày' },
          {
            tone: 'paused',
            length: 5,
            label: '01/12 – 05/12: chờ người nộp bổ sung',
            note: 'Không tính: dừng đồng hồ',
          },
          { tone: 'counted', length: 2, label: '08/12 – 09/12: Lãnh đạo Sở', note: 'Tính 2 ngày' },
          { tone: 'over', length: 1, label: '10/12: quá hạn 1 ngày' },
        ],
      }),
    ],
  },
  {
    name: 'keyFigures',
    states: () => [
      keyFigures({
        items: [
          { figure: '12.480', text: 'hồ sơ đã nhận năm nay', href: '#received' },
          { figure: '98,2%', text: 'trả đúng hẹn' },
          { figure: '6', text: 'ngày làm việc, một nửa số hồ sơ xong trong thời gian này' },
        ],
      }),
    ],
  },
  {
    name: 'linkGroups',
    states: () => [
      linkGroups({
        headingLevel: 4,
        groups: [
          {
            heading: { text: 'Xây dựng' },
            items: [
              { text: 'Cấp giấy phép xây dựng', href: '#1', count: 8 },
              { text: 'Quy hoạch', href: '#2', count: 3 },
            ],
          },
          {
            heading: { text: 'Đất đai' },
            items: [{ text: 'Chuyển mục đích sử dụng đất', href: '#3', count: 5, note: 'Nộp tại huyện' }],
          },
        ],
      }),
    ],
  },
  {
    name: 'tabs and accordion',
    states: () => [
      tabs({
        title: 'Các phần',
        items: [
          { label: 'Trình tự', id: 'sample-tab-1', panel: { text: 'Nộp, thẩm định, trả kết quả.' } },
          { label: 'Căn cứ', id: 'sample-tab-2', panel: { text: 'Luật Xây dựng 2014.' } },
        ],
      }),
      accordion({
        id: 'sample-accordion',
        headingLevel: 4,
        items: [
          { heading: { text: 'Điều kiện' }, content: { text: 'Có quyền sử dụng đất.' } },
          { heading: { text: 'Kết quả' }, content: { text: 'Giấy phép xây dựng.' } },
        ],
      }),
    ],
  },
  {
    name: 'pagination',
    states: () => [
      pagination({
        landmarkLabel: 'Trang kết quả',
        previous: { href: '#p1' },
        next: { href: '#p3' },
        items: [
          { number: 1, href: '#p1' },
          { number: 2, href: '#p2', current: true },
          { ellipsis: true },
          { number: 9, href: '#p9' },
        ],
      }),
      pagination({
        next: { href: '#older', text: 'Cũ hơn', labelText: 'trước 20/11/2026' },
        landmarkLabel: 'Hồ sơ cũ hơn',
      }),
    ],
  },
  {
    name: 'breadcrumbs, backLink, phaseBanner, skipLink',
    states: () => [
      breadcrumbs({
        items: [
          { text: 'Trang chủ', href: '#home' },
          { text: 'Xây dựng', href: '#c' },
          { text: 'Giấy phép' },
        ],
        labelText: 'Ví dụ',
      }),
      backLink({ href: '#back' }),
      phaseBanner({ tag: { text: 'Chạy thử' }, text: 'Số liệu trên trang này không có thật.' }),
      skipLink({ text: 'Đến phần dưới', href: '#sample-last' }),
    ],
  },
  {
    name: 'copyableCode, emptyState, stickyBar',
    states: () => [
      copyableCode({ code: 'H04.12-261124-0007' }),
      emptyState({ text: 'Bạn chưa nộp hồ sơ nào.', action: button({ text: 'Tìm dịch vụ', href: '#find' }) }),
      html`<div id="sample-last">${stickyBar({ action: button({ text: 'Nộp hồ sơ', href: '#apply' }), text: 'Cần khoảng 15 phút' })}</div>`,
    ],
  },
]
