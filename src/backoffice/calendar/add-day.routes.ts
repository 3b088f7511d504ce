import { type CalendarChangeError, changeCalendar } from '../../modules/dossiers/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import { type CalendarChange, isWeekday } from '../../modules/organizations/index.ts'
import { forbidden, type Reply, seeOther, withFlash } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { type Translate, translator } from '../../platform/i18n/translator.ts'
import { button, dateInput, html, radios, select, textInput } from '../../ui/index.ts'
import { errorOf, type FormErrors } from '../../web/account/index.ts'
import { officerContext } from '../../web/contexts.ts'
import type { Services } from '../../web/services.ts'
import { officeFormPage } from '../office-form.ts'
import { CHANGE_KINDS, kindWords, LIKE_DAYS, weekdayWords } from './calendar-words.ts'
import { provinceAdmin } from './province-admin.ts'

export function addDayRoutes(services: Services): readonly Route<Session>[] {
  return [
    {
      name: 'backoffice.calendar.add',
      method: 'GET',
      path: '/can-bo/lich-lam-viec/them',
      access: provinceAdmin,
      handler: (request) => addPage(services, request, {}),
    },
    {
      name: 'backoffice.calendar.add.do',
      method: 'POST',
      path: '/can-bo/lich-lam-viec/them',
      access: provinceAdmin,
      handler: (request) => add(services, request),
    },
  ]
}

async function add(services: Services, request: Request<Session>): Promise<Reply> {
  const t = translator(request.locale)
  const kind = CHANGE_KINDS.find((one) => one === request.body.get('kind'))
  if (!kind) return addPage(services, request, { kind: t('Hãy chọn loại ngày', 'Choose the kind of day') })
  const outcome = await changeCalendar(officerContext(services, request), {
    add: changeOf(request, kind),
    reason: request.body.get('reason'),
  })
  if (outcome.kind === 'refused') return forbidden()
  if (outcome.kind === 'invalid') return addPage(services, request, errorWords(outcome.errors, t))
  await services.refresh()
  return withFlash(seeOther(request.linkTo('backoffice.calendar')), {
    kind: 'success',
    text: t(
      'Đã thêm ngày. Hẹn trả của hồ sơ đang giải quyết đang được tính lại.',
      'The day is added. Due dates of open files are being counted anew.',
    ),
  })
}

function changeOf({ body }: Request<Session>, kind: CalendarChange['kind']): CalendarChange {
  const [year, month, day] = ['year', 'month', 'day'].map((part) => body.get(`date-${part}`).trim())
  const like = body.get('like')
  const vi = body.get('name').trim()
  return {
    date: `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`,
    kind,
    name: { vi, en: body.get('nameEn').trim() || vi },
    ...(kind === 'WORKED' && isWeekday(like) ? { like } : {}),
  }
}

export function errorWords(errors: readonly CalendarChangeError[], t: Translate): FormErrors {
  const words: Readonly<Record<CalendarChangeError, readonly [id: string, text: string]>> = {
    date: [
      'date-day',
      t('Ngày không có trong lịch; hãy nhập đủ ngày, tháng, năm', 'No such day in the calendar'),
    ],
    'date-already': [
      'date-day',
      t(
        'Ngày này đã như vậy theo lịch hiện có, không cần thêm',
        'The calendar says so already: nothing to add',
      ),
    ],
    'date-absent': ['reason', t('Ngày này đã được gỡ rồi', 'The day has been taken back already')],
    name: ['name', t('Bạn chưa nhập tên ngày', 'Enter a name for the day')],
    reason: [
      'reason',
      t('Bạn chưa nhập số, ngày của văn bản quyết định', 'Enter number and date of the decision'),
    ],
  }
  return Object.fromEntries(errors.map((error) => words[error]))
}

function addPage(services: Services, request: Request<Session>, errors: FormErrors): Promise<Reply> {
  const t = translator(request.locale)
  const { body, locale } = request
  const choose = { value: '', text: t('Như thứ Hai', 'As on Monday') }
  return officeFormPage(services, request, {
    title: t('Thêm ngày nghỉ hoặc làm bù', 'Add a day off or a day worked'),
    action: request.linkTo('backoffice.calendar.add.do'),
    current: 'calendar',
    backLink: { href: request.linkTo('backoffice.calendar'), text: t('Lịch làm việc', 'Working calendar') },
    errors,
    fields: html`${radios({
      name: 'kind',
      locale,
      value: body.get('kind'),
      fieldset: { legend: { text: t('Loại ngày', 'Kind of day'), classes: 'govuk-fieldset__legend--s' } },
      items: CHANGE_KINDS.map((kind) => ({ value: kind, text: kindWords(kind, t) })),
      ...errorOf(errors, 'kind'),
    })}
${dateInput({
  id: 'date',
  namePrefix: 'date',
  locale,
  values: { day: body.get('date-day'), month: body.get('date-month'), year: body.get('date-year') },
  fieldset: { legend: { text: t('Ngày', 'Day'), classes: 'govuk-fieldset__legend--s' } },
  ...errorOf(errors, 'date-day'),
})}
${textInput({ name: 'name', locale, label: { text: t('Tên ngày', 'Name of the day') }, hint: { text: t('Hiện trong cách tính hẹn trả, ví dụ: Nghỉ tránh bão số 9', 'Shown where due dates are explained') }, value: body.get('name'), ...errorOf(errors, 'name') })}
${textInput({ name: 'nameEn', locale, label: { text: t('Tên bằng tiếng Anh (không bắt buộc)', 'Name in English (optional)') }, value: body.get('nameEn') })}
${select({ name: 'like', locale, label: { text: t('Giờ làm của ngày làm bù', 'Hours of a day worked instead') }, items: [choose, ...LIKE_DAYS.map((day) => ({ value: day, text: weekdayWords(day, t) }))], value: body.get('like') })}
${textInput({ name: 'reason', locale, label: { text: t('Văn bản quyết định', 'The decision') }, hint: { text: t('Số, ngày, cơ quan ban hành', 'Number, date and authority') }, value: body.get('reason'), ...errorOf(errors, 'reason') })}
${button({ text: t('Thêm và tính lại hẹn trả', 'Add and count anew'), preventDoubleClick: true })}`,
  })
}
