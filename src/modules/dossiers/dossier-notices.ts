import { formatDateTime } from '../../platform/i18n/format.ts'
import { type Locale, translator } from '../../platform/i18n/translator.ts'
import type { Db } from '../../platform/db/database.ts'
import type { Letter, Notification } from '../notifications/index.ts'
import type { DossierContext } from './context.ts'
import { findDossier, type LoadedDossier } from './load-dossier.ts'
import type { Directory } from '../organizations/index.ts'

interface Said {
  readonly subject: string
  readonly line: string
}

type Say = (loaded: LoadedDossier, locale: Locale, directory: Directory) => Said

const SAY: Readonly<Record<string, Say>> = {
  'dossier.submitted': ({ state }, locale) => {
    const t = translator(locale)
    return {
      subject: t(`Đã gửi hồ sơ ${state.submissionNo}`, `File ${state.submissionNo} sent`),
      line: t(
        `Chúng tôi đã nhận được hồ sơ bạn gửi, số ${state.submissionNo}. Cơ quan sẽ trả lời trong 8 giờ làm việc.`,
        `We have the file you sent, number ${state.submissionNo}. The agency answers within 8 working hours.`,
      ),
    }
  },
  'dossier.received': ({ state }, locale) => {
    const t = translator(locale)
    const due = state.dueAt ? formatDateTime(state.dueAt) : ''
    return {
      subject: t(`Hồ sơ ${state.code} đã được tiếp nhận`, `File ${state.code} accepted`),
      line: t(
        `Hồ sơ của bạn đã được tiếp nhận, mã số ${state.code}. Hẹn trả kết quả: ${due}.`,
        `Your file was accepted under code ${state.code}. The result is due on ${due}.`,
      ),
    }
  },
  'dossier.declined': ({ state }, locale) => {
    const t = translator(locale)
    return {
      subject: t(
        `Hồ sơ ${state.submissionNo} không được tiếp nhận`,
        `File ${state.submissionNo} not accepted`,
      ),
      line: t(
        'Cơ quan không tiếp nhận hồ sơ của bạn. Mở hồ sơ để xem lý do và cách làm tiếp.',
        'The agency did not accept your file. Open it to read why and what to do.',
      ),
    }
  },
  'dossier.supplement_requested': ({ state }, locale) => {
    const t = translator(locale)
    return {
      subject: t(`Hồ sơ ${numberOf(state)} cần bổ sung`, `File ${numberOf(state)} needs more`),
      line: t(
        'Hồ sơ của bạn cần bổ sung. Mở hồ sơ để xem giấy tờ cần thêm và gửi ngay trên mạng.',
        'Your file needs more papers. Open it to see which, and send them online.',
      ),
    }
  },
  'dossier.supplemented': ({ state }, locale) => {
    const t = translator(locale)
    return {
      subject: t(
        `Đã nhận phần bổ sung của hồ sơ ${numberOf(state)}`,
        `More papers received for file ${numberOf(state)}`,
      ),
      line: t(
        'Chúng tôi đã nhận phần bổ sung của bạn. Hồ sơ được xử lý tiếp.',
        'We have what you added. Work on the file goes on.',
      ),
    }
  },
  'dossier.issued': ({ state }, locale) => {
    const t = translator(locale)
    return {
      subject: t(`Hồ sơ ${numberOf(state)} đã có kết quả`, `Result of file ${numberOf(state)}`),
      line:
        state.content.delivery.way === 'online'
          ? t(
              'Kết quả đã có. Mở hồ sơ để xem và tải về.',
              'The result is there. Open the file to read and download it.',
            )
          : t(
              'Kết quả đã có. Mời bạn nhận theo cách đã chọn; mang theo giấy tiếp nhận và giấy tờ tùy thân.',
              'The result is ready to be collected as you chose; bring the receipt and your identity paper.',
            ),
    }
  },
  'dossier.returned': ({ state }, locale) => {
    const t = translator(locale)
    return {
      subject: t(`Đã trả kết quả hồ sơ ${numberOf(state)}`, `Result of file ${numberOf(state)} handed over`),
      line: t('Kết quả hồ sơ đã được trả. Cảm ơn bạn.', 'The result was handed over. Thank you.'),
    }
  },
  'dossier.withdrawn': ({ state }, locale) => {
    const t = translator(locale)
    return {
      subject: t(`Đã rút hồ sơ ${numberOf(state)}`, `File ${numberOf(state)} withdrawn`),
      line: t('Hồ sơ đã được rút theo yêu cầu của bạn.', 'The file was withdrawn as you asked.'),
    }
  },
  'dossier.stopped': ({ state }, locale) => {
    const t = translator(locale)
    return {
      subject: t(`Đã dừng giải quyết hồ sơ ${numberOf(state)}`, `Work on file ${numberOf(state)} stopped`),
      line: t(
        'Cơ quan đã dừng giải quyết hồ sơ vì chưa nhận được giấy tờ hoặc khoản tiền đã yêu cầu. Mở hồ sơ để xem lý do và thông báo; khi có đủ, bạn nộp hồ sơ mới.',
        'Work on the file was stopped because the papers or the payment asked for have not come. Open it to read why; with everything at hand, apply again.',
      ),
    }
  },
  'dossier.extended': ({ state }, locale) => {
    const t = translator(locale)
    const due = state.dueAt ? formatDateTime(state.dueAt) : ''
    return {
      subject: t(
        `Xin lỗi và hẹn lại ngày trả kết quả hồ sơ ${numberOf(state)}`,
        `An apology and a new date for file ${numberOf(state)}`,
      ),
      line: t(
        `Cơ quan xin lỗi vì chưa trả kết quả đúng hẹn. Ngày hẹn mới: ${due}. Mở hồ sơ để xem lý do và thư xin lỗi.`,
        `The agency apologises: the result will be late. The new date is ${due}. Open the file to read why.`,
      ),
    }
  },
  'dossier.financial_duty_requested': ({ state }, locale) => {
    const t = translator(locale)
    return {
      subject: t(
        `Hồ sơ ${numberOf(state)} cần nộp nghĩa vụ tài chính`,
        `File ${numberOf(state)} waits for a payment`,
      ),
      line: t(
        'Hồ sơ của bạn cần nộp thuế, phí trước khi giải quyết tiếp. Mở hồ sơ để xem số tiền và cách nộp.',
        'A tax or charge has to be paid before work on your file goes on. Open it to see how much and how.',
      ),
    }
  },
  'dossier.payment_proof_sent': ({ state }, locale) => {
    const t = translator(locale)
    return {
      subject: t(
        `Đã gửi chứng từ nộp tiền của hồ sơ ${numberOf(state)}`,
        `Proof of payment sent for file ${numberOf(state)}`,
      ),
      line: t(
        'Chúng tôi đã chuyển chứng từ bạn gửi đến người giải quyết. Khi cơ quan xác nhận, hồ sơ được giải quyết tiếp và bạn nhận được ngày hẹn trả.',
        'What you sent is with the officer in charge. Once the agency confirms it, work goes on and you are told the due date.',
      ),
    }
  },
  'dossier.financial_duty_done': ({ state }, locale) => {
    const t = translator(locale)
    const due = state.dueAt ? formatDateTime(state.dueAt) : ''
    return {
      subject: t(
        `Đã xác nhận nộp tiền của hồ sơ ${numberOf(state)}`,
        `Payment for file ${numberOf(state)} confirmed`,
      ),
      line: t(
        `Cơ quan đã xác nhận khoản nộp và giải quyết tiếp hồ sơ. Hẹn trả kết quả: ${due}.`,
        `The agency has confirmed the payment and work goes on. The result is due on ${due}.`,
      ),
    }
  },
  'dossier.recounted': ({ state }, locale) => {
    const t = translator(locale)
    const due = state.dueAt ? formatDateTime(state.dueAt) : ''
    return {
      subject: t(
        `Ngày hẹn trả hồ sơ ${numberOf(state)} thay đổi theo lịch nghỉ`,
        `New date for file ${numberOf(state)}: the calendar changed`,
      ),
      line: t(
        `Lịch nghỉ, làm bù vừa thay đổi nên ngày hẹn trả được tính lại: ${due}. Mở hồ sơ để xem cách tính từng ngày.`,
        `Days off changed, so the date was counted anew: ${due}. Open the file to see how each day counts.`,
      ),
    }
  },
  'dossier.succeeded': ({ state }, locale, directory) => {
    const t = translator(locale)
    const name = directory.findAgency(state.agencyId)?.name
    return {
      subject: t(
        `Hồ sơ ${numberOf(state)} chuyển cho cơ quan kế tục`,
        `File ${numberOf(state)} passed to the agency that took over`,
      ),
      line: t(
        `Bộ máy được sắp xếp lại, từ nay ${name?.vi ?? 'cơ quan kế tục'} giải quyết hồ sơ của bạn. Mã hồ sơ và hẹn trả giữ nguyên, bạn không phải nộp lại gì.`,
        `After a reorganisation, ${name?.en ?? 'the agency that took over'} handles your file. Code and due date stay; you need not send anything again.`,
      ),
    }
  },
  'dossier.moved_to_revision': ({ state }, locale) => {
    const t = translator(locale)
    const due = state.dueAt ? formatDateTime(state.dueAt) : ''
    return {
      subject: t(
        `Hồ sơ ${numberOf(state)} được giải quyết theo quy định mới`,
        `File ${numberOf(state)} goes on by new rules`,
      ),
      line: t(
        `Thủ tục bạn nộp có quy định mới và hồ sơ của bạn được chuyển sang quy định này. Thông tin, giấy tờ đã nộp giữ nguyên${due ? `, hẹn trả kết quả: ${due}` : ''}. Mở hồ sơ để xem điều gì thay đổi và vì sao.`,
        `The procedure has new rules, and your file goes on by them. What you sent stays${due ? `; the result is due on ${due}` : ''}. Open the file to read what changes and why.`,
      ),
    }
  },
  'dossier.messaged': ({ state }, locale) => {
    const t = translator(locale)
    return {
      subject: t(`Tin nhắn mới về hồ sơ ${numberOf(state)}`, `New message about file ${numberOf(state)}`),
      line: t(
        'Cơ quan giải quyết có tin nhắn cho bạn. Mở hồ sơ để đọc và trả lời.',
        'The agency has a message for you. Open the file to read and answer it.',
      ),
    }
  },
}

function numberOf(state: LoadedDossier['state']): string {
  return state.code ?? state.submissionNo
}

interface NoticeWords {
  readonly subject: string
  readonly line: string
}

/** What a notice says; undefined for a kind this version does not know. */
function noticeWords(
  { directory }: Pick<DossierContext, 'directory'>,
  kind: string,
  loaded: LoadedDossier,
  locale: Locale,
): NoticeWords | undefined {
  return SAY[kind]?.(loaded, locale, directory)
}

type DescribeContext = Pick<DossierContext, 'catalog' | 'directory' | 'publicUrl'>

/** The letter to an applicant. It names the dossier and the procedure, and nothing that was declared. */
export async function describeDossierNotice(
  ctx: DescribeContext,
  db: Db,
  notification: Notification,
): Promise<Letter | undefined> {
  const loaded =
    notification.dossierId === null ? undefined : await findDossier(ctx, db, notification.dossierId)
  if (!loaded) return undefined
  const account = await contactOf(db, notification.accountId)
  const locale = account?.locale ?? 'vi'
  const said = noticeWords(ctx, notification.kind, loaded, locale)
  if (!said) return undefined
  const { applicant } = loaded.state.content
  const t = translator(locale)
  const link =
    notification.accountId === null ? `${ctx.publicUrl}/tra-cuu` : `${ctx.publicUrl}/ho-so/${loaded.state.id}`
  const name = loaded.revision.record.name[locale]
  return {
    email: account?.email ?? applicant.email,
    phone: account?.phone ?? applicant.phone,
    subject: said.subject,
    text: [
      t('Chào bạn,', 'Hello,'),
      said.line,
      `${t('Thủ tục', 'Procedure')}: ${name}`,
      `${t('Xem hồ sơ', 'See the file')}: ${link}`,
    ].join('\n\n'),
    shortText: `${said.subject}. ${link}`,
  }
}

async function contactOf(
  db: Db,
  accountId: string | null,
): Promise<{ email: string | null; phone: string | null; locale: Locale } | undefined> {
  if (accountId === null) return undefined
  return db
    .selectFrom('accounts')
    .select(['email', 'phone', 'locale'])
    .where('id', '=', accountId)
    .executeTakeFirst()
}
