import { readFile } from 'node:fs/promises'
import { type ContentFaults, editDraft } from '../../modules/catalog/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import {
  file,
  forbidden,
  invalid,
  notFound,
  page,
  type Reply,
  seeOther,
  withFlash,
} from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { inLocale, type Locale, translator } from '../../platform/i18n/translator.ts'
import { button, fileUpload, type Html, html } from '../../ui/index.ts'
import { errorOf, summaryOf } from '../../web/account/index.ts'
import { officerContext } from '../../web/contexts.ts'
import type { Services } from '../../web/services.ts'
import { backofficePage } from '../frame.ts'
import { changedWords } from './move.routes.ts'
import { DRAFT_BASE, draftDesk, type DraftDesk, registerAccess } from './register-desk.ts'
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
        withSource(services, request, async (desk, part) =>
          desk.isDrafting
            ? page(await uploadPage(services, request, { desk, part, faults: [] }))
            : forbidden(),
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
        withSource(services, request, (desk, part) => upload(services, request, { desk, part })),
    },
    {
      name: 'backoffice.procedures.download',
      method: 'GET',
      path: `${path}/tai-ve`,
      access: registerAccess,
      handler: (request) => withSource(services, request, (desk, part) => download(desk, part)),
    },
  ]
}

interface At {
  readonly desk: DraftDesk
  readonly part: SourcePart
}

async function withSource(
  services: Services,
  request: Request<Session>,
  then: (desk: DraftDesk, part: SourcePart) => Reply | Promise<Reply>,
): Promise<Reply> {
  const part = SOURCE_PARTS.find(({ slug }) => slug === request.params['part'])
  const desk = await draftDesk(services, request)
  return part && desk ? then(desk, part) : notFound()
}

function download({ draft }: DraftDesk, { extension }: SourcePart): Reply {
  const name = `${draft.procedureId}.${extension}`
  return extension === 'json'
    ? file(Buffer.from(JSON.stringify(draft.form, null, 2)), { type: 'application/json', name })
    : file(Buffer.from(draft.bpmn), { type: 'application/xml', name })
}

async function upload(services: Services, request: Request<Session>, at: At): Promise<Reply> {
  const { locale, body, files, linkTo } = request
  const t = translator(locale)
  const { draft } = at.desk
  const again = async (...faults: readonly string[]) =>
    invalid(await uploadPage(services, request, { ...at, faults }))
  const [sent] = files
  if (!sent || sent.size === 0) return again(t('Bạn chưa chọn tệp', 'Choose a file'))
  const source = sourceOf(await readFile(sent.path), at.part)
  if (!source)
    return again(
      t(
        'Tệp không đọc được: phải là tệp đúng loại, mã UTF-8',
        'The file cannot be read: the right kind, in UTF-8',
      ),
    )
  const outcome = await editDraft(officerContext(services, request), {
    draftId: draft.id,
    version: Number(body.get('version')),
    ...source,
  })
  switch (outcome.kind) {
    case 'refused':
      return forbidden()
    case 'not-found':
      return notFound()
    case 'invalid':
      return again(...faultWords(outcome.faults, locale))
    case 'changed-meanwhile':
    case 'closed':
      return again(changedWords(t))
    case 'saved':
      return withFlash(seeOther(linkTo('backoffice.procedures.draft', { proposal: draft.id })), {
        kind: 'success',
        text: t('Đã nhận tệp; hệ thống đã kiểm tra.', 'The file is taken over and was checked.'),
      })
  }
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

function faultWords(faults: ContentFaults, locale: Locale): readonly string[] {
  const t = translator(locale)
  if (faults.part === 'record')
    return [t(`Hồ sơ thủ tục chưa đúng: ${faults.path}`, `Record: ${faults.path}`)]
  const shown =
    faults.part === 'form'
      ? faults.faults.map(({ path, message }) => `${path ? `${path}: ` : ''}${inLocale(message, locale)}`)
      : faults.faults.map((fault) => processFaultWords(fault, locale))
  return shown.slice(0, MAX_FAULTS)
}

const MAX_FAULTS = 20

type ProcessFaults = Extract<ContentFaults, { readonly part: 'process' }>['faults']

function processFaultWords(fault: ProcessFaults[number], locale: Locale): string {
  return inLocale(fault.message, locale)
}

async function uploadPage(
  services: Services,
  request: Request<Session>,
  { desk: { draft }, part, faults }: At & { readonly faults: readonly string[] },
): Promise<Html> {
  const { locale, linkTo, csrfToken } = request
  const t = translator(locale)
  const title = inLocale(part.title, locale)
  const at = { proposal: draft.id, part: part.slug }
  const errors = faults.length > 0 ? { file: faults[0] ?? '' } : {}
  const main = html`${summaryOf(errors, locale)}<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body"><a class="govuk-link" href="${linkTo('backoffice.procedures.download', at)}">${t('Tải tệp hiện tại', 'Download the present file')}</a></p>
${faults.length > 1 ? html`<ul class="govuk-list govuk-list--bullet">${faults.map((fault) => html`<li>${fault}</li>`)}</ul>` : undefined}
<form method="post" enctype="multipart/form-data" action="${linkTo('backoffice.procedures.upload.do', at)}" novalidate><input type="hidden" name="_csrf" value="${csrfToken}"><input type="hidden" name="version" value="${draft.version}">
${fileUpload({ name: 'file', locale, javascript: true, label: { text: t('Tệp mới', 'New file') }, hint: { text: inLocale(part.hint, locale) }, ...errorOf(errors, 'file') })}
${button({ text: t('Kiểm tra và lưu', 'Check and save'), preventDoubleClick: true })}</form>`
  return backofficePage(services, request, {
    title,
    main,
    current: 'procedures',
    errorCount: faults.length,
    backLink: {
      href: linkTo('backoffice.procedures.draft', { proposal: draft.id }),
      text: inLocale(draft.record.name, locale),
    },
  })
}
