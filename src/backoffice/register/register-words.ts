import type { RegisterRow } from '../../modules/documents/index.ts'
import type { RegisterEntry } from '../../modules/dossiers/index.ts'
import { inLocale, type Locale, type Translate, translator } from '../../platform/i18n/translator.ts'
import type { Services } from '../../web/services.ts'
import { statusWords } from '../../web/words/index.ts'

/** Ends without a result are told in the last column: the column of the result stays empty. */
const ENDED_WITHOUT: readonly string[] = ['withdrawn', 'stopped']

/** A line of the register in words, the same on screen and on paper. */
export function registerRow(
  { catalog, directory }: Pick<Services, 'catalog' | 'directory'>,
  entry: RegisterEntry,
  locale: Locale = 'vi',
): RegisterRow {
  const t = translator(locale)
  const { applicant } = entry
  const isWithout = ENDED_WITHOUT.includes(entry.status)
  return {
    number: entry.number,
    code: entry.code,
    procedure: inLocale(catalog.getRevision(entry.procedureId, entry.revision).record.name, locale),
    sets: 1,
    applicant: applicant.name,
    contact: [applicant.address, applicant.phone].filter((text) => text).join('; '),
    competentAgency: directory.findAgency(entry.agencyId)?.shortName ?? entry.agencyId,
    receivedAt: entry.receivedAt,
    dueAt: entry.dueAt ?? undefined,
    transferredAt: entry.transferredAt ?? undefined,
    resultAt: isWithout ? undefined : (entry.finishedAt ?? undefined),
    returnedAt: entry.returnedAt ?? undefined,
    delivery: shortDelivery(entry.delivery.way, t),
    note: noteOf(entry, t),
  }
}

function shortDelivery(way: string, t: Translate): string {
  if (way === 'online') return t('Trực tuyến', 'Online')
  return way === 'post' ? t('Bưu chính', 'By post') : t('Trực tiếp', 'In person')
}

function noteOf({ channel, status, applicant }: RegisterEntry, t: Translate): string {
  const { representative } = applicant
  const notes = [
    ...(channel === 'post' ? [t('Nộp qua bưu chính', 'Filed by post')] : []),
    ...(representative ? [t(`Nộp thay: ${representative.name}`, `Handed in by ${representative.name}`)] : []),
    ...(ENDED_WITHOUT.includes(status) ? [statusWords(status, t)] : []),
  ]
  return notes.join('; ')
}
