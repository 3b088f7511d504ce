import {
  type ManageContext,
  mayGive,
  type NewPost,
  type PostErrors,
  ROLES,
  type Session,
} from '../../modules/identity/index.ts'
import type { Agency } from '../../modules/organizations/index.ts'
import type { Request } from '../../platform/http/route.ts'
import { inLocale, type Translate, translator } from '../../platform/i18n/translator.ts'
import { type Html, html, select, textInput } from '../../ui/index.ts'
import { errorOf, type FormErrors } from '../../web/account/index.ts'
import { roleWords } from '../../web/words/index.ts'

export function postOf(request: Request<Session>, agency: Agency): NewPost {
  const posted = request.body.get('role')
  return {
    agencyId: agency.id,
    unitId: request.body.get('unit'),
    // A value outside the list is refused by the command, like any other.
    role: ROLES.find((role) => role === posted) ?? ('' as NewPost['role']),
    title: request.body.get('title'),
    titleEn: request.body.get('titleEn'),
  }
}

export function postErrorWords(errors: PostErrors, t: Translate): FormErrors {
  return {
    ...(errors.post
      ? {
          role: t(
            'Cán bộ đang giữ vai trò này ở bộ phận này rồi',
            'The officer holds this role in this unit already',
          ),
        }
      : {}),
    ...(errors.unit ? { unit: t('Hãy chọn bộ phận', 'Choose a unit') } : {}),
    ...(errors.role
      ? {
          role:
            errors.role === 'unknown'
              ? t('Hãy chọn vai trò', 'Choose a role')
              : t(
                  'Chỉ quản trị tỉnh mới giao vai trò quản trị',
                  'Only the administrator of the province makes administrators',
                ),
        }
      : {}),
    ...(errors.title
      ? {
          title:
            errors.title === 'missing'
              ? t('Bạn chưa nhập chức vụ', 'Enter a title')
              : t('Chức vụ dài quá 200 ký tự', 'The title is longer than 200 characters'),
        }
      : {}),
  }
}

export interface PostFields {
  readonly ctx: ManageContext
  readonly agency: Agency
  readonly errors: FormErrors
}

/** Unit, role and title of a new post in one agency. */
export function postFields(request: Request<Session>, { ctx, agency, errors }: PostFields): Html {
  const t = translator(request.locale)
  const { locale, body } = request
  const choose = { value: '', text: t('Chọn…', 'Choose…') }
  const roles = ROLES.filter((role) => mayGive(ctx.actor, role))
  return html`<input type="hidden" name="agency" value="${agency.id}">
${select({ name: 'unit', locale, label: { text: t('Bộ phận', 'Unit') }, items: [choose, ...ctx.directory.unitsOf(agency.id).map((unit) => ({ value: unit.id, text: inLocale(unit.name, locale) }))], value: body.get('unit'), ...errorOf(errors, 'unit') })}
${select({ name: 'role', locale, label: { text: t('Vai trò', 'Role') }, hint: { text: t('Quyết định cán bộ thấy gì và làm được gì', 'Decides what the officer sees and may do') }, items: [choose, ...roles.map((role) => ({ value: role, text: roleWords(role, t) }))], value: body.get('role'), ...errorOf(errors, 'role') })}
${textInput({ name: 'title', locale, label: { text: t('Chức vụ', 'Title') }, hint: { text: t('Như in trên văn bản, ví dụ: Chuyên viên phòng Khoáng sản', 'As printed on documents') }, value: body.get('title'), ...errorOf(errors, 'title') })}
${textInput({ name: 'titleEn', locale, label: { text: t('Chức vụ bằng tiếng Anh (không bắt buộc)', 'Title in English (optional)') }, value: body.get('titleEn') })}`
}
