import { addWorkingDays } from '../engines/calendar/index.ts'
import {
  countWork,
  deskScope,
  HEAD_ROLES,
  REGISTER_ROLES,
  SOON_WORKING_DAYS,
  WORK_COUNT_CAP,
  type WorkList,
} from '../modules/dossiers/index.ts'
import { actorOf, type OfficerActor, postsWith, type Session } from '../modules/identity/index.ts'
import { countUnreadAlerts, UNREAD_CAP } from '../modules/notifications/index.ts'
import { ROADMAP_ROLES } from '../modules/roadmap/index.ts'
import type { Request } from '../platform/http/route.ts'
import { inLocale, translator } from '../platform/i18n/translator.ts'
import {
  backofficeLayout,
  type BackofficeLayoutOptions,
  type Html,
  type OfficeNavigationSection,
} from '../ui/index.ts'
import { flashOf } from '../web/flash.ts'
import { languageLinks } from '../web/language-links.ts'
import type { Services } from '../web/services.ts'

export interface BackofficePage {
  readonly title: string
  readonly main: Html
  /** Key of the navigation item this page belongs to: a work list, `counter`, `officers`, `account`. */
  readonly current?: string
  readonly breadcrumbs?: BackofficeLayoutOptions['breadcrumbs']
  readonly backLink?: BackofficeLayoutOptions['backLink']
  readonly errorCount?: number
}

/** The moments that "late" and "due soon" are measured against, by the calendar of the officer's agency. */
export function workMoments(
  services: Services,
  actor: OfficerActor,
): { readonly now: Date; readonly soonUntil: Date } {
  const now = services.clock.now()
  const calendar = services.directory.calendarOf(actor.posts[0]?.agencyId ?? '')
  return { now, soonUntil: addWorkingDays(calendar, now, SOON_WORKING_DAYS) }
}

/** A page of the back office in its frame; the counts beside the work lists cost one query. */
export async function backofficePage(
  services: Services,
  request: Request<Session>,
  page: BackofficePage,
): Promise<Html> {
  const { linkTo, locale, session } = request
  const actor = actorOf(session)
  const officer = actor.kind === 'officer' ? actor : undefined
  const post = officer?.posts[0]
  return backofficeLayout({
    title: page.title,
    locale,
    mainContent: page.main,
    assets: services.assets,
    provinceName: inLocale(services.provinceName, locale),
    links: {
      home: linkTo('backoffice.home'),
      signOut: linkTo('backoffice.account.sign-out'),
      account: linkTo('backoffice.account.show'),
      portal: linkTo('portal.home'),
    },
    languageLinks: languageLinks(request),
    csrfToken: request.csrfToken,
    officer: session?.face === 'backoffice' ? { name: session.name, post: post?.title ?? '' } : undefined,
    navigation: officer ? await navigation(services, request, officer) : undefined,
    current: page.current,
    search:
      officer && worksOnDossiers(officer) ? { action: linkTo('backoffice.search'), name: 'q' } : undefined,
    breadcrumbs: page.breadcrumbs,
    backLink: page.backLink,
    bannerText: services.demo ? translator(locale)('Bản chạy thử', 'Trial version') : undefined,
    flash: flashOf(request),
    errorCount: page.errorCount,
  })
}

function worksOnDossiers(actor: OfficerActor): boolean {
  return (
    postsWith(actor, 'receptionist', 'assigner', 'examiner', 'unit_leader', 'agency_leader', 'clerk').length >
    0
  )
}

const LISTS: readonly {
  readonly list: WorkList
  readonly vi: string
  readonly en: string
  readonly shortcut: string
}[] = [
  { list: 'receive', vi: 'Chờ tiếp nhận', en: 'To receive', shortcut: 'g t' },
  { list: 'mine', vi: 'Việc của tôi', en: 'Mine', shortcut: 'g v' },
  { list: 'unit', vi: 'Của bộ phận', en: 'My unit', shortcut: 'g b' },
  { list: 'waiting', vi: 'Chờ bên ngoài', en: 'Waiting for others', shortcut: 'g c' },
  { list: 'soon', vi: 'Sắp đến hạn', en: 'Due soon', shortcut: 'g s' },
  { list: 'late', vi: 'Quá hạn', en: 'Late', shortcut: 'g q' },
  { list: 'done', vi: 'Đã xong', en: 'Done', shortcut: 'g x' },
]

type Items = OfficeNavigationSection['items']

/** What only a desk does: people before it, and the papers it hands over. */
function deskItems(
  { linkTo, locale }: Request<Session>,
  receives: boolean,
  toTransfer: number | string,
): { readonly before: Items; readonly after: Items } {
  if (!receives) return { before: [], after: [] }
  const t = translator(locale)
  return {
    before: [
      {
        key: 'counter',
        text: t('Nhận hồ sơ tại quầy', 'Counter'),
        href: linkTo('backoffice.counter'),
        shortcut: 'g n',
      },
    ],
    after: [
      {
        key: 'transfer',
        text: t('Chuyển hồ sơ', 'Hand over'),
        href: linkTo('backoffice.transfer'),
        shortcut: 'g h',
        count: toTransfer,
      },
    ],
  }
}

/** What officers are reminded of; heads also decide on letters and see how dates are kept. */
function reminderItem({ linkTo, locale }: Request<Session>, unread: number): Items {
  const text = translator(locale)('Nhắc việc', 'Reminders')
  const count = unread < UNREAD_CAP ? unread : `${UNREAD_CAP - 1}+`
  return [{ key: 'alerts', text, href: linkTo('backoffice.alerts'), shortcut: 'g o', count }]
}

function headSection({ linkTo, locale }: Request<Session>, actor: OfficerActor): OfficeNavigationSection[] {
  if (postsWith(actor, ...HEAD_ROLES).length === 0) return []
  const t = translator(locale)
  return [
    {
      heading: t('Điều hành', 'Heads'),
      items: [
        {
          key: 'apologies',
          text: t('Sắp quá hạn, chưa có thư', 'Nearly late, no letter'),
          href: linkTo('backoffice.apologies'),
        },
        { key: 'timeliness', text: t('Đúng hạn', 'Dates kept'), href: linkTo('backoffice.timeliness') },
      ],
    },
  ]
}

function registerItem({ linkTo, locale }: Request<Session>, actor: OfficerActor): Items {
  if (postsWith(actor, ...REGISTER_ROLES).length === 0) return []
  const text = translator(locale)('Sổ theo dõi hồ sơ', 'Register')
  return [{ key: 'register', text, href: linkTo('backoffice.register'), shortcut: 'g r' }]
}

/** Open to everybody in a post. */
function serviceSection(
  { linkTo, locale }: Request<Session>,
  { posts }: OfficerActor,
): OfficeNavigationSection[] {
  if (posts.length === 0) return []
  const t = translator(locale)
  const levels = { key: 'levels', text: t('Mức độ dịch vụ', 'Levels'), href: linkTo('backoffice.levels') }
  return [{ heading: t('Dịch vụ', 'Services'), items: [levels] }]
}

/** Promises, plans and reports on the way online: for those who plan, review or lead. */
function roadmapSection(
  { linkTo, locale }: Request<Session>,
  actor: OfficerActor,
): OfficeNavigationSection[] {
  if (postsWith(actor, ...ROADMAP_ROLES).length === 0) return []
  const t = translator(locale)
  const item = (key: string, name: string, text: string) => ({ key, text, href: linkTo(name) })
  return [
    {
      heading: t('Lộ trình', 'Roadmap'),
      items: [
        item('roadmap', 'backoffice.roadmap', t('Tiến độ, dự báo', 'Progress, forecast')),
        item('roadmap-commitments', 'backoffice.roadmap.commitments', t('Cam kết', 'Commitments')),
        item(
          'roadmap-activities',
          'backoffice.roadmap.activities',
          t('Tuyên truyền, đào tạo', 'Outreach, training'),
        ),
        item('roadmap-inspections', 'backoffice.roadmap.inspections', t('Kiểm tra', 'Inspections')),
        item('roadmap-reports', 'backoffice.roadmap.reports', t('Báo cáo', 'Reports')),
        // The information department finds it on the page of progress: which one that is, only the database knows.
        ...(postsWith(actor, 'province_admin').length > 0
          ? [item('roadmap-annex', 'backoffice.annex', t('Nhập quyết định', 'Import a decision'))]
          : []),
      ],
    },
  ]
}

function adminSection({ linkTo, locale }: Request<Session>, actor: OfficerActor): OfficeNavigationSection[] {
  if (postsWith(actor, 'agency_admin', 'province_admin').length === 0) return []
  const t = translator(locale)
  const ofProvince = [
    { key: 'calendar', text: t('Lịch làm việc', 'Working calendar'), href: linkTo('backoffice.calendar') },
    {
      key: 'time-rules',
      text: t('Quy tắc thời hạn', 'Rules of time'),
      href: linkTo('backoffice.time-rules'),
    },
    {
      key: 'structure',
      text: t('Cơ cấu tổ chức', 'Structure'),
      href: linkTo('backoffice.structure'),
    },
    {
      key: 'catalog-import',
      text: t('Nhập thủ tục', 'Import procedures'),
      href: linkTo('backoffice.catalog-import'),
    },
  ]
  return [
    {
      heading: t('Quản trị', 'Administration'),
      items: [
        { key: 'officers', text: t('Cán bộ', 'Officers'), href: linkTo('backoffice.officers') },
        {
          key: 'procedures',
          text: t('Thủ tục hành chính', 'Procedures'),
          href: linkTo('backoffice.procedures'),
        },
        ...(postsWith(actor, 'province_admin').length > 0 ? ofProvince : []),
      ],
    },
  ]
}

async function navigation(
  services: Services,
  request: Request<Session>,
  actor: OfficerActor,
): Promise<readonly OfficeNavigationSection[]> {
  const { linkTo } = request
  const t = translator(request.locale)
  const sections: OfficeNavigationSection[] = []
  if (worksOnDossiers(actor)) {
    const desk = deskScope(services.catalog, actor)
    const [counts, unread] = await Promise.all([
      countWork(services.db, actor, { ...workMoments(services, actor), desk }),
      countUnreadAlerts(services.db, actor.accountId),
    ])
    const counted = (count: number) => (count < WORK_COUNT_CAP ? count : `${WORK_COUNT_CAP - 1}+`)
    const receives = postsWith(actor, 'receptionist').length > 0
    const items = LISTS.filter(({ list }) => list !== 'receive' || receives).map(
      ({ list, vi, en, shortcut }) => ({
        key: list,
        text: t(vi, en),
        href: linkTo('backoffice.work', { list }),
        shortcut,
        ...(list === 'done' ? {} : { count: counted(counts[list]) }),
      }),
    )
    const { before, after } = deskItems(request, receives, counted(counts.transfer))
    sections.push({
      heading: t('Hồ sơ', 'Files'),
      items: [
        ...before,
        ...items,
        ...after,
        ...reminderItem(request, unread),
        ...registerItem(request, actor),
      ],
    })
    sections.push(...headSection(request, actor))
  }
  sections.push(...serviceSection(request, actor))
  sections.push(...roadmapSection(request, actor))
  sections.push(...adminSection(request, actor))
  return sections
}
