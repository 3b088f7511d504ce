import type { FormDefinition } from '../../../engines/forms/index.ts'
import { checkExpression } from '../../../engines/rules/index.ts'
import type { ProcessGraph } from '../../../engines/workflow/index.ts'
import type { Text } from '../../../platform/i18n/translator.ts'
import { expressionsOf, type ProcedureRecord } from '../pack/procedure-record.ts'
import type { ProcedureContent } from './procedure-content.ts'

/** Why a condition of a revision can never be told as it stands. */
export interface ConditionFault {
  /** Which condition: what part of the sheet, and what it is called there. */
  readonly where: Text
  readonly message: Text
}

/** What officers decide at a step; a process reads nothing else (`engines/workflow`). */
const DECIDED_AT_STEPS: ReadonlySet<string> = new Set(['decision', 'needsConsultation'])

/** All conditions of sheet and process, against the questions of the form beside them; empty where they agree. */
export function conditionFaults(content: ProcedureContent): readonly ConditionFault[] {
  return [...recordFaults(content), ...processFaults(content.graph)]
}

/** Conditions read answers of the form and the situations; they are FEEL that parses. */
function recordFaults({
  record,
  form,
}: Pick<ProcedureContent, 'record' | 'form'>): readonly ConditionFault[] {
  const known = new Set([...namesOf(form), ...record.situations.map(({ key }) => key)])
  return expressionsOf(record).flatMap(({ at, expression }): ConditionFault[] => {
    const where = placeOf(record, at)
    const check = checkExpression(expression)
    if (!check.ok)
      return [
        {
          where,
          message: {
            vi: `điều kiện “${expression}” viết chưa đúng (${check.message})`,
            en: `the condition “${expression}” cannot be read (${check.message})`,
          },
        },
      ]
    return check.variables
      .filter((name) => !known.has(name))
      .map((name) => ({
        where,
        message: {
          vi: `điều kiện “${expression}” dùng câu hỏi “${name}” mà biểu mẫu không có`,
          en: `the condition “${expression}” reads the question “${name}”, which the form does not have`,
        },
      }))
  })
}

/** A repeated section is read as a list under its own key; its questions are read in it. */
function namesOf({ fields }: Pick<FormDefinition, 'fields'>): readonly string[] {
  return fields.map(({ key }) => key)
}

function processFaults({ variables }: Pick<ProcessGraph, 'variables'>): readonly ConditionFault[] {
  return variables
    .filter((name) => !DECIDED_AT_STEPS.has(name))
    .map((name) => ({
      where: { vi: 'Quy trình', en: 'Process' },
      message: {
        vi: `một nhánh rẽ dùng “${name}”; quy trình chỉ đọc được quyết định của cán bộ (decision, needsConsultation)`,
        en: `a way reads “${name}”; a process reads only what officers decide (decision, needsConsultation)`,
      },
    }))
}

/** `papers.p4` in the words of the sheet, with its row. */
function placeOf(record: ProcedureRecord, at: string): Text {
  const [part = '', id = ''] = at.split('.')
  const find = <T>(list: readonly T[], isIt: (item: T) => boolean) => {
    const index = list.findIndex(isIt)
    return { row: index + 1, item: list[index] }
  }
  const place = (vi: string, en: string, row: number | string, name: Text | undefined): Text => ({
    vi: `${vi} ${row}${name ? ` (${name.vi})` : ''}`,
    en: `${en} ${row}${name ? ` (${name.en})` : ''}`,
  })
  switch (part) {
    case 'papers': {
      const { row, item } = find(record.papers, (one) => one.id === id)
      return place('Giấy tờ dòng', 'Paper, row', row, item?.name)
    }
    case 'fees': {
      const { row, item } = find(record.fees, (one) => one.id === id)
      return place('Phí, lệ phí dòng', 'Fee, row', row, item?.name)
    }
    case 'situations': {
      const { row, item } = find(record.situations, (one) => one.key === id)
      return place('Trường hợp dòng', 'Situation, row', row, item?.question)
    }
    case 'results': {
      const { row, item } = find(record.results, (one) => one.id === id)
      return place('Kết quả dòng', 'Result, row', row, item?.title)
    }
    default:
      return place('Cơ quan quyết định dòng', 'Deciding agency, row', id, undefined)
  }
}
