import {
  type BudgetLine,
  type Commitment,
  type CommitmentContent,
  committeePost,
  DUTIES,
  dutiesOf,
  plannerPost,
} from '../../modules/roadmap/index.ts'
import { formatDateTime } from '../../platform/i18n/format.ts'
import { inLocale, type Translate, translator } from '../../platform/i18n/translator.ts'
import { button, emptyState, type Html, html, insetText, table, tag } from '../../ui/index.ts'
import { levelWords } from '../../web/roadmap/index.ts'
import { stacked } from '../stacked-table.ts'
import { budgetSourceWords, commitmentStatusTag, dutyWords } from './commitment-words.ts'
import type { Place, Scene } from './desk.ts'
import { money } from './sections.ts'

export interface CommitmentShown extends Place {
  readonly commitment: Commitment
  /** Who reviewed and approved, by account. */
  readonly names: ReadonlyMap<string, string>
}

export function commitmentPage(
  scene: Scene,
  shown: CommitmentShown,
): { readonly title: string; readonly main: Html } {
  const { locale } = scene.request
  const t = translator(locale)
  const { agency, year, commitment } = shown
  const title = t(`Cam kết năm ${year}`, `Commitment for ${year}`)
  const { content, approved, status } = commitment
  const isNewer = approved && content && approved.content !== content
  return {
    title,
    main: html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">${inLocale(agency.name, locale)}</span>${title} ${tag(commitmentStatusTag(status, t))}</h1>
${commitment.returnedFor !== undefined && insetText({ text: t(`Trả lại để sửa: ${commitment.returnedFor}`, `Returned: ${commitment.returnedFor}`) })}
${acts(scene, shown, t)}
${content ? contentPart(scene, { content, approval: isNewer ? undefined : approved?.approval, t }) : emptyState({ text: t('Cơ quan chưa lập cam kết cho năm này.', 'The agency has promised nothing for this year yet.') })}
${reviewsPart(shown, t)}
${isNewer && html`<h2 class="govuk-heading-m">${t('Bản đang có hiệu lực', 'What holds meanwhile')}</h2>${contentPart(scene, { content: approved.content, approval: approved.approval, t })}`}`,
  }
}

function acts(scene: Scene, { agency, year, commitment }: CommitmentShown, t: Translate): Html {
  const { ctx, request } = scene
  const { status } = commitment
  const link: Link = (name, text, more = {}) =>
    button({
      text,
      href: request.linkTo(`backoffice.roadmap.commitment.${name}`, { agency: agency.id, year, ...more }),
      classes: 'govuk-button--secondary',
    })
  const isUnderReview = status === 'submitted' || status === 'reviewed'
  const isPlanner = plannerPost(ctx.actor, agency.id) !== undefined
  const buttons = isUnderReview ? reviewActs(scene, { status, link, t }) : []
  const own = isPlanner && !isUnderReview ? plannerActs({ status, link, t }) : []
  return html`<div class="govuk-button-group no-print">${own}${buttons}</div>`
}

type Link = (name: string, text: string, more?: Record<string, string>) => Html

interface Acting {
  readonly status: Commitment['status']
  readonly link: Link
  readonly t: Translate
}

function plannerActs({ status, link, t }: Acting): readonly Html[] {
  return [
    link('edit', status === 'none' ? t('Lập cam kết', 'Write it') : t('Sửa', 'Edit')),
    ...(status === 'draft' || status === 'returned' ? [link('submit', t('Gửi thẩm định', 'Hand in'))] : []),
  ]
}

/** What departments and committee may do while it is under review. */
function reviewActs({ ctx, duties, services }: Scene, { status, link, t }: Acting): readonly Html[] {
  const reviews = dutiesOf(ctx.actor, duties).map((duty) =>
    link('review', t(`Thẩm định: ${dutyWords(duty, t)}`, `Review: ${dutyWords(duty, t)}`), { duty }),
  )
  if (!committeePost(ctx.actor, services.directory)) return reviews
  return [
    ...reviews,
    ...(status === 'reviewed' ? [link('approve', t('Phê duyệt', 'Approve'))] : []),
    link('return', t('Trả lại', 'Return')),
  ]
}

interface ContentShown {
  readonly content: CommitmentContent
  readonly approval: { readonly decision: string; readonly lines: readonly number[] } | undefined
  readonly t: Translate
}

function contentPart(scene: Scene, { content, approval, t }: ContentShown): Html {
  const { locale } = scene.request
  const { catalog } = scene.services
  const services = content.services.map(({ serviceId, level, quarter }) => {
    const procedureId = catalog.findService(serviceId)?.procedureId ?? serviceId
    const record = catalog.findProcedure(procedureId)?.record
    return [
      { text: record ? inLocale(record.name, locale) : procedureId },
      { text: levelWords(level, t) },
      { text: t(`Quý ${quarter}`, `Quarter ${quarter}`) },
    ]
  })
  const total = content.budget.reduce((sum, { amountVnd }) => sum + amountVnd, 0)
  const line = ({ source, purpose, amountVnd }: BudgetLine, index: number) => [
    { text: purpose },
    { text: budgetSourceWords(source, t) },
    { text: money(amountVnd, locale), format: 'numeric' as const },
    {
      text: approval
        ? approval.lines.includes(index)
          ? t('Được duyệt', 'Approved')
          : t('Không duyệt', 'Not approved')
        : t('Chưa duyệt', 'Not yet'),
    },
  ]
  return html`${table({
    caption: t(`${services.length} dịch vụ`, `${services.length} services`),
    captionClasses: 'govuk-table__caption--m',
    head: [
      { text: t('Dịch vụ', 'Service') },
      { text: t('Lên mức', 'To level') },
      { text: t('Xong trong', 'Done in') },
    ],
    rows: services,
  })}${
    content.budget.length > 0 &&
    table({
      caption: t(`Kinh phí: ${money(total, locale)}`, `Money: ${money(total, locale)}`),
      captionClasses: 'govuk-table__caption--m',
      ...stacked(
        [
          { text: t('Dùng vào', 'For') },
          { text: t('Nguồn', 'Source') },
          { text: t('Số tiền', 'Amount'), format: 'numeric' },
          { text: t('Duyệt', 'Approved') },
        ],
        content.budget.map(line),
      ),
    })
  }${content.note !== '' && html`<p class="govuk-body text-as-typed">${content.note}</p>`}${
    approval &&
    html`<p class="govuk-body">${t(`Phê duyệt theo ${approval.decision}.`, `Approved by ${approval.decision}.`)}</p>`
  }`
}

function reviewsPart({ commitment, names }: CommitmentShown, t: Translate): Html | undefined {
  const { reviews, status } = commitment
  if (status === 'none' || status === 'draft') return undefined
  const rows = DUTIES.map((duty) => {
    const review = reviews.find((one) => one.duty === duty)
    const opinion =
      review?.opinion === 'agree' ? t('Nhất trí', 'Agrees') : t('Đề nghị sửa', 'Asks for changes')
    return [
      { text: dutyWords(duty, t) },
      { text: review ? opinion : t('Chưa có ý kiến', 'Not yet') },
      { text: review?.note ?? '' },
      { text: review ? `${names.get(review.accountId) ?? ''}, ${formatDateTime(review.at)}` : '' },
    ]
  })
  return table({
    caption: t('Thẩm định', 'Reviews'),
    captionClasses: 'govuk-table__caption--m',
    firstCellIsHeader: true,
    ...stacked(
      [
        { text: t('Về', 'On') },
        { text: t('Ý kiến', 'Opinion') },
        { text: t('Nội dung', 'Words') },
        { text: t('Ai, lúc nào', 'Who, when') },
      ],
      rows,
    ),
  })
}
