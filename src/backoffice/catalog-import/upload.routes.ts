import {
  FACTS_COLUMNS,
  type FactsReading,
  keepUpload,
  readFactsFile,
  type RowFault,
} from '../../modules/catalog/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import { invalid, page, type Reply, seeOther } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { formatNumber } from '../../platform/i18n/format.ts'
import { inLocale, type Text, type Translate, translator } from '../../platform/i18n/translator.ts'
import { button, details, fileUpload, type Html, html, table } from '../../ui/index.ts'
import { errorOf, summaryOf } from '../../web/account/index.ts'
import { officerContext } from '../../web/contexts.ts'
import type { Services } from '../../web/services.ts'
import { provinceAdmin } from '../calendar/province-admin.ts'
import { backofficePage } from '../frame.ts'
import { stacked } from '../stacked-table.ts'

export const IMPORT_BASE = '/can-bo/thu-tuc/nhap'

const MEGABYTE = 1024 ** 2
/** More than this is for the command line, which has memory of its own. */
const MAX_BYTES = 25 * MEGABYTE
const LIMITS = { fileBytes: 60 * MEGABYTE, files: 1, totalBytes: 64 * MEGABYTE, fields: 10 }
const SHOWN_FAULTS = 200

export function uploadRoutes(services: Services): readonly Route<Session>[] {
  return [
    {
      name: 'backoffice.catalog-import',
      method: 'GET',
      path: IMPORT_BASE,
      access: provinceAdmin,
      handler: (request) => uploadPage(services, request, {}),
    },
    {
      name: 'backoffice.catalog-import.read',
      method: 'POST',
      path: IMPORT_BASE,
      access: provinceAdmin,
      // A file over the limit is told so in words, not cut off by the floor.
      multipart: LIMITS,
      rateLimit: { max: 30, windowSeconds: 600, by: 'session' },
      handler: (request) => read(services, request),
    },
  ]
}

interface Refused {
  readonly problem?: Text
  readonly faults?: readonly RowFault[]
}

async function read(services: Services, request: Request<Session>): Promise<Reply> {
  const file = request.files.find(({ size, filename }) => size > 0 || filename !== '')
  if (!file) return uploadPage(services, request, { problem: NO_FILE })
  if (file.size > MAX_BYTES) return uploadPage(services, request, { problem: TOO_LARGE })
  const reading = await readFactsFile(file.path)
  const refused = whyNot(reading)
  if (refused || !reading.ok) return uploadPage(services, request, refused ?? {})
  const { actor } = officerContext(services, request)
  const upload = await keepUpload(services, {
    fileName: file.filename,
    format: reading.format,
    records: reading.rows.map(({ facts }) => facts),
    accountId: actor.accountId,
  })
  return seeOther(request.linkTo('backoffice.catalog-import.preview', { upload }))
}

const NO_FILE: Text = { vi: 'Bạn chưa chọn tệp', en: 'Choose a file' }
const TOO_LARGE: Text = {
  vi: `Tệp lớn hơn ${MAX_BYTES / MEGABYTE} MB: hãy chia nhỏ, hoặc nhập bằng lệnh “motcua catalog import” trên máy chủ.`,
  en: `The file is larger than ${MAX_BYTES / MEGABYTE} MB: split it, or use “motcua catalog import” on the server.`,
}

function whyNot(reading: FactsReading): Refused | undefined {
  if (!reading.ok) return { problem: reading.problem }
  const { faults, unread } = reading
  if (unread.length > 0) {
    const names = unread.map((name) => `“${name}”`).join(', ')
    return {
      problem: {
        vi: `Tệp có cột lạ: ${names}. Hãy xóa các cột này hoặc đổi tên theo danh sách cột bên dưới.`,
        en: `The file has columns that mean nothing here: ${names}. Remove or rename them.`,
      },
      faults,
    }
  }
  if (faults.length === 0) return undefined
  return {
    problem: {
      vi: `Tệp có ${faults.length} lỗi, chưa nhập gì. Hãy sửa theo danh sách dưới đây rồi chọn lại tệp.`,
      en: `The file has ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}; nothing was imported. Mend what is listed and choose the file again.`,
    },
    faults,
  }
}

async function uploadPage(services: Services, request: Request<Session>, refused: Refused): Promise<Reply> {
  const { locale, linkTo, csrfToken } = request
  const t = translator(locale)
  const title = t('Nhập danh mục thủ tục', 'Import procedures')
  const { problem, faults = [] } = refused
  const errors = problem ? { file: inLocale(problem, locale) } : {}
  const listed = formatNumber(services.catalog.listed.length, locale)
  const main = html`${summaryOf(errors, locale)}<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${t('Đưa tệp thủ tục hành chính đã công bố. Hệ thống đọc, chỉ ra lỗi theo dòng và cột, cho xem trước; chưa có gì thay đổi cho đến khi bạn xác nhận. Nhập lại cùng tệp không sinh bản ghi trùng.', 'Give a file of published procedures. It is read, faults are shown by row and column, and you see what would change; nothing changes before you confirm. The same file again makes no doubles.')}</p>
<p class="govuk-body">${t(`Hiện có ${listed} thủ tục đã nhập, tra cứu được trên cổng nhưng chưa nộp trực tuyến được.`, `${listed} procedures imported so far: found on the portal, not filed online yet.`)}</p>
<form method="post" enctype="multipart/form-data" action="${linkTo('backoffice.catalog-import.read')}" novalidate><input type="hidden" name="_csrf" value="${csrfToken}">
${fileUpload({ name: 'file', locale, javascript: true, label: { text: t('Tệp NDJSON, CSV hoặc XLSX', 'An NDJSON, CSV or XLSX file') }, hint: { text: t('Tối đa 25 MB', 'At most 25 MB') }, ...errorOf(errors, 'file') })}
${button({ text: t('Đọc tệp', 'Read the file'), preventDoubleClick: true })}</form>
${faults.length > 0 && faultTable(faults, locale, t)}
${details({ summaryText: t('Các cột của tệp CSV, XLSX', 'Columns of CSV and XLSX files'), text: columnTable(t) })}`
  const markup = await backofficePage(services, request, {
    title,
    main,
    current: 'catalog-import',
    errorCount: Object.keys(errors).length,
  })
  return problem ? invalid(markup) : page(markup)
}

function faultTable(faults: readonly RowFault[], locale: Request<Session>['locale'], t: Translate): Html {
  const head = [{ text: t('Dòng', 'Row') }, { text: t('Cột', 'Column') }, { text: t('Lỗi', 'Fault') }]
  const rows = faults
    .slice(0, SHOWN_FAULTS)
    .map(({ row, column, message }) => [
      { text: String(row) },
      { text: column },
      { text: inLocale(message, locale) },
    ])
  const more = faults.length - rows.length
  return html`${table({ caption: t('Lỗi theo dòng và cột', 'Faults by row and column'), ...stacked(head, rows) })}
${more > 0 && html`<p class="govuk-body">${t(`… và ${more} lỗi nữa.`, `… and ${more} more.`)}</p>`}`
}

function columnTable(t: Translate): Html {
  const head = [
    { text: t('Cột', 'Column') },
    { text: t('Tên trong NDJSON', 'Name in NDJSON') },
    { text: t('Cách ghi', 'How it is written') },
  ]
  const rows = FACTS_COLUMNS.map(({ key, title, shape }) => [
    { text: title.vi },
    { text: html`<code>${key}</code>` },
    { text: t(shape.vi, shape.en) },
  ])
  return table({
    caption: t('Hàng đầu của tệp là tên các cột', 'The first row of the file names the columns'),
    ...stacked(head, rows),
  })
}
