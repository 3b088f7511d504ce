import {
  applicablePapers,
  breaksRules,
  requestSupplement,
  type SupplementStanding,
  supplementStanding,
} from '../../modules/dossiers/index.ts'
import { inLocale } from '../../platform/i18n/translator.ts'
import { checkboxes, type Html, html, textarea, textInput } from '../../ui/index.ts'
import type { CaseFile } from './case-file.ts'
import { supplementRules } from './supplement-rules.page.ts'
import type { Shown, StepForm } from './step-form.ts'

interface Wanted {
  readonly paperIds: readonly string[]
  readonly paperReasons: Readonly<Record<string, string>>
  readonly items: string
  readonly reason: string
  /** Ticked: asked although the rules of the file no longer allow it. */
  readonly againstRules: boolean
}

/** Asks the applicant, once and for everything: the clock stands still meanwhile. */
export const supplementForm: StepForm<Wanted> = {
  name: 'supplement',
  path: 'bo-sung',
  actions: ['supplement'],
  title: ({ t }) => t('Yêu cầu bổ sung', 'Ask the applicant for more'),
  begin: () => ({ paperIds: [], paperReasons: {}, items: '', reason: '', againstRules: false }),
  read: (body, file) => ({
    paperIds: body.getAll('papers'),
    paperReasons: Object.fromEntries(papersOf(file).map(({ id }) => [id, body.get(`why-${id}`)])),
    items: body.get('items'),
    reason: body.get('reason'),
    againstRules: body.get('againstRules') === 'yes',
  }),
  fields,
  submit: (t) => t('Gửi yêu cầu bổ sung', 'Send the request'),
  check: (file, _task, { againstRules }) =>
    breaksRules(standingOf(file)) && !againstRules
      ? [
          {
            field: 'againstRules',
            text: file.t(
              'Bạn hãy đánh dấu xác nhận vẫn yêu cầu bổ sung ngoài quy định',
              'Tick that you ask for more although the rules do not allow it',
            ),
          },
        ]
      : [],
  act: ({ ctx, loaded }, { token }, values) =>
    requestSupplement(ctx, {
      dossierId: loaded.state.id,
      token,
      reason: values.reason,
      paperIds: values.paperIds,
      paperReasons: values.paperReasons,
      items: values.items.split('\n'),
      againstRules: values.againstRules,
    }),
  fault: (error, t) =>
    error === 'reason'
      ? {
          field: 'reason',
          text: t('Bạn hãy viết lý do, người nộp sẽ đọc', 'Write the reason: the applicant will read it'),
        }
      : {
          field: 'items',
          text: t(
            'Bạn hãy chọn giấy tờ hoặc ghi nội dung cần bổ sung',
            'Choose papers, or write what else is needed',
          ),
        },
  done: (t) => t('Đã gửi yêu cầu bổ sung', 'Request sent'),
}

function papersOf({ loaded }: CaseFile) {
  return applicablePapers(loaded.revision.record, loaded.state.content)
}

function standingOf({ ctx, loaded, services }: CaseFile): SupplementStanding | undefined {
  return supplementStanding(ctx, loaded, services.clock.now())
}

function fields({ file, values, faultOf }: Shown<Wanted>): Html {
  const { t, request } = file
  const papers = papersOf(file)
  const boxes =
    papers.length > 0 &&
    checkboxes({
      name: 'papers',
      locale: request.locale,
      values: values.paperIds,
      items: papers.map((paper) => ({
        value: paper.id,
        text: inLocale(paper.name, request.locale),
        conditional: {
          html: textInput({
            name: `why-${paper.id}`,
            value: values.paperReasons[paper.id] ?? '',
            label: { text: t('Vì sao cần nộp lại (không bắt buộc)', 'Why again (optional)') },
          }),
        },
      })),
      fieldset: {
        legend: {
          text: t('Giấy tờ cần nộp thêm hoặc nộp lại', 'Papers to add or send again'),
          classes: 'govuk-fieldset__legend--s',
        },
      },
    })
  const standing = standingOf(file)
  return html`<p class="govuk-body">${t(
    'Người nộp được báo ngay và chỉ nên bị hỏi một lần: bạn hãy ghi đủ mọi thứ còn thiếu.',
    'The applicant is told at once and should be asked only once: list everything that is missing.',
  )}</p>${standing && supplementRules(file, standing)}${boxes}${textarea({
    name: 'items',
    rows: 3,
    value: values.items,
    label: {
      text: t('Nội dung khác cần bổ sung, sửa', 'Other things to add or mend'),
      classes: 'govuk-label--s',
    },
    hint: { text: t('Mỗi dòng một việc', 'One a line') },
    ...faultOf('items'),
  })}${textarea({
    name: 'reason',
    rows: 4,
    value: values.reason,
    label: { text: t('Lý do', 'Reason'), classes: 'govuk-label--s' },
    ...faultOf('reason'),
  })}${breaksRules(standing) && confirmation(file, values.againstRules, faultOf)}`
}

function confirmation({ t, request }: CaseFile, isTicked: boolean, faultOf: Shown<Wanted>['faultOf']): Html {
  return checkboxes({
    name: 'againstRules',
    locale: request.locale,
    values: isTicked ? ['yes'] : [],
    items: [
      {
        value: 'yes',
        text: t(
          'Tôi vẫn yêu cầu bổ sung, và biết việc này được ghi nhận là ngoài quy định',
          'I ask for more all the same, and know that it is recorded as against the rules',
        ),
      },
    ],
    fieldset: { legend: { text: t('Xác nhận', 'Confirmation'), classes: 'govuk-fieldset__legend--s' } },
    ...faultOf('againstRules'),
  })
}
