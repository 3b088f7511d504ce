import { readFile } from 'node:fs/promises'
import { editDraft } from '../../modules/catalog/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import { file, forbidden, type Reply } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { inLocale, translator } from '../../platform/i18n/translator.ts'
import { button, fileUpload, html } from '../../ui/index.ts'
import { errorOf } from '../../web/account/index.ts'
import { officerContext } from '../../web/contexts.ts'
import type { Services } from '../../web/services.ts'
import { partPage, savedReply, withDraftPart } from './draft-part.ts'
import { DRAFT_BASE, type DraftDesk, registerAccess } from './register-desk.ts'
import { SOURCE_PARTS, type SourcePart } from './source-parts.ts'

const MEGABYTE = 1024 ** 2
const LIMITS = { fileBytes: 2 * MEGABYTE, files: 1, totalBytes: 3 * MEGABYTE, fields: 10, fieldBytes: 1000 }

export function uploadRoutes(services: Services): readonly Route<Session>[] {
  const path = `${DRAFT_BASE}/:proposal/tep/:part` as const
  return [
    {
      name: 'backoffice.procedures.upload',
      method: 'GET',
      path,
      access: registerAccess,
      handler: (request) =>
        withDraftPart(services, request, SOURCE_PARTS, (desk, part) =>
          desk.isDrafting ? uploadPage(services, request, { desk, part, faults: [] }) : forbidden(),
        ),
    },
    {
      name: 'backoffice.procedures.upload.do',
      method: 'POST',
      path,
      access: registerAccess,
      multipart: LIMITS,
      rateLimit: { max: 60, windowSeconds: 600, by: 'session' },
      handler: (request) =>
        withDraftPart(services, request, SOURCE_PARTS, (desk, part) =>
          upload(services, request, { desk, part }),
        ),
    },
    {
      name: 'backoffice.procedures.download',
      method: 'GET',
      path: `${path}/tai-ve`,
      access: registerAccess,
      handler: (request) => withDraftPart(services, request, SOURCE_PARTS, download),
    },
  ]
}

interface At {
  readonly desk: DraftDesk
  readonly part: SourcePart
}

function download({ draft }: DraftDesk, { extension }: SourcePart): Reply {
  const name = `${draft.procedureId}.${extension}`
  return extension === 'json'
    ? file(Buffer.from(JSON.stringify(draft.form, null, 2)), { type: 'application/json', name })
    : file(Buffer.from(draft.bpmn), { type: 'application/xml', name })
}

async function upload(services: Services, request: Request<Session>, at: At): Promise<Reply> {
  const { locale, body, files } = request
  const t = translator(locale)
  const { draft } = at.desk
  const again = (faults: readonly string[]) => uploadPage(services, request, { ...at, faults })
  const [sent] = files
  if (!sent || sent.size === 0) return again([t('Bạn chưa chọn tệp', 'Choose a file')])
  const source = sourceOf(await readFile(sent.path), at.part)
  if (!source)
    return again([
      t(
        'Tệp không đọc được: phải là tệp đúng loại, mã UTF-8',
        'The file cannot be read: the right kind, in UTF-8',
      ),
    ])
  const outcome = await editDraft(officerContext(services, request), {
    draftId: draft.id,
    version: Number(body.get('version')),
    ...source,
  })
  const saved = t('Đã nhận tệp; hệ thống đã kiểm tra.', 'The file is taken over and was checked.')
  return savedReply(request, outcome, { draft, saved, again })
}

function sourceOf(
  bytes: Buffer,
  { extension }: SourcePart,
): { form: unknown } | { bpmn: string } | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    // PostgreSQL holds no NUL, written out or as an escape of JSON.
    if (/\0|\\u0000/.test(text)) return undefined
    return extension === 'json' ? { form: JSON.parse(text) as unknown } : { bpmn: text }
  } catch {
    return undefined
  }
}

function uploadPage(
  services: Services,
  request: Request<Session>,
  { desk: { draft }, part, faults }: At & { readonly faults: readonly string[] },
): Promise<Reply> {
  const { locale, linkTo } = request
  const t = translator(locale)
  const at = { proposal: draft.id, part: part.slug }
  const [first] = faults
  const errors = first === undefined ? {} : { file: first }
  return partPage(services, request, {
    draft,
    // The file is chosen anew, after the message that somebody changed the draft.
    version: draft.version,
    title: inLocale(part.title, locale),
    action: linkTo('backoffice.procedures.upload.do', at),
    errors,
    isMultipart: true,
    before: html`<p class="govuk-body"><a class="govuk-link" href="${linkTo('backoffice.procedures.download', at)}">${t('Tải tệp hiện tại', 'Download the present file')}</a></p>
${faults.length > 1 ? html`<ul class="govuk-list govuk-list--bullet">${faults.map((fault) => html`<li>${fault}</li>`)}</ul>` : undefined}`,
    fields: html`${fileUpload({ name: 'file', locale, javascript: true, label: { text: t('Tệp mới', 'New file') }, hint: { text: inLocale(part.hint, locale) }, ...errorOf(errors, 'file') })}
${button({ text: t('Kiểm tra và lưu', 'Check and save'), preventDoubleClick: true })}`,
  })
}
