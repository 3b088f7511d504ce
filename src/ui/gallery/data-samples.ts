import {
  deadline,
  keyFigures,
  ledgerBar,
  lineChart,
  linkGroups,
  pagination,
  shareBar,
  sortableTable,
  summaryList,
  table,
} from '../components/index.ts'
import type { Sample } from './sample.ts'

export const DATA_SAMPLES: readonly Sample[] = [
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
    name: 'sortableTable, deadline',
    states: () => [
      sortableTable({
        label: 'Hồ sơ của bạn',
        head: [
          { text: 'Mã', sort: 'none', href: '#by-code' },
          { text: 'Hẹn trả', sort: 'ascending', href: '#by-due' },
        ],
        rows: (['late', 'soon', 'calm', 'paused'] as const).map((tone, index) => [
          { text: `H04.12-261124-000${index}` },
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
      }),
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
      ledgerBar({
        id: 'sample-holders',
        summary: 'Từ khi tiếp nhận: 12 ngày làm việc',
        segments: [
          { tone: 'first', length: 1, label: 'Bộ phận Một cửa', note: '1 ngày' },
          { tone: 'second', length: 6, label: 'Phòng Quản lý xây dựng', note: '6 ngày' },
          { tone: 'third', length: 2, label: 'Sở Tài nguyên và Môi trường', note: '2 ngày' },
          { tone: 'fourth', length: 1, label: 'Lãnh đạo Sở', note: '1 ngày' },
          { tone: 'paused', length: 2, label: 'Người nộp', note: '2 ngày' },
        ],
      }),
    ],
  },
  {
    name: 'lineChart',
    states: () => [
      lineChart({
        id: 'sample-chart',
        title: 'Có thể thiếu chừng 90 dịch vụ vào cuối năm 2018',
        description:
          'Từ 56 dịch vụ cuối năm 2015 lên 210 giữa năm 2017; dự báo 470 đến 620 cuối năm 2018, chỉ tiêu 640.',
        points: [
          { x: 0, y: 56 },
          { x: 6, y: 96 },
          { x: 12, y: 150 },
          { x: 18, y: 210 },
        ],
        band: [
          { x: 24, low: 280, middle: 320, high: 370 },
          { x: 36, low: 470, middle: 550, high: 620 },
        ],
        marks: [{ x: 36, y: 640, text: '640' }],
        ticks: [
          { x: 0, text: '2015' },
          { x: 12, text: '2016' },
          { x: 24, text: '2017' },
          { x: 36, text: '2018' },
        ],
        legend: ['Đường liền: đã có. Đường đứt: dự báo. Hình thoi: chỉ tiêu.'],
      }),
    ],
  },
  {
    name: 'shareBar',
    states: () => [shareBar({ part: 56, whole: 1573 }), shareBar({ part: 0, whole: 0 })],
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
]
