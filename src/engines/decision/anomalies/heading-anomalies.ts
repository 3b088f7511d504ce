import type { Target } from '../figures/read-targets.ts'
import type { Anomaly, AnomalyKind } from '../proposal.ts'
import type { Heading } from '../read-heading.ts'
import { linesOf, type Placed } from '../source-line.ts'

/** What the head of the decision lacks, and where its annex names another. */
export function headingAnomalies(heading: Heading, targets: readonly Target[]): readonly Anomaly[] {
  const { number, date, issuer, cited } = heading
  const lacks = (kind: AnomalyKind, vi: string, en: string): Anomaly => ({
    kind,
    rows: [],
    message: `Không đọc được ${vi}. Cần quyết định ghi bổ sung hay để trống.`,
    messageEn: `${en} could not be read. Decide whether to supply it or to leave it open.`,
    source: [],
  })
  const [citation] = cited
  return [
    ...((number ?? citation)
      ? []
      : [lacks('missing_number', 'số hiệu quyết định', 'The number of the decision')]),
    ...((date ?? citation?.date) ? [] : [lacks('missing_date', 'ngày ban hành', 'The day of the decision')]),
    ...(issuer ? [] : [lacks('missing_issuer', 'cơ quan ban hành', 'The issuer')]),
    ...citedDifferently(heading),
    ...(targets.length > 0 ? [] : [noTarget()]),
  ]
}

function noTarget(): Anomaly {
  return {
    kind: 'no_target',
    rows: [],
    message:
      'Không thấy mục tiêu theo năm (số dịch vụ, mức độ, tỷ lệ). Cần quyết định nhập danh mục không kèm mục tiêu hay lấy lại văn bản đầy đủ.',
    messageEn:
      'No aims by year were found. Decide whether to import the list without aims or to take the whole text.',
    source: [],
  }
}

function citedDifferently({ number, date, cited }: Heading): readonly Anomaly[] {
  return cited.flatMap((citation) => [
    ...otherwise(number, citation.number, number?.text === citation.number.text),
    ...(citation.date ? otherwise(date, citation.date, date?.iso === citation.date.iso) : []),
  ])
}

function otherwise(own: Placed | undefined, said: Placed, isSame: boolean): readonly Anomaly[] {
  if (own === undefined || isSame) return []
  return [
    {
      kind: 'cited_differently',
      rows: [],
      message: `Phụ lục ghi kèm theo “${said.text}”, còn quyết định ghi “${own.text}”. Cần quyết định phụ lục có thuộc quyết định này không.`,
      messageEn: `The annex says it belongs to “${said.text}”, the decision says “${own.text}”. Decide whether they belong together.`,
      source: linesOf([own, said]),
    },
  ]
}
