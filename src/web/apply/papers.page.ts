import type { ProcedurePaper } from '../../modules/catalog/index.ts'
import { applicablePapers } from '../../modules/dossiers/index.ts'
import { inLocale } from '../../platform/i18n/translator.ts'
import { button, type Html, html, taskList } from '../../ui/index.ts'
import type { ApplyPage } from './apply-face.ts'
import { declaredOf, formStart, type Journey } from './journey.ts'
import { askedWords, copiesWords } from './paper-words.ts'

/** The papers asked for what was declared; each has a page of its own, since a phone shows one thing well. */
export function papersPage(journey: Journey): ApplyPage {
  const { t, locale, record, link } = journey
  const title = t('Giấy tờ kèm theo', 'Papers')
  const papers = applicablePapers(record, declaredOf(journey))
  return {
    title,
    main: html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds"><h1 class="govuk-heading-l"><span class="govuk-caption-l">${inLocale(record.name, locale)}</span>${title}</h1>
${papers.length === 0 ? html`<p class="govuk-body">${t('Trường hợp này không cần nộp thêm giấy tờ nào.', 'No further papers are needed in this case.')}</p>` : list(journey, papers)}
<form method="post" action="${link('papers.save')}" novalidate>${formStart(journey)}${button({ text: t('Tiếp tục', 'Continue'), preventDoubleClick: true })}</form></div></div>`,
  }
}

function list(journey: Journey, papers: readonly ProcedurePaper[]): Html {
  const { t } = journey
  const words =
    journey.face.channel === 'counter'
      ? t(
          'Tải bản quét lên nếu có. Số bản giấy được đếm ở trang cuối.',
          'Upload scans if there are any. Papers on the desk are counted on the last page.',
        )
      : t(
          'Chụp hoặc quét từng giấy tờ rồi tải lên. Ảnh chụp cần rõ chữ, đủ các trang và bốn góc.',
          'Photograph or scan each paper and upload it. Pictures must be readable, with all pages and corners.',
        )
  return html`<p class="govuk-body">${words}</p>${taskList({ idPrefix: 'giay-to', items: papers.map((paper) => item(journey, paper)) })}`
}

function item({ t, locale, draft, link, face }: Journey, paper: ProcedurePaper) {
  const count = draft.papers.find(({ paperId }) => paperId === paper.id)?.fileIds.length ?? 0
  const needed = [askedWords(paper, locale), copiesWords(paper, locale)].filter((words) => words !== '')
  const takesFiles = paper.providedBy === 'applicant'
  const isMissing = count === 0 && takesFiles && paper.requirement !== 'optional' && face.channel === 'online'
  return {
    title: { text: inLocale(paper.name, locale) },
    hint: { text: needed.join(' · ') },
    href: takesFiles ? link('paper', { paper: paper.id }) : undefined,
    status: isMissing
      ? { tag: { text: t('Chưa có', 'Missing'), classes: 'govuk-tag--blue' } }
      : {
          text:
            count > 0
              ? t(`${count} tệp`, `${count} file${count > 1 ? 's' : ''}`)
              : t('Không có tệp', 'No file'),
        },
  }
}
