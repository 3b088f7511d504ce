import { fold } from '../vietnamese/index.ts'

/** Words by which a published step says of itself that somebody must be there, or that something is checked on site. */
export interface StepSigns {
  readonly presence: readonly string[]
  readonly fieldCheck: readonly string[]
}

export interface StepText {
  readonly name: string
  readonly note: string | null
}

export interface SignFound {
  /** Position of the step, from 1. */
  readonly step: number
  /** Name of the step as published, so that a reader can judge. */
  readonly name: string
}

/** Steps whose name or note has one of the words, whole, with or without marks. */
export function findSigns(steps: readonly StepText[], signs: readonly string[]): readonly SignFound[] {
  const wanted = signs.map((sign) => ` ${fold(sign)} `)
  return steps.flatMap(({ name, note }, index) => {
    const text = ` ${fold(`${name} . ${note ?? ''}`).replace(/[^\p{L}\p{N}]+/gu, ' ')} `
    return wanted.some((sign) => text.includes(sign)) ? [{ step: index + 1, name }] : []
  })
}
