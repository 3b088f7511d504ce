import type { Anomaly } from '../proposal.ts'
import { roundTo, writeCount, writeShare } from '../written-number.ts'
import { findWhole } from './check-totals.ts'
import { type Findings, inOrder, together } from './findings.ts'
import type { Target } from './read-targets.ts'
import type { Total } from './read-totals.ts'

/** An aim said again, with only its share or with the same figures, is one aim. */
export function mergeTargets(read: readonly Target[]): {
  readonly targets: readonly Target[]
  readonly findings: Findings
} {
  const targets: Target[] = []
  const findings: Findings[] = []
  for (const target of read) {
    const earlier = targets.find((one) => one.year === target.year && sameLevels(one, target))
    if (!earlier) targets.push(target)
    else findings.push(compare(earlier, target))
  }
  // A share without a count is an aim of its own only where no other line gives the year's count.
  const kept = targets.filter(
    (target) =>
      target.services !== null ||
      !targets.some(
        (other) => other.year === target.year && other.services !== null && sameLevels(other, target),
      ),
  )
  const dropped = targets.filter((target) => !kept.includes(target))
  for (const target of dropped) {
    const other = kept.find((one) => one.year === target.year && sameLevels(one, target))
    if (other) findings.push(compare(other, target))
  }
  return { targets: kept.toSorted((a, b) => a.year - b.year), findings: together(...findings) }
}

function sameLevels(a: Target, b: Target): boolean {
  return a.levels.length === 0 || b.levels.length === 0 || `${a.levels}` === `${b.levels}`
}

function compare(first: Target, again: Target): Findings {
  const pairs: [string, string, number | null, number | null][] = [
    ['số dịch vụ', 'services', first.services, again.services],
    ['tỷ lệ (%)', 'share (%)', first.share, again.share],
  ]
  const said = pairs.filter(([, , a, b]) => a !== null && b !== null)
  const source = inOrder(first.source, again.source)
  return together(
    ...said.map(([vi, en, a, b]): Findings => {
      const holds = a === b
      const [one, two] = [a, b].map((value) => String(value ?? '').replace('.', ','))
      const what = holds
        ? `Năm ${first.year}: ${vi} ${one} ghi giống nhau ở hai chỗ`
        : `Năm ${first.year}: ${vi} ghi ${one} rồi ghi ${two}`
      const whatEn = holds
        ? `${first.year}: ${en} ${one} is the same in two places`
        : `${first.year}: ${en} is ${one} in one place and ${two} in another`
      const anomaly = {
        kind: 'figures_differ' as const,
        rows: [],
        message: `${what}. Cần quyết định con số nào đúng.`,
        messageEn: `${whatEn}. Decide which is right.`,
        source,
      }
      return { checks: [{ what, whatEn, holds, source }], anomalies: holds ? [] : [anomaly] }
    }),
  )
}

export function checkTargets(targets: readonly Target[], totals: readonly Total[]): Findings {
  const whole = findWhole(totals)
  return together(...targets.map((target) => checkShare(target, whole)), checkOrder(targets), {
    checks: [],
    anomalies: targets.flatMap((target) => unclear(target, targets)),
  })
}

/** The share counted from the figures beside it. */
function checkShare(target: Target, whole: Total | undefined): Findings {
  const { services, share, places } = target
  const of = target.of ?? whole?.value
  if (services === null || share === null || !of) return { checks: [], anomalies: [] }
  const ofSource = target.of === null ? (whole?.source ?? []) : places.of
  return compareShare({
    ...target,
    services,
    share,
    of,
    source: inOrder(places.services, places.share, ofSource),
  })
}

type CountedTarget = Omit<Target, 'services' | 'share' | 'of'> &
  Readonly<Record<'services' | 'share' | 'of', number>>

function compareShare({ year, services, share, of, decimals, isAbout, source }: CountedTarget): Findings {
  const exact = (services / of) * 100
  const counted = roundTo(exact, decimals)
  const hair = 10 ** -(decimals + 3)
  const holds = Math.abs(counted - share) < (isAbout ? 10 ** -decimals * 1.5 : hair)
  const [printed, again] = [share, counted].map((value) => `${writeShare(value, decimals)}%`)
  const division = `${writeCount(services)} / ${writeCount(of)}`
  const about = isAbout ? { vi: 'khoảng ', en: 'about ' } : { vi: '', en: '' }
  const what = `Năm ${year}: ${division} = ${again}, văn bản ghi ${about.vi}${printed}`
  const whatEn = `${year}: ${division} = ${again}, the text says ${about.en}${printed}`
  const check = { what, whatEn, holds, source }
  if (holds) return { checks: [check], anomalies: [] }
  const isCut = Math.abs(Math.floor(exact * 10 ** decimals) / 10 ** decimals - share) < hair
  const cut = isCut
    ? {
        vi: ` (${writeShare(exact, decimals + 2)}%: có vẻ đã bỏ phần lẻ thay vì làm tròn)`,
        en: ' (it seems cut, not rounded)',
      }
    : { vi: '', en: '' }
  const message = `Tỷ lệ năm ${year} ghi ${about.vi}${printed}, tính lại từ ${division} được ${again}${cut.vi}. Cần quyết định dùng con số nào.`
  const messageEn = `The share of ${year} is printed as ${printed}, but ${division} gives ${again}${cut.en}. Decide which to use.`
  return { checks: [check], anomalies: [{ kind: 'share_differs', rows: [], message, messageEn, source }] }
}

/** Aims grow from year to year, and none is more than there is. */
function checkOrder(targets: readonly Target[]): Findings {
  const byYear = [
    ...Map.groupBy(
      targets.filter(({ services }) => services !== null),
      ({ year }) => year,
    ),
  ].map(([year, all]) => ({
    year,
    services: all.reduce((sum, { services }) => sum + (services ?? 0), 0),
    source: inOrder(...all.map(({ source }) => source)),
  }))
  if (byYear.length < 2) return { checks: [], anomalies: [] }
  const source = inOrder(...byYear.map((one) => one.source))
  const row = byYear.map(({ year, services }) => `${year}: ${writeCount(services)}`).join('; ')
  const holds = byYear.every(({ services }, index) => services >= (byYear[index - 1]?.services ?? 0))
  const what = holds ? `Mục tiêu không giảm qua các năm (${row})` : `Mục tiêu giảm qua các năm (${row})`
  const whatEn = holds
    ? `Aims do not fall from year to year (${row})`
    : `Aims fall from one year to another (${row})`
  const anomaly: Anomaly = {
    kind: 'falling_target',
    rows: [],
    message: `${what}. Cần quyết định là số cộng dồn hay số của riêng từng năm.`,
    messageEn: `${whatEn}. Decide whether they are running totals or each year's own.`,
    source,
  }
  return { checks: [{ what, whatEn, holds, source }], anomalies: holds ? [] : [anomaly] }
}

function unclear(
  { year, services, of, levels, source }: Target,
  targets: readonly Target[],
): readonly Anomaly[] {
  const lacks: [string, string][] = []
  // A share of all levels stands beside the counts of each.
  const isCounted = targets.some((other) => other.year === year && other.services !== null)
  if (services === null && !isCounted) lacks.push(['số dịch vụ', 'the number of services'])
  if (levels.length === 0) lacks.push(['mức độ', 'the level'])
  const found: Anomaly[] = lacks.map(([vi, en]) => ({
    kind: 'missing_figure',
    rows: [],
    message: `Mục tiêu năm ${year} không ghi ${vi}. Cần quyết định bổ sung hay để trống.`,
    messageEn: `The aim of ${year} does not say ${en}. Decide whether to supply it or to leave it open.`,
    source,
  }))
  if (services !== null && of !== null && services > of) {
    found.push({
      kind: 'figures_differ',
      rows: [],
      message: `Mục tiêu năm ${year} là ${writeCount(services)} dịch vụ, nhiều hơn tổng số ${writeCount(of)}. Cần quyết định con số nào đúng.`,
      messageEn: `The aim of ${year} is ${writeCount(services)} services, more than the total of ${writeCount(of)}. Decide which is right.`,
      source,
    })
  }
  return found
}
