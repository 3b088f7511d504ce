import type { RegisterRow } from '../../modules/documents/index.ts'
import type { DeskRegisterEntry, RegisterEntry } from '../../modules/dossiers/index.ts'
import { inLocale, type Locale, type Translate, translator } from '../../platform/i18n/translator.ts'
import type { Services } from '../../web/services.ts'
import { statusWords } from '../../web/words/index.ts'

/** Ends without a result are told in the last column: the column of the result stays empty. */
const ENDED_WITHOUT: readonly string[] = ['withdrawn', 'stopped']

/** A line of the register in words, the same on screen and on paper. */
export function registerRow(
  { catalog, directory }: Pick<Services, 'catalog' | 'directory'>,
  entry: RegisterEntry | DeskRegisterEntry,
  locale: Locale = 'vi',
): RegisterRow {
  const t = translator(locale)
  const { applicant } = entry
  const isWithout = ENDED_WITHOUT.includes(entry.status)
  const agencyName = directory.findAgency(entry.agencyId)?.shortName ?? entry.agencyId
  return {
    number: entry.number,
    code: entry.code,
    procedure: inLocale(catalog.getRevision(entry.procedureId, entry.revision).record.name, locale),
    sets: 1,
    applicant: applicant.name,
    contact: [applicant.address, applicant.phone].filter((text) => text).join('; '),
    competentAgency: agencyName,
    receivedAt: entry.receivedAt,
    dueAt: entry.dueAt ?? undefined,
    transferredAt: entry.transferredAt ?? undefined,
    resultAt: isWithout ? undefined : (entry.finishedAt ?? undefined),
    returnedAt: entry.returnedAt ?? undefined,
    delivery: shortDelivery(entry.delivery.way, t),
    note: [...deskNotes({ directory, agencyName, locale, t }, entry), ...notesOf(entry, t)].join('; '),
  }
}

function shortDelivery(way: string, t: Translate): string {
  if (way === 'online') return t('Trực tuyến', 'Online')
  return way === 'post' ? t('Bưu chính', 'By post') : t('Trực tiếp', 'In person')
}

interface DeskSpeech extends Pick<Services, 'directory'> {
  readonly agencyName: string
  readonly locale: Locale
  readonly t: Translate
}

/** Of what a desk received for another agency: in whose register it is counted, and to whom it was sent. */
function deskNotes(
  { directory, agencyName, locale, t }: DeskSpeech,
  entry: RegisterEntry | DeskRegisterEntry,
): readonly string[] {
  if (!('sentToUnitId' in entry)) return []
  const { number, sentToUnitId } = entry
  const unit = sentToUnitId === undefined ? undefined : directory.findUnit(sentToUnitId)
  const home = unit && directory.findAgency(unit.agencyId)?.shortName
  const to = unit && [inLocale(unit.name, locale), home].filter((word) => word !== undefined).join(', ')
  return [
    t(
      `Nhận cho ${agencyName}, số ${number} trong sổ của ${agencyName}`,
      `Received for ${agencyName}, no. ${number} of its register`,
    ),
    ...(to === undefined ? [] : [t(`Chuyển đến: ${to}`, `Sent to: ${to}`)]),
  ]
}

function notesOf({ channel, status, applicant }: RegisterEntry, t: Translate): readonly string[] {
  const { representative } = applicant
  return [
    ...(channel === 'post' ? [t('Nộp qua bưu chính', 'Filed by post')] : []),
    ...(representative ? [t(`Nộp thay: ${representative.name}`, `Handed in by ${representative.name}`)] : []),
    ...(ENDED_WITHOUT.includes(status) ? [statusWords(status, t)] : []),
  ]
}
