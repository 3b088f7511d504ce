import { createOfficer, type OfficerErrors, type Session } from '../../modules/identity/index.ts'
import type { Agency } from '../../modules/organizations/index.ts'
import { forbidden, notFound, type Reply } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { inLocale, type Translate, translator } from '../../platform/i18n/translator.ts'
import { button, type Html, html, textInput } from '../../ui/index.ts'
import { errorOf, type FormErrors } from '../../web/account/index.ts'
import type { Services } from '../../web/services.ts'
import { officeFormPage } from '../office-form.ts'
import { agencyChooser } from './agency-chooser.ts'
import { administrator, chosenAgency, managedAgencies, manageContext } from './manage-context.ts'
import { oneTimePasswordPage } from './one-time-password.page.ts'
import { postErrorWords, postFields, postOf } from './post-form.page.ts'

export function newOfficerRoutes(services: Services): readonly Route<Session>[] {
  return [
    {
      name: 'backoffice.officers.new',
      method: 'GET',
      path: '/can-bo/can-bo/moi',
      access: administrator,
      handler: (request) => show(services, request),
    },
    {
      name: 'backoffice.officers.create',
      method: 'POST',
      path: '/can-bo/can-bo/moi',
      access: administrator,
      handler: (request) => create(services, request),
    },
  ]
}

function show(services: Services, request: Request<Session>): Promise<Reply> | Reply {
  const ctx = manageContext(services, request)
  const agency = chosenAgency(managedAgencies(ctx.directory, ctx.actor), request.query['co-quan'])
  return agency ? newOfficerPage(services, request, { agency, errors: {} }) : notFound()
}

async function create(services: Services, request: Request<Session>): Promise<Reply> {
  const ctx = manageContext(services, request)
  const { body } = request
  const agency = managedAgencies(ctx.directory, ctx.actor).find(({ id }) => id === body.get('agency'))
  if (!agency) return notFound()
  const officer = {
    username: body.get('username'),
    fullName: body.get('fullName'),
    email: body.get('email'),
    post: postOf(request, agency),
  }
  const outcome = await createOfficer(ctx, officer)
  switch (outcome.kind) {
    case 'forbidden':
      return forbidden()
    case 'invalid':
      return newOfficerPage(services, request, {
        agency,
        errors: errorWords(outcome.errors, translator(request.locale)),
      })
    case 'done':
      return oneTimePasswordPage(services, request, {
        accountId: outcome.accountId,
        fullName: officer.fullName.trim(),
        username: officer.username.trim().toLowerCase(),
        oneTimePassword: outcome.oneTimePassword,
      })
  }
}

function errorWords(errors: OfficerErrors, t: Translate): FormErrors {
  const { username, fullName, email, ...post } = errors
  return {
    ...(fullName
      ? {
          fullName:
            fullName === 'missing'
              ? t('Bạn chưa nhập họ và tên', 'Enter the full name')
              : t('Tên dài quá 200 ký tự', 'The name is longer than 200 characters'),
        }
      : {}),
    ...(username
      ? {
          username:
            username === 'taken'
              ? t('Tên đăng nhập này đã có người dùng', 'This sign-in name is taken')
              : t(
                  'Tên đăng nhập gồm 3 đến 40 chữ thường không dấu, chữ số, dấu chấm, gạch nối; ví dụ: an.nguyen',
                  'A sign-in name has 3 to 40 small letters without marks, digits, dots, hyphens, such as an.nguyen',
                ),
        }
      : {}),
    ...(email
      ? {
          email:
            email === 'taken'
              ? t('Thư điện tử này là của cán bộ khác', 'This e-mail belongs to another officer')
              : t('Nhập thư điện tử như ten@vidu.vn', 'Enter an e-mail such as name@example.vn'),
        }
      : {}),
    ...postErrorWords(post, t),
  }
}

function newOfficerPage(
  services: Services,
  request: Request<Session>,
  { agency, errors }: { readonly agency: Agency; readonly errors: FormErrors },
): Promise<Reply> {
  const t = translator(request.locale)
  const ctx = manageContext(services, request)
  const box = (name: string, label: string, hint?: string): Html =>
    textInput({
      name,
      value: request.body.get(name),
      locale: request.locale,
      autocomplete: 'off',
      autocapitalize: name === 'fullName' ? 'words' : 'none',
      label: { text: label },
      ...(hint === undefined ? {} : { hint: { text: hint } }),
      ...errorOf(errors, name),
    })
  return officeFormPage(services, request, {
    title: `${t('Thêm cán bộ', 'Add an officer')}: ${inLocale(agency.name, request.locale)}`,
    action: request.linkTo('backoffice.officers.create'),
    current: 'officers',
    backLink: {
      href: request.linkTo('backoffice.officers', {}, { 'co-quan': agency.id }),
      text: t('Danh sách cán bộ', 'List of officers'),
    },
    errors,
    before: agencyChooser(request, {
      action: request.linkTo('backoffice.officers.new'),
      agencies: managedAgencies(ctx.directory, ctx.actor),
      agency,
    }),
    fields: html`${box('fullName', t('Họ và tên', 'Full name'))}
${box('username', t('Tên đăng nhập', 'Sign-in name'), t('Chữ thường không dấu, ví dụ: an.nguyen', 'Small letters without marks, such as an.nguyen'))}
${box('email', t('Thư điện tử công vụ (không bắt buộc)', 'Office e-mail (optional)'))}
${postFields(request, { ctx, agency, errors })}
${button({ text: t('Tạo tài khoản', 'Create the account'), preventDoubleClick: true })}`,
  })
}
