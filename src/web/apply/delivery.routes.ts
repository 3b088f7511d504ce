import { type Delivery, updateDraft } from '../../modules/dossiers/index.ts'
import type { Session } from '../../modules/identity/index.ts'
import { invalid, page, type Reply, seeOther } from '../../platform/http/reply.ts'
import type { Route } from '../../platform/http/route.ts'
import { inLocale } from '../../platform/i18n/translator.ts'
import { button, errorSummary, html, radios, textarea } from '../../ui/index.ts'
import type { Services } from '../services.ts'
import { deliveryWords } from '../words/index.ts'
import type { ApplyFace, ApplyPage } from './apply-face.ts'
import { formStart, type Journey, show, withDraft, withJourney } from './journey.ts'
import { nextHref } from './journey-steps.ts'

type Way = Delivery['way']

export function deliveryRoutes(services: Services, face: ApplyFace): readonly Route<Session>[] {
  const { name, access } = face
  const path = `${face.path}/:draft/nhan-ket-qua` as const
  return [
    {
      name: `${name}.delivery`,
      method: 'GET',
      path,
      access,
      handler: withJourney(services, face, async (journey) =>
        page(await show(journey, deliveryPage(journey, journey.draft.delivery))),
      ),
    },
    {
      name: `${name}.delivery.save`,
      method: 'POST',
      path,
      access,
      handler: withJourney(services, face, save),
    },
  ]
}

const MOST = 500

async function save(journey: Journey): Promise<Reply> {
  const { services, draft, request, record } = journey
  const way = record.delivery.find((one) => one === request.body.get('way'))
  const address = request.body.get('address').trim().slice(0, MOST)
  const delivery = { ...(way ? { way } : {}), address: address === '' ? null : address }
  // An address for one way only: by another it would be one more datum kept for nothing.
  const kept = way === 'post' || way === undefined ? delivery : { ...delivery, address: null }
  await updateDraft(services, draft, { delivery: kept })
  const saved = withDraft(journey, { delivery: kept })
  const error = faultOf(kept)
  if (error) return invalid(await show(saved, deliveryPage(saved, kept, error)))
  return seeOther(nextHref(saved, 'delivery'))
}

function faultOf({ way, address }: Partial<Delivery>): 'way' | 'address' | undefined {
  if (way === undefined) return 'way'
  return way === 'post' && !address ? 'address' : undefined
}

function deliveryPage(journey: Journey, delivery: Partial<Delivery>, error?: 'way' | 'address'): ApplyPage {
  const { t, locale, record, draft, link } = journey
  const title = t('Cách nhận kết quả', 'How to get the result')
  const words =
    error === 'way'
      ? t('Bạn chưa chọn cách nhận kết quả', 'Choose how to get the result')
      : t('Bạn chưa nhập địa chỉ nhận qua bưu chính', 'Enter the address to post to')
  const address = textarea({
    name: 'address',
    rows: 3,
    locale,
    label: { text: t('Địa chỉ nhận', 'Postal address') },
    hint: {
      text: t(
        'Ghi đủ số nhà, đường hoặc ấp, xã, huyện, tỉnh và số điện thoại người nhận.',
        'House number, street or hamlet, commune, district, province, and a phone number.',
      ),
    },
    value: delivery.address ?? draft.applicant.address ?? '',
    autocomplete: 'street-address',
    errorMessage: error === 'address' ? { text: words } : undefined,
  })
  const items = record.delivery.map((way) => ({
    value: way,
    text: deliveryWords(way, t),
    hint: { text: meaningOf(way, journey) },
    ...(way === 'post' ? { conditional: { html: address } } : {}),
  }))
  const ways = radios({
    name: 'way',
    locale,
    fieldset: { legend: { text: title, isPageHeading: true, classes: 'govuk-fieldset__legend--l' } },
    items,
    value: delivery.way,
    errorMessage: error === 'way' ? { text: words } : undefined,
  })
  const summary = error && errorSummary({ locale, errorList: [{ text: words, href: `#${error}` }] })
  return {
    title,
    errorCount: error ? 1 : 0,
    main: html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">${summary}<p class="govuk-caption-l">${inLocale(record.name, locale)}</p>
<form method="post" action="${link('delivery.save')}" novalidate>${formStart(journey)}${ways}${button({ text: t('Lưu và tiếp tục', 'Save and continue'), preventDoubleClick: true })}</form></div></div>`,
  }
}

function meaningOf(way: Way, { t, locale, services, service }: Journey): string {
  const agency = inLocale(services.directory.getAgency(service.agencyId).name, locale)
  switch (way) {
    case 'online':
      return t(
        'Kết quả là tệp có dấu xác nhận, tải về từ “Hồ sơ của tôi”.',
        'The result is a file with a confirmation code, downloaded from “My files”.',
      )
    case 'counter':
      return t(
        `Đến Bộ phận Một cửa của ${agency}, mang theo giấy tờ tùy thân.`,
        `At the one-stop desk of ${agency}; bring your identity card.`,
      )
    case 'post':
      return t(
        'Bưu điện mang đến tận nơi; cước phí trả cho bưu điện.',
        'Brought to your door; postage is paid to the post office.',
      )
  }
}
