import type { DraftFaults } from '../../modules/dossiers/index.ts'
import { inLocale } from '../../platform/i18n/translator.ts'
import type { Journey } from './journey.ts'

export interface FaultLink {
  readonly text: string
  readonly href: string
}

const FROM_CHECK = { tu: 'kiem-tra' }

/** What is left to mend, each with the way to the page where it is mended; one line a page, or the list would hide it. */
export function faultLinks(journey: Journey, faults: DraftFaults): readonly FaultLink[] {
  const { t, link } = journey
  const to = (page: string, params = {}) => link(page, params, FROM_CHECK)
  const applicant =
    faults.applicant.length > 0
      ? [
          {
            text: t('Người đứng tên hồ sơ: chưa đủ thông tin', 'Applicant: details are missing'),
            href: to('applicant'),
          },
        ]
      : []
  const situations =
    faults.situations.length > 0
      ? [
          {
            text: t('Trường hợp cụ thể: chưa trả lời hết', 'Your situation: not all questions are answered'),
            href: to('situations'),
          },
        ]
      : []
  const delivery =
    faults.delivery.length > 0 ? [{ text: deliveryWords(journey, faults), href: to('delivery') }] : []
  return [
    ...applicant,
    ...sectionLinks(journey, faults),
    ...situations,
    ...paperLinks(journey, faults),
    ...delivery,
  ]
}

function sectionLinks({ form, t, link, locale }: Journey, { fields }: DraftFaults): readonly FaultLink[] {
  return form.sections.flatMap(({ index, title, fields: own }) => {
    const keys = new Set(own.map(({ key }) => key))
    const errors = fields.filter(({ key }) => keys.has(key.split('[', 1)[0] ?? key))
    const [first] = errors
    if (!first) return []
    const words =
      errors.length === 1
        ? inLocale(first.message, locale)
        : t(`còn ${errors.length} chỗ cần hoàn thiện`, `${errors.length} answers to complete`)
    const href = `${link('section', { section: index + 1 }, FROM_CHECK)}#${first.id}`
    return [{ text: `${inLocale(title, locale)}: ${words}`, href }]
  })
}

function paperLinks(
  { record, t, link, locale, face }: Journey,
  { paperIds }: DraftFaults,
): readonly FaultLink[] {
  // At the desk papers are counted on this very page.
  return paperIds.map((id) => {
    const paper = record.papers.find((one) => one.id === id)
    const name = paper ? inLocale(paper.name, locale) : id
    return {
      text: t(`Còn thiếu giấy tờ: ${name}`, `Missing paper: ${name}`),
      href: face.channel === 'online' ? link('paper', { paper: id }) : `#${id}-originals`,
    }
  })
}

function deliveryWords({ t }: Journey, { delivery }: DraftFaults): string {
  return delivery.includes('address')
    ? t('Cách nhận kết quả: chưa có địa chỉ nhận', 'How to get the result: the address is missing')
    : t('Cách nhận kết quả: chưa chọn', 'How to get the result: not chosen yet')
}
