import { type Answers, answerOf } from './answers.ts'

/** One more, blank row of a repeated field: for the "add" button of a page without JavaScript. */
export function addRow(answers: Answers, key: string): Answers {
  return { ...answers, [key]: [...rowsOf(answers, key), {}] }
}

export function removeRow(answers: Answers, key: string, index: number): Answers {
  const rows = rowsOf(answers, key).filter((_, at) => at !== index)
  if (rows.length > 0) return { ...answers, [key]: rows }
  const { [key]: _, ...others } = answers
  return others
}

function rowsOf(answers: Answers, key: string): readonly Answers[] {
  const rows = answerOf(answers, key)
  return Array.isArray(rows) ? (rows as readonly Answers[]) : []
}
