import type { ProcedurePaper } from '../../modules/catalog/index.ts'
import { applicablePapers, type DeskCount, missingPapers } from '../../modules/dossiers/index.ts'
import type { Form } from '../../platform/http/form.ts'
import { inLocale } from '../../platform/i18n/translator.ts'
import { type Html, html, table } from '../../ui/index.ts'
import { declaredOf, type Journey } from './journey.ts'
import { askedWords, copiesWords } from './paper-words.ts'

/** One paper as it lies on the desk: how many, and whether it was looked at. Texts are as typed. */
export interface DeskPaper {
  readonly paper: ProcedurePaper
  readonly originals: string
  readonly copies: string
  readonly isChecked: boolean
  readonly fileCount: number
}

function papersOf(journey: Journey): readonly ProcedurePaper[] {
  return applicablePapers(journey.record, declaredOf(journey))
}

/** Before anything was counted: what was counted before, or what the law asks for, to be confirmed by the tick. */
export function deskPapers(journey: Journey): readonly DeskPaper[] {
  const { draft } = journey
  return papersOf(journey).map((paper) => {
    const given = draft.papers.find(({ paperId }) => paperId === paper.id)
    const isCounted = given !== undefined && given.originals + given.copies > 0
    const isExpected = paper.requirement !== 'optional' && paper.providedBy === 'applicant'
    const counts = isCounted ? given : isExpected ? paper : { originals: 0, copies: 0 }
    return {
      paper,
      originals: String(counts.originals),
      copies: String(counts.copies),
      isChecked: false,
      fileCount: given?.fileIds.length ?? 0,
    }
  })
}

export function readDeskPapers(journey: Journey, body: Form): readonly DeskPaper[] {
  const checked = new Set(body.getAll('checked'))
  return deskPapers(journey).map((one) => ({
    ...one,
    originals: body.get(`${one.paper.id}-originals`).trim(),
    copies: body.get(`${one.paper.id}-copies`).trim(),
    isChecked: checked.has(one.paper.id),
  }))
}

export interface DeskFault {
  readonly href: string
  readonly text: string
}

const COUNT = /^\d{1,3}$/

/** The counts, or why they cannot be taken yet: a receipt is only given for what was looked at. */
export function countsOf(
  journey: Journey,
  papers: readonly DeskPaper[],
): { readonly counts: readonly DeskCount[]; readonly faults: readonly DeskFault[] } {
  const { t, locale } = journey
  const mandatory = new Set(
    missingPapers(journey.record, { ...declaredOf(journey), papers: [] }).map(({ id }) => id),
  )
  const faults: DeskFault[] = []
  const counts = papers.map(({ paper, originals, copies, isChecked }) => {
    const name = inLocale(paper.name, locale)
    const wrong = [originals, copies].findIndex((text) => text !== '' && !COUNT.test(text))
    if (wrong >= 0) {
      const box = wrong === 0 ? 'originals' : 'copies'
      faults.push({
        href: `#${paper.id}-${box}`,
        text: t(`Số bản phải là số từ 0 đến 999: ${name}`, `Enter a number from 0 to 999: ${name}`),
      })
    } else if (mandatory.has(paper.id) && !isChecked) {
      faults.push({
        href: `#${paper.id}-checked`,
        text: t(`Chưa đánh dấu đã kiểm tra: ${name}`, `Not marked as looked at: ${name}`),
      })
    }
    return { paperId: paper.id, originals: Number(originals) || 0, copies: Number(copies) || 0 }
  })
  return { counts, faults }
}

export function deskTable(journey: Journey, papers: readonly DeskPaper[]): Html | undefined {
  const { t, locale } = journey
  if (papers.length === 0) return undefined
  const count = (paper: ProcedurePaper, kind: 'originals' | 'copies', value: string, label: string) =>
    html`<input class="govuk-input govuk-input--width-2" id="${paper.id}-${kind}" name="${paper.id}-${kind}" type="text" inputmode="numeric" autocomplete="off" value="${value}" aria-label="${label}: ${inLocale(paper.name, locale)}">`
  const rows = papers.map(({ paper, originals, copies, isChecked, fileCount }) => [
    {
      text: html`${inLocale(paper.name, locale)}<br><span class="govuk-hint">${[askedWords(paper, locale), copiesWords(paper, locale), fileCount > 0 ? t(`${fileCount} tệp quét`, `${fileCount} scans`) : ''].filter((words) => words !== '').join(' · ')}</span>`,
    },
    { text: count(paper, 'originals', originals, t('Bản chính', 'Originals')) },
    { text: count(paper, 'copies', copies, t('Bản sao', 'Copies')) },
    {
      text: html`<div class="govuk-checkboxes govuk-checkboxes--small" data-module="govuk-checkboxes"><div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" type="checkbox" id="${paper.id}-checked" name="checked" value="${paper.id}"${isChecked && html` checked`}><label class="govuk-label govuk-checkboxes__label" for="${paper.id}-checked">${t('Đã xem', 'Looked at')}<span class="govuk-visually-hidden">: ${inLocale(paper.name, locale)}</span></label></div></div>`,
    },
  ])
  return table({
    caption: t('Giấy tờ trên bàn', 'Papers on the desk'),
    captionClasses: 'govuk-table__caption--m',
    head: [
      { text: t('Giấy tờ', 'Paper') },
      { text: t('Bản chính', 'Originals') },
      { text: t('Bản sao', 'Copies') },
      { text: t('Kiểm tra', 'Check') },
    ],
    rows,
  })
}
