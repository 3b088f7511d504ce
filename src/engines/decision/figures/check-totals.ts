import { writeCount } from '../written-number.ts'
import { type Findings, inOrder, together } from './findings.ts'
import type { Target } from './read-targets.ts'
import type { Total } from './read-totals.ts'

/** Totals against their parts, and against the same figure said elsewhere. */
export function checkTotals(totals: readonly Total[], targets: readonly Target[]): Findings {
  return together(
    ...totals.map((total, index) =>
      checkSum(
        total,
        totals.filter(({ partOf }) => partOf === index),
      ),
    ),
    checkWhole(totals, targets),
    ...totals.map((total) => checkPromise(total, targets)),
  )
}

function checkSum(total: Total, parts: readonly Total[]): Findings {
  if (parts.length < 2) return { checks: [], anomalies: [] }
  const sum = parts.reduce((all, { value }) => all + value, 0)
  const holds = sum === total.value
  const addition = parts.map(({ value }) => writeCount(value)).join(' + ')
  const source = inOrder(total.source, ...parts.map((part) => part.source))
  const what = holds
    ? `${total.what}: ${addition} = ${writeCount(total.value)}`
    : `${total.what}: ${addition} = ${writeCount(sum)}, văn bản ghi ${writeCount(total.value)}`
  const whatEn = holds
    ? `The parts add up: ${addition} = ${writeCount(total.value)}`
    : `The parts add up to ${writeCount(sum)} (${addition}), the text says ${writeCount(total.value)}`
  if (holds) return { checks: [{ what, whatEn, holds, source }], anomalies: [] }
  const message = `Các phần cộng lại không bằng tổng: ${addition} = ${writeCount(sum)}, còn “${total.what}” ghi ${writeCount(total.value)}. Cần quyết định con số nào đúng.`
  return {
    checks: [{ what, whatEn, holds, source }],
    anomalies: [
      {
        kind: 'sum_differs',
        rows: [],
        message,
        messageEn: `${whatEn}. Decide which figure is right.`,
        source,
      },
    ],
  }
}

/** The total of procedures or services that has no year: what the shares are of. */
export function findWhole(totals: readonly Total[]): Total | undefined {
  const wholes = totals.filter(
    ({ year, partOf, what, unit }) =>
      partOf === null && year === null && /thủ\s+tục|tthc|dịch\s+vụ|dvc/iu.test(`${what} ${unit}`),
  )
  return wholes.toSorted((a, b) => b.value - a.value)[0]
}

/** The whole that aims are measured against is said at every aim: always the same? */
function checkWhole(totals: readonly Total[], targets: readonly Target[]): Findings {
  const whole = findWhole(totals)
  const said = [
    ...(whole ? [{ value: whole.value, source: whole.source }] : []),
    ...targets.flatMap(({ of, places }) => (of === null ? [] : [{ value: of, source: places.of }])),
  ]
  if (said.length < 2) return { checks: [], anomalies: [] }
  const values = [...new Set(said.map(({ value }) => value))]
  const source = inOrder(...said.map((one) => one.source))
  const written = values.map(writeCount).join('; ')
  if (values.length === 1) {
    const what = `Tổng số ${written} ghi giống nhau ở ${said.length} chỗ`
    return {
      checks: [
        { what, whatEn: `The total ${written} is the same in ${said.length} places`, holds: true, source },
      ],
      anomalies: [],
    }
  }
  const what = `Tổng số ghi khác nhau: ${written}`
  const whatEn = `The total differs from place to place: ${written}`
  return {
    checks: [{ what, whatEn, holds: false, source }],
    anomalies: [
      {
        kind: 'figures_differ',
        rows: [],
        message: `${what}. Cần quyết định con số nào đúng.`,
        messageEn: `${whatEn}. Decide which is right.`,
        source,
      },
    ],
  }
}

/** "Tổng số … đến hết năm 2015: 56" against the aim of 2015. */
function checkPromise(total: Total, targets: readonly Target[]): Findings {
  const same = targets.filter(
    ({ year, services, levels }) =>
      year === total.year &&
      services !== null &&
      (total.levels.length === 0 || levels.length === 0 || `${levels}` === `${total.levels}`),
  )
  const [target] = same
  if (total.year === null || !target || same.length !== 1) return { checks: [], anomalies: [] }
  const holds = target.services === total.value
  const source = inOrder(total.source, target.source)
  const aim = writeCount(target.services ?? 0)
  const what = holds
    ? `Năm ${total.year}: mục tiêu và số liệu chung cùng ghi ${aim}`
    : `Năm ${total.year}: mục tiêu ghi ${aim}, số liệu chung ghi ${writeCount(total.value)}`
  const whatEn = holds
    ? `${total.year}: the aim and the general figures both say ${aim}`
    : `${total.year}: the aim says ${aim}, the general figures ${writeCount(total.value)}`
  const check = { what, whatEn, holds, source }
  if (holds) return { checks: [check], anomalies: [] }
  return {
    checks: [check],
    anomalies: [
      {
        kind: 'figures_differ',
        rows: [],
        message: `${what}. Cần quyết định con số nào đúng.`,
        messageEn: `${whatEn}. Decide which is right.`,
        source,
      },
    ],
  }
}
