import type { EventType, LoadedDossier } from '../../modules/dossiers/index.ts'
import type { Text } from '../../platform/i18n/translator.ts'
import {
  apologyPdf,
  type DocumentContext,
  isRefused,
  refusalPdf,
  stopNoticePdf,
} from '../../web/dossier-documents/index.ts'

interface TimePaper {
  /** Its route is `backoffice.dossier.<name>`. */
  readonly name: string
  readonly file: `${string}.pdf`
  readonly title: Text
  isThere(loaded: LoadedDossier): boolean
  render(ctx: DocumentContext, loaded: LoadedDossier): Promise<Buffer>
}

const after =
  (type: EventType) =>
  ({ events }: LoadedDossier) =>
    events.some((event) => event.type === type)

/** Papers that a dossier gets on its way, made from its events each time. */
export const TIME_PAPERS: readonly TimePaper[] = [
  {
    name: 'apology-letter',
    file: 'phieu-xin-loi.pdf',
    title: { vi: 'Phiếu xin lỗi và hẹn lại', en: 'Letter of apology' },
    isThere: after('extended'),
    render: (ctx, loaded) => apologyPdf(ctx, loaded),
  },
  {
    name: 'refusal-notice',
    file: 'phieu-tu-choi-giai-quyet.pdf',
    title: { vi: 'Phiếu từ chối giải quyết', en: 'Notice of refusal' },
    isThere: isRefused,
    render: refusalPdf,
  },
  {
    name: 'stop-notice',
    file: 'thong-bao-dung.pdf',
    title: { vi: 'Thông báo dừng giải quyết', en: 'Notice of stopping' },
    isThere: after('stopped'),
    render: stopNoticePdf,
  },
]
