import type { ProcedurePaper } from '../../modules/catalog/index.ts'
import { type FileRecord, listFiles } from '../../modules/documents/index.ts'
import { applicablePapers, missingOf, type PaperInput, paymentProofs } from '../../modules/dossiers/index.ts'
import { formatBytes } from '../../platform/i18n/format.ts'
import { inLocale } from '../../platform/i18n/translator.ts'
import { type Html, html, summaryList, tag } from '../../ui/index.ts'
import { papersWithoutPlace } from '../../web/kept-content.ts'
import { openingNote } from '../paper-view.ts'
import { type CaseFile, caseLink } from './case-file.ts'
import { filesOf } from './file.routes.ts'

/** The papers the procedure asks for, each beside what was handed in for it; one of them looked at in place. */
export async function papersView(file: CaseFile): Promise<Html> {
  const { t, ctx, loaded } = file
  const { state, revision } = loaded
  const records = await listFiles(ctx.db, [...filesOf(loaded)])
  const applicable = applicablePapers(revision.record, state.content)
  const missing = new Set(missingOf(loaded).map(({ id }) => id))
  const given = new Map(state.content.papers.map((paper) => [paper.paperId, paper]))
  const asked = new Set(applicable.map(({ id }) => id))
  // What came for a paper that no longer applies was sent all the same.
  const extra = revision.record.papers.filter(({ id }) => !asked.has(id) && given.has(id))
  const rows = [...applicable, ...extra, ...papersWithoutPlace(ctx, loaded)].map((paper) => ({
    key: { text: paperName(file, paper) },
    value: {
      text: givenWords(file, { paper: given.get(paper.id), isMissing: missing.has(paper.id), records }),
    },
  }))
  const proofs = paymentProofs(loaded.events).flatMap(({ fileIds }) => fileIds)
  const all = proofs.length > 0 ? [...rows, proofRow(file, proofs, records)] : rows
  const list =
    all.length > 0
      ? summaryList({ rows: all })
      : html`<p class="govuk-body">${t('Thủ tục này không yêu cầu giấy tờ kèm theo.', 'This procedure asks for no papers.')}</p>`
  return html`<h2 class="govuk-heading-m" id="giay-to">${t('Giấy tờ', 'Papers')}</h2>${list}${looked(file, records)}`
}

/** What shows that money was paid: no paper of the procedure, and kept with them. */
function proofRow(file: CaseFile, ids: readonly string[], records: ReadonlyMap<string, FileRecord>) {
  const files = ids.flatMap((id) => records.get(id) ?? [])
  return {
    key: { text: file.t('Chứng từ nộp tiền', 'Proof of payment') },
    value: { text: fileList(file, files) },
  }
}

function fileList(file: CaseFile, files: readonly FileRecord[]): Html {
  const links = files.map((record) => html`<li>${fileLinks(file, record)}</li>`)
  return html`<ul class="govuk-list govuk-!-margin-bottom-0">${links}</ul>`
}

function paperName({ t, request, loaded }: CaseFile, paper: ProcedurePaper): Html {
  const asked = loaded.state.supplement?.paperIds.includes(paper.id)
  const optional = paper.requirement === 'optional' && t(' (nếu có)', ' (if any)')
  return html`${inLocale(paper.name, request.locale)}${optional}${asked && html` ${tag({ text: t('đang yêu cầu bổ sung', 'asked for again'), classes: 'govuk-tag--orange' })}`}`
}

interface Given {
  readonly paper: PaperInput | undefined
  readonly isMissing: boolean
  readonly records: ReadonlyMap<string, FileRecord>
}

function givenWords(file: CaseFile, { paper, isMissing, records }: Given): Html {
  const { t } = file
  const files = (paper?.fileIds ?? []).flatMap((id) => records.get(id) ?? [])
  const desk = [
    paper?.originals ? t(`${paper.originals} bản chính`, `${paper.originals} originals`) : '',
    paper?.copies ? t(`${paper.copies} bản sao`, `${paper.copies} copies`) : '',
  ].filter(Boolean)
  if (files.length + desk.length === 0)
    return isMissing
      ? tag({ text: t('Thiếu', 'Missing'), classes: 'govuk-tag--red' })
      : html`${t('Chưa nộp', 'Not handed in')}`
  return html`${desk.length > 0 && html`<p class="govuk-!-margin-bottom-1">${t('Bản giấy:', 'On paper:')} ${desk.join(', ')}</p>`}${files.length > 0 && fileList(file, files)}`
}

function fileLinks(file: CaseFile, record: FileRecord): Html {
  const { t, request, loaded } = file
  const dossier = loaded.state.id
  const open = request.linkTo('backoffice.dossier.file', { dossier, file: record.id })
  const size = formatBytes(record.size, request.locale)
  if (!isShowable(record))
    return html`<a class="govuk-link" href="${open}">${record.name}</a> (${size})${openingNote(record, request.locale)}`
  const look = request.linkTo('backoffice.dossier.show', { dossier }, { xem: record.id })
  return html`<a class="govuk-link" href="${look}#xem">${record.name}</a> (${size}), <a class="govuk-link" href="${open}" target="_blank" rel="noopener">${t('mở thẻ mới', 'new tab')}<span class="govuk-visually-hidden"> ${record.name}</span></a>`
}

function isShowable({ mime }: FileRecord): boolean {
  return ['application/pdf', 'image/jpeg', 'image/png', 'image/webp'].includes(mime)
}

/** The paper that the address names, if it is one of this dossier. */
function looked(file: CaseFile, records: ReadonlyMap<string, FileRecord>): Html | undefined {
  const { t, request, loaded } = file
  const record = records.get(request.query.xem ?? '')
  if (!record || !isShowable(record)) return undefined
  const source = request.linkTo('backoffice.dossier.file', { dossier: loaded.state.id, file: record.id })
  const view =
    record.mime === 'application/pdf'
      ? html`<iframe class="paper-view paper-view--document" src="${source}" title="${record.name}"></iframe>`
      : html`<img class="paper-view" src="${source}" alt="${record.name}">`
  return html`<div class="no-print" id="xem"><h3 class="govuk-heading-s">${record.name}</h3>${view}<p class="govuk-body"><a class="govuk-link" href="${caseLink(file)}#giay-to">${t('Đóng tệp đang xem', 'Close this paper')}</a></p></div>`
}
