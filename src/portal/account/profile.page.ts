import type { Account, Profile, ProfileErrors, Session } from '../../modules/identity/index.ts'
import type { Form } from '../../platform/http/form.ts'
import type { Reply } from '../../platform/http/reply.ts'
import type { Request } from '../../platform/http/route.ts'
import { type Translate, translator } from '../../platform/i18n/translator.ts'
import { button, dateInput, type Html, html, select, textInput } from '../../ui/index.ts'
import { errorOf, type FormErrors } from '../../web/account/index.ts'
import type { Services } from '../../web/services.ts'
import { formPage } from './account-form.ts'
import { communeChoices } from './commune-choices.ts'
import { nameWords, nationalIdWords, taxCodeWords } from './register.page.ts'

/** What stands in the boxes: of the account, or as typed. */
export type ProfileBoxes = Readonly<Record<(typeof BOXES)[number], string>>

const BOXES = [
  'fullName',
  'organisationName',
  'taxCode',
  'nationalId',
  'day',
  'month',
  'year',
  'areaCode',
  'address',
] as const

export function boxesOfAccount(account: Account): ProfileBoxes {
  const [year = '', month = '', day = ''] = account.dateOfBirth?.split('-') ?? []
  return {
    fullName: account.fullName,
    organisationName: account.organisationName ?? '',
    taxCode: account.taxCode ?? '',
    nationalId: account.nationalId ?? '',
    day,
    month,
    year,
    areaCode: account.areaCode ?? '',
    address: account.address ?? '',
  }
}

export function boxesPosted(body: Form): ProfileBoxes {
  return Object.fromEntries(BOXES.map((name) => [name, body.get(name)])) as ProfileBoxes
}

export function profileOf({ day, month, year, ...rest }: ProfileBoxes): Profile {
  const parts = [year, month, day].map((part) => part.trim())
  const empty = parts.every((part) => part === '')
  const [y = '', m = '', d = ''] = parts
  return { ...rest, dateOfBirth: empty ? '' : `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}` }
}

export function profileWords(errors: ProfileErrors, t: Translate): FormErrors {
  const { fullName, organisationName, taxCode, nationalId, dateOfBirth, areaCode, address } = errors
  return {
    ...(organisationName
      ? {
          organisationName: nameWords(
            organisationName,
            t('Bạn chưa nhập tên tổ chức', 'Enter the name of the organisation'),
            t,
          ),
        }
      : {}),
    ...(taxCode ? { taxCode: taxCodeWords(t) } : {}),
    ...(fullName
      ? { fullName: nameWords(fullName, t('Bạn chưa nhập họ và tên', 'Enter your full name'), t) }
      : {}),
    ...(nationalId ? { nationalId: nationalIdWords(t) } : {}),
    ...(dateOfBirth
      ? {
          'dateOfBirth-day': t(
            'Ngày sinh chưa đúng; nhập đủ ngày, tháng, năm, ví dụ 24 11 1990',
            'The date of birth is not right: enter day, month and year, such as 24 11 1990',
          ),
        }
      : {}),
    ...(address
      ? { address: t('Địa chỉ dài quá 300 ký tự', 'The address is longer than 300 characters') }
      : {}),
    ...(areaCode ? { areaCode: t('Hãy chọn xã trong danh sách', 'Choose a commune of the list') } : {}),
  }
}

interface ProfileForm {
  readonly boxes: ProfileBoxes
  readonly kind: 'person' | 'organisation'
  readonly errors: FormErrors
}

export function profilePage(services: Services, request: Request<Session>, form: ProfileForm): Reply {
  const t = translator(request.locale)
  const { errors, boxes, kind } = form
  const box = (
    name: keyof ProfileBoxes,
    label: string,
    more: { autocomplete?: string; hint?: string } = {},
  ): Html =>
    textInput({
      name,
      value: boxes[name],
      locale: request.locale,
      label: { text: label },
      ...(more.autocomplete ? { autocomplete: more.autocomplete } : {}),
      ...(more.hint ? { hint: { text: more.hint } } : {}),
      ...errorOf(errors, name),
    })
  const isPerson = kind === 'person'
  const organisation = isPerson
    ? undefined
    : html`${box('organisationName', t('Tên tổ chức', 'Name of the organisation'), { autocomplete: 'organization' })}${box('taxCode', t('Mã số thuế', 'Tax code'), { hint: t('Ví dụ: 1900123456', 'Example: 1900123456') })}`
  return formPage(services, request, {
    title: t('Sửa thông tin', 'Change your details'),
    action: request.linkTo('portal.account.profile.save'),
    errors,
    backLink: { href: request.linkTo('portal.account.show'), text: t('Tài khoản của tôi', 'My account') },
    fields: html`${organisation}
${box('fullName', isPerson ? t('Họ và tên', 'Full name') : t('Họ và tên người đại diện', 'Full name of the representative'), { autocomplete: 'name' })}
${box('nationalId', t('Số định danh cá nhân (không bắt buộc)', 'Personal number (optional)'), { hint: t('12 chữ số trên thẻ căn cước, ví dụ 095190001234', '12 digits on the identity card, such as 095190001234') })}
${birthDate(request, form)}
${box('address', t('Số nhà, đường, ấp (không bắt buộc)', 'House number, street, hamlet (optional)'), { autocomplete: 'address-line1' })}
${communeBox(services, request, form)}
${button({ text: t('Lưu', 'Save'), preventDoubleClick: true })}`,
  })
}

function birthDate(request: Request<Session>, { boxes, errors }: ProfileForm): Html {
  const t = translator(request.locale)
  return dateInput({
    id: 'dateOfBirth',
    locale: request.locale,
    fieldset: { legend: { text: t('Ngày sinh (không bắt buộc)', 'Date of birth (optional)') } },
    hint: { text: t('Ví dụ: 24 11 1990', 'Example: 24 11 1990') },
    values: { day: boxes.day, month: boxes.month, year: boxes.year },
    ...errorOf(errors, 'dateOfBirth-day'),
  })
}

function communeBox(services: Services, request: Request<Session>, { boxes, errors }: ProfileForm): Html {
  const t = translator(request.locale)
  return select({
    name: 'areaCode',
    locale: request.locale,
    label: { text: t('Xã, phường, thị trấn (không bắt buộc)', 'Commune (optional)') },
    hint: {
      text: t(
        'Để trống nếu bạn ở ngoài tỉnh và ghi đủ địa chỉ ở ô trên',
        'Leave it empty if you live outside the province, and give the whole address above',
      ),
    },
    value: boxes.areaCode,
    items: [
      { value: '', text: t('Chọn…', 'Choose…') },
      ...communeChoices(services.directory, request.locale),
    ],
    attributes: { 'data-island': 'type-ahead' },
    ...errorOf(errors, 'areaCode'),
  })
}
