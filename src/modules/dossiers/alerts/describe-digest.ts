import { addWorkingDays } from '../../../engines/calendar/index.ts'
import type { Db } from '../../../platform/db/database.ts'
import { formatDate, formatDateTime } from '../../../platform/i18n/format.ts'
import { type Locale, translator } from '../../../platform/i18n/translator.ts'
import { findOfficerActor, getAccount } from '../../identity/index.ts'
import { type Letter, listMutes, type Notification } from '../../notifications/index.ts'
import type { DossierContext } from '../context.ts'
import { countWork, listWork, SOON_WORKING_DAYS, WORK_COUNT_CAP, type WorkRow } from '../work-lists.ts'
import { DIGEST } from './alert-kinds.ts'

const MOST_URGENT = 10

type DigestContext = Pick<DossierContext, 'clock' | 'directory' | 'publicUrl'>

/**
 * The mail of a working morning: how much waits for an officer, and the most urgent ten by their codes. Undefined where
 * nothing waits, or when he holds no post any more.
 */
export async function describeDigest(
  { clock, directory, publicUrl }: DigestContext,
  db: Db,
  { accountId }: Notification,
): Promise<Letter | undefined> {
  const actor = accountId === null ? undefined : await findOfficerActor({ db, clock }, accountId)
  if (!actor) return undefined
  const [account, mutes] = await Promise.all([
    getAccount(db, actor.accountId),
    listMutes(db, actor.accountId),
  ])
  if (mutes.has(DIGEST)) return undefined
  const now = clock.now()
  const calendar = directory.calendarOf(actor.posts[0]?.agencyId ?? '')
  const moments = { now, soonUntil: addWorkingDays(calendar, now, SOON_WORKING_DAYS) }
  const [counts, late, soon] = await Promise.all([
    countWork(db, actor, moments),
    listWork(db, actor, { list: 'late', ...moments, limit: MOST_URGENT }),
    listWork(db, actor, { list: 'soon', ...moments, limit: MOST_URGENT }),
  ])
  const { locale, email } = account
  const lines = countLines(counts, locale)
  if (lines.length === 0) return undefined
  const t = translator(locale)
  const urgent = [...late.rows, ...soon.rows].slice(0, MOST_URGENT)
  const subject = t(`Việc ngày ${formatDate(now)}`, `Work of ${formatDate(now)}`)
  return {
    email,
    phone: null,
    subject,
    text: [
      t('Hôm nay bạn có:', 'Today you have:'),
      lines.join('\n'),
      ...(urgent.length > 0
        ? [[t('Gấp nhất:', 'Most urgent:'), ...urgent.map((row) => urgentLine(row, now, locale))].join('\n')]
        : []),
      `${t('Mở danh sách', 'Open the lists')}: ${publicUrl}/can-bo`,
      t(
        'Bạn có thể thôi nhận thư này trong trang Nhắc việc.',
        'You can stop this mail on the page Reminders.',
      ),
    ].join('\n\n'),
    shortText: subject,
  }
}

type Counts = Awaited<ReturnType<typeof countWork>>

function countLines(counts: Counts, locale: Locale): readonly string[] {
  const t = translator(locale)
  const words: readonly (readonly [keyof Counts, string])[] = [
    ['receive', t('hồ sơ chờ tiếp nhận', 'files to receive')],
    ['mine', t('hồ sơ bạn đang giữ', 'files in your hands')],
    ['late', t('hồ sơ quá hạn', 'late files')],
    ['soon', t('hồ sơ sắp đến hạn', 'files due soon')],
  ]
  return words.flatMap(([list, text]) => {
    const count = counts[list]
    if (count === 0) return []
    return [`- ${count < WORK_COUNT_CAP ? count : `${WORK_COUNT_CAP - 1}+`} ${text}`]
  })
}

function urgentLine({ code, submissionNo, dueAt }: WorkRow, now: Date, locale: Locale): string {
  const t = translator(locale)
  if (!dueAt) return `- ${code ?? submissionNo}`
  const words = dueAt < now ? t('quá hạn từ', 'late since') : t('hạn', 'due')
  return `- ${code ?? submissionNo}: ${words} ${formatDateTime(dueAt)}`
}
