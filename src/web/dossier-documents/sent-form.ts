import { summarise } from '../../engines/forms/index.ts'
import { listFiles, type SentAnswer, sentFormInput } from '../../modules/documents/index.ts'
import { formLists, type LoadedDossier, vietnamDay } from '../../modules/dossiers/index.ts'
import { type Locale, translator } from '../../platform/i18n/translator.ts'
import { deliveryWords } from '../words/index.ts'
import {
  agencyAt,
  applicantOf,
  type DocumentContext,
  followUrl,
  getEvent,
  issuingAgency,
  revisionAt,
} from './common.ts'

/**
 * What the applicant sent, as it came in: later supplements do not rewrite the proof. Once the personal data of that
 * event has been lawfully removed, what the dossier still holds is shown.
 */
export async function sentFormPdf(
  ctx: DocumentContext,
  loaded: LoadedDossier,
  locale: Locale = 'vi',
): Promise<Buffer> {
  const { state } = loaded
  const event = getEvent(loaded, 'submitted')
  const revision = revisionAt(ctx, loaded, event.seq)
  const content = event.private ?? state.content
  const files = await listFiles(
    ctx.db,
    content.papers.flatMap((paper) => paper.fileIds),
  )
  const sections = summarise(
    ctx.catalog.formOf(revision),
    content.answers,
    formLists(ctx.directory, vietnamDay(state.submittedAt)),
    locale,
  )
  const { record } = revision
  const input = sentFormInput({
    agency: issuingAgency(ctx, agencyAt(loaded, event.seq)),
    locale,
    code: state.submissionNo,
    procedure: record.name[locale],
    procedureCode: record.nationalCode ?? undefined,
    submittedAt: event.at,
    applicant: applicantOf(loaded),
    delivery: deliveryWords(content.delivery.way, translator(locale)),
    sections: sections.map(({ title, rows }) => ({
      title,
      answers: rows.map(
        ({ label, value, table }): SentAnswer =>
          table ? { label, columns: table.columns, rows: table.rows } : { label, value },
      ),
    })),
    papers: content.papers.map((paper) => ({
      name: record.papers.find((item) => item.id === paper.paperId)?.name[locale] ?? paper.paperId,
      files: paper.fileIds.flatMap((id) => files.get(id) ?? []).map(({ name, size }) => ({ name, size })),
    })),
    followUrl: followUrl(ctx, state.submissionNo),
  })
  return ctx.pdf.render(input.template, input.data)
}
