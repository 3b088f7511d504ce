import type { Difference, ProcedureDraft, ProcedurePart } from '../../modules/catalog/index.ts'
import type { Translate } from '../../platform/i18n/translator.ts'
import { type Html, tag } from '../../ui/index.ts'

export function partWords(part: ProcedurePart, t: Translate): string {
  const words: Readonly<Record<ProcedurePart, string>> = {
    sheet: t('Tên và thông tin chung', 'Name and sheet'),
    deadline: t('Thời hạn giải quyết', 'Time limit'),
    papers: t('Thành phần hồ sơ', 'Papers'),
    fees: t('Phí, lệ phí', 'Fees'),
    situations: t('Câu hỏi về trường hợp', 'Situations'),
    steps: t('Các bước đã công bố', 'Published steps'),
    owners: t('Người thực hiện từng bước', 'Owners of steps'),
    formFields: t('Câu hỏi của biểu mẫu', 'Questions of the form'),
    process: t('Quy trình xử lý', 'Process'),
    results: t('Kết quả', 'Results'),
    legalBasis: t('Căn cứ pháp lý', 'Legal basis'),
    conditions: t('Yêu cầu, điều kiện', 'Conditions'),
    ways: t('Cách thức thực hiện', 'Ways to file'),
    delivery: t('Cách nhận kết quả', 'Delivery'),
    coAgencies: t('Cơ quan phối hợp', 'Consulted agencies'),
    offeredBy: t('Cơ quan thực hiện', 'Offering agencies'),
  }
  return words[part]
}

export function changeWords(kind: Difference['kind'], t: Translate): string {
  if (kind === 'added') return t('Thêm', 'Added')
  return kind === 'removed' ? t('Bỏ', 'Removed') : t('Sửa', 'Changed')
}

export function stateWords(state: ProcedureDraft['state'], t: Translate): string {
  const words: Readonly<Record<ProcedureDraft['state'], string>> = {
    draft: t('Đang soạn', 'Being drafted'),
    submitted: t('Chờ kiểm soát', 'To be checked'),
    checked: t('Đã kiểm soát', 'Checked'),
    published: t('Đã công bố', 'Published'),
    discarded: t('Đã bỏ', 'Discarded'),
  }
  return words[state]
}

export function stateTag(state: ProcedureDraft['state'], t: Translate): Html {
  const colours = {
    draft: 'grey',
    submitted: 'orange',
    checked: 'blue',
    published: 'green',
    discarded: 'grey',
  }
  return tag({ text: stateWords(state, t), classes: `govuk-tag--${colours[state]}` })
}

/** Room under a table that another one or a heading follows. */
export function spaced<T extends { readonly classes?: string | undefined }>(options: T): T {
  return { ...options, classes: `${options.classes ?? ''} govuk-!-margin-bottom-6`.trim() }
}
