import type { Db } from '../../../platform/db/database.ts'
import { formatDateTime } from '../../../platform/i18n/format.ts'
import { type Locale, translator } from '../../../platform/i18n/translator.ts'
import { getAccount } from '../../identity/index.ts'
import { type Letter, listMutes, type Notification } from '../../notifications/index.ts'
import type { DossierContext } from '../context.ts'
import { type AlertKind, ALERT_KINDS } from './alert-kinds.ts'
import { type AlertFile, isSettled, listAlertFiles } from './alert-files.ts'

interface Words {
  readonly subject: string
  readonly line: string
}

type FileKind = Exclude<AlertKind, 'alert.letters_due' | 'alert.recounted'>

/** What a reminder about one file says: its code and date, nothing of the applicant. */
function fileWords(kind: FileKind, file: AlertFile, at: Date, locale: Locale): Words {
  const t = translator(locale)
  const { code } = file
  const due = formatDateTime(at)
  switch (kind) {
    case 'alert.due_soon':
      return {
        subject: t(`Hồ sơ ${code} sắp đến hạn`, `File ${code} is due soon`),
        line: t(`Hồ sơ ${code} hẹn trả lúc ${due}.`, `The result of file ${code} is due at ${due}.`),
      }
    case 'alert.overdue':
      return {
        subject: t(`Hồ sơ ${code} đã quá hạn`, `File ${code} is late`),
        line: t(
          `Hồ sơ ${code} đã quá hạn từ ${due} và chưa có kết quả.`,
          `The result of file ${code} was due at ${due} and is not there.`,
        ),
      }
    case 'alert.answer_overdue':
      return {
        subject: t(`Hồ sơ ${code} quá hạn trả lời ý kiến`, `An opinion on file ${code} is late`),
        line: t(
          `Ý kiến được hỏi về hồ sơ ${code} phải trả lời trước ${due} và chưa có.`,
          `The opinion asked on file ${code} was due at ${due} and has not come.`,
        ),
      }
    case 'alert.payment_proof':
      return {
        subject: t(`Hồ sơ ${code} có chứng từ nộp tiền`, `Proof of payment for file ${code}`),
        line: t(
          `Người nộp đã gửi chứng từ nộp tiền của hồ sơ ${code}. Bạn xem và xác nhận để giải quyết tiếp; thời hạn vẫn dừng đến lúc đó.`,
          `The applicant sent proof of the payment for file ${code}. Look at it and confirm to go on; the clock stands still until then.`,
        ),
      }
  }
}

function lettersWords(count: number, locale: Locale): Words {
  const t = translator(locale)
  return {
    subject: t(`${count} hồ sơ cần thư xin lỗi`, `${count} files need a letter of apology`),
    line: t(
      `Hôm nay có ${count} hồ sơ đã quá hạn, hoặc sắp quá hạn, mà chưa có kết quả và chưa có thư xin lỗi. Hệ thống đã chuẩn bị thư để bạn xem và ký.`,
      `Today ${count} files are late, or will soon be, with neither a result nor a letter of apology. The letters are drafted for you to read and sign.`,
    ),
  }
}

type AlertContext = Pick<DossierContext, 'publicUrl'>

/** The mail of a reminder; undefined when it is true no more, or the officer wants it no more. */
export async function describeAlert(
  { publicUrl }: AlertContext,
  db: Db,
  notification: Notification,
): Promise<Letter | undefined> {
  const kind = ALERT_KINDS.find((known) => known === notification.kind)
  // A day off moves all files of an officer at once: his list of reminders says which, and no mail for each.
  if (!kind || kind === 'alert.recounted' || notification.accountId === null) return undefined
  const [account, mutes] = await Promise.all([
    getAccount(db, notification.accountId),
    listMutes(db, notification.accountId),
  ])
  if (account.status !== 'active' || mutes.has(kind)) return undefined
  if (kind === 'alert.letters_due') {
    const words = lettersWords(Number(notification.params['count']), account.locale)
    return letterTo(account.email, words, `${publicUrl}/can-bo/sap-qua-han`, account.locale)
  }
  const [file] = notification.dossierId === null ? [] : await listAlertFiles(db, [notification.dossierId])
  if (!file || isSettled(kind, file)) return undefined
  const words = fileWords(kind, file, new Date(String(notification.params['dueAt'])), account.locale)
  return letterTo(account.email, words, `${publicUrl}/can-bo/ho-so/${file.dossierId}`, account.locale)
}

function letterTo(email: string | null, { subject, line }: Words, link: string, locale: Locale): Letter {
  const t = translator(locale)
  const settings = t(
    'Bạn chọn loại nhắc việc muốn nhận trong trang Nhắc việc.',
    'Choose which reminders you want on the page Reminders.',
  )
  return {
    email,
    // Officers are not written to by text message.
    phone: null,
    subject,
    text: [line, `${t('Mở', 'Open')}: ${link}`, settings].join('\n\n'),
    shortText: subject,
  }
}
