import type { Session } from '../../modules/identity/index.ts'
import {
  allocateTarget,
  coordinatorPost,
  listAllocations,
  minimumOf,
  procedureStandings,
  readSettled,
  shareOut,
  type Target,
} from '../../modules/roadmap/index.ts'
import { forbidden, notFound, type Reply, seeOther, withFlash } from '../../platform/http/reply.ts'
import type { Request, Route } from '../../platform/http/route.ts'
import { translator } from '../../platform/i18n/translator.ts'
import { button, html, textInput } from '../../ui/index.ts'
import { errorOf, type FormErrors } from '../../web/account/index.ts'
import { ownerWords } from '../../web/roadmap/index.ts'
import { officeFormPage } from '../office-form.ts'
import { BASE, type Desk, roadmapAccess, type Scene, sceneOf } from './desk.ts'

const boxOf = (owner: string) => `chi-tieu-${owner}`
const REASON = 'ly-do'

/** How many services each agency is asked for; what stands in the boxes at first is shared out by size. */
export function allocationRoutes(desk: Desk): readonly Route<Session>[] {
  const path = `${BASE}/giao-chi-tieu/:year` as const
  return [
    {
      name: 'backoffice.roadmap.allocate',
      method: 'GET',
      path,
      access: roadmapAccess,
      handler: async (request) => draw(await read(desk, request), {}),
    },
    {
      name: 'backoffice.roadmap.allocate.do',
      method: 'POST',
      path,
      access: roadmapAccess,
      handler: (request) => submit(desk, request),
    },
  ]
}

interface Sharing {
  readonly scene: Scene
  readonly target: Target
  readonly owners: readonly { readonly key: string; readonly total: number }[]
  readonly known: ReadonlyMap<string, number>
}

async function read(desk: Desk, request: Request<Session>): Promise<Sharing | Reply> {
  const scene = await sceneOf(desk, request)
  const { services } = desk
  if (!coordinatorPost(scene.ctx.actor, services.directory, scene.duties)) return forbidden()
  const [settled, standing, allocations] = await Promise.all([
    readSettled(services.db),
    desk.readStanding(scene.today),
    listAllocations(services.db),
  ])
  const target = settled.targets.find(({ year }) => String(year) === request.params['year'])
  if (!target) return notFound()
  const procedures = procedureStandings(standing, minimumOf(target))
  const owners = [...Map.groupBy(procedures, ({ owner }) => owner)]
    .map(([key, own]) => ({ key, total: own.length }))
    .toSorted((one, other) => one.key.localeCompare(other.key))
  const known = new Map(
    allocations
      .filter(({ year }) => year === target.year)
      .map(({ owner, services: count }) => [owner, count]),
  )
  return { scene, target, owners, known }
}

async function submit(desk: Desk, request: Request<Session>): Promise<Reply> {
  const sharing = await read(desk, request)
  if ('kind' in sharing) return sharing
  const t = translator(request.locale)
  const { scene, target, owners } = sharing
  const shares = owners.map(({ key }) => {
    const typed = request.body.get(boxOf(key)).trim()
    return { owner: key, services: /^\d{1,6}$/.test(typed) ? Number(typed) : Number.NaN }
  })
  const outcome = await allocateTarget(scene.ctx, {
    year: target.year,
    shares,
    reason: request.body.get(REASON),
  })
  if (outcome.kind === 'refused') return outcome.reason === 'not-your-role' ? forbidden() : notFound()
  if (outcome.kind === 'invalid') {
    const odd = shares.filter(({ services }) => Number.isNaN(services))
    return draw(sharing, {
      ...Object.fromEntries(
        odd.map(({ owner }) => [boxOf(owner), t('Hãy nhập một số nguyên', 'Enter a whole number')]),
      ),
      ...(outcome.errors.includes('reason')
        ? { [REASON]: t('Bạn chưa nhập văn bản giao chỉ tiêu', 'Enter the document that says so') }
        : {}),
    })
  }
  return withFlash(seeOther(request.linkTo('backoffice.roadmap')), {
    kind: 'success',
    text: t(`Đã giao chỉ tiêu năm ${target.year}.`, `The target of ${target.year} is shared out.`),
  })
}

async function draw(sharing: Sharing | Reply, errors: FormErrors): Promise<Reply> {
  if ('kind' in sharing) return sharing
  const { scene, target, owners, known } = sharing
  const { request, services } = scene
  const { locale, body } = request
  const t = translator(locale)
  const proposed = shareOut(target.services, owners)
  const isTyped = request.method === 'POST'
  const boxes = owners.map(({ key, total }) => {
    const standing = String(known.get(key) ?? proposed.get(key) ?? 0)
    return textInput({
      name: boxOf(key),
      locale,
      label: { text: ownerWords(services.directory, key, locale) },
      hint: { text: t(`Có ${total} thủ tục`, `Has ${total} procedures`) },
      classes: 'govuk-input--width-4',
      inputmode: 'numeric',
      value: isTyped ? body.get(boxOf(key)) : standing,
      ...errorOf(errors, boxOf(key)),
    })
  })
  return officeFormPage(services, request, {
    title: t(`Giao chỉ tiêu năm ${target.year}`, `Share out the target of ${target.year}`),
    action: request.linkTo('backoffice.roadmap.allocate.do', { year: target.year }),
    current: 'roadmap',
    backLink: {
      href: request.linkTo('backoffice.roadmap'),
      text: t('Tiến độ và dự báo', 'Progress and forecast'),
    },
    errors,
    before: html`<p class="govuk-body">${t(`Toàn tỉnh cần ${target.services} thủ tục. Số gợi ý chia theo số thủ tục mỗi cơ quan có trong danh mục; những lần giao trước vẫn được giữ.`, `The province needs ${target.services}. The figures proposed follow the procedures each has in the catalogue; what was asked before is kept.`)}</p>`,
    fields: html`${boxes}${textInput({
      name: REASON,
      locale,
      label: { text: t('Văn bản giao chỉ tiêu', 'The document that says so') },
      hint: { text: t('Số, ngày, cơ quan ban hành', 'Number, date and authority') },
      value: body.get(REASON),
      ...errorOf(errors, REASON),
    })}${button({ text: t('Giao chỉ tiêu', 'Share out'), preventDoubleClick: true })}`,
  })
}
