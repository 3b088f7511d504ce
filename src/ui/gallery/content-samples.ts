import { html } from '../html.ts'
import {
  accordion,
  alert,
  backLink,
  badge,
  breadcrumbs,
  button,
  copyableCode,
  details,
  emptyState,
  factGrid,
  ICON_NAMES,
  iconText,
  insetText,
  notificationBanner,
  panel,
  phaseBanner,
  progressSteps,
  skipLink,
  stickyBar,
  tabs,
  tag,
  taskList,
  warningText,
} from '../components/index.ts'
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
        headingLevel: 3,
        items: [
          { heading: { text: 'Điều kiện' }, content: { text: 'Có quyền sử dụng đất.' } },
          { heading: { text: 'Kết quả' }, content: { text: 'Giấy phép xây dựng.' } },
        ],
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
