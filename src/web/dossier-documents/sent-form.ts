import { summarise } from '../../engines/forms/index.ts'
import { listFiles, type SentAnswer, sentFormInput } from '../../modules/documents/index.ts'
import { formLists, type LoadedDossier } from '../../modules/dossiers/index.ts'
import { translator } from '../../platform/i18n/translator.ts'
import { deliveryWords } from '../words/index.ts'
import { applicantOf, type DocumentContext, issuingAgency } from './common.ts'

/** What the applicant sent, as it stands: answers by section, papers, number and time. */
export async function sentFormPdf(ctx: DocumentContext, loaded: LoadedDossier): Promise<Buffer> {
  const { state, revision } = loaded
  const { content } = state
  const files = await listFiles(
    ctx.db,
    content.papers.flatMap((paper) => paper.fileIds),
  )
  const sections = summarise(ctx.catalog.formOf(revision), content.answers, formLists(ctx.directory), 'vi')
  const input = sentFormInput({
    agency: issuingAgency(ctx, state.agencyId),
    locale: 'vi',
    code: state.code ?? state.submissionNo,
    procedure: revision.record.name.vi,
    submittedAt: state.submittedAt,
    applicant: applicantOf(loaded),
    delivery: deliveryWords(content.delivery.way, translator('vi')),
    sections: sections.map(({ title, rows }) => ({
      title,
      answers: rows.map(
        ({ label, value, table }): SentAnswer =>
          table ? { label, columns: table.columns, rows: table.rows } : { label, value },
      ),
    })),
    papers: content.papers.map((paper) => ({
      name: revision.record.papers.find((item) => item.id === paper.paperId)?.name.vi ?? paper.paperId,
      files: paper.fileIds.flatMap((id) => files.get(id) ?? []).map(({ name, size }) => ({ name, size })),
    })),
    followUrl: `${ctx.publicUrl}/tra-cuu`,
  })
  return ctx.pdf.render(input.template, input.data)
}
