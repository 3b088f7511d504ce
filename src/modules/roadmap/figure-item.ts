/** One thing a figure counts: the list that opens behind the figure. */
export interface FigureItem {
  readonly id: string
  readonly text: string
  readonly amount: number
}

export const figureOf = (items: readonly FigureItem[]): number =>
  items.reduce((sum, { amount }) => sum + amount, 0)
