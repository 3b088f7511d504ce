import { attributes, type Html, html } from '../html.ts'
import type { Localised } from './content.ts'

export interface ChartPoint {
  /** Any measure of time, ascending. */
  readonly x: number
  readonly y: number
}

export interface ChartRange {
  readonly x: number
  readonly low: number
  readonly middle: number
  readonly high: number
}

export interface ChartMark extends ChartPoint {
  readonly text: string
}

export interface LineChartOptions extends Localised {
  readonly id: string
  /** Says the finding, not the subject. */
  readonly title: string
  /** The drawing told in words, for those who hear the page; a table beside it has the figures. */
  readonly description: string
  readonly points: readonly ChartPoint[]
  /** Goes on from the last point: the middle and what is likely. */
  readonly band?: readonly ChartRange[] | undefined
  readonly marks?: readonly ChartMark[] | undefined
  readonly ticks: readonly { readonly x: number; readonly text: string }[]
  /** What each shape stands for, in words: nothing is told by colour alone. */
  readonly legend: readonly string[]
}

// As wide as a telephone, so that the letters are still letters there.
const WIDTH = 360
const HEIGHT = 250
const PLOT = { left: 40, right: 348, top: 16, bottom: 218 }

interface Scale {
  readonly x: (value: number) => string
  readonly y: (value: number) => string
  readonly top: number
}

function scaleOf({ points, band = [], marks = [], ticks }: LineChartOptions): Scale {
  const xs = [...points, ...band, ...marks, ...ticks].map(({ x }) => x)
  const ys = [...points.map(({ y }) => y), ...band.map(({ high }) => high), ...marks.map(({ y }) => y)]
  const first = Math.min(...xs)
  const width = Math.max(...xs) - first || 1
  const top = roundUp(Math.max(1, ...ys))
  return {
    x: (value) => (PLOT.left + ((value - first) / width) * (PLOT.right - PLOT.left)).toFixed(1),
    y: (value) => (PLOT.bottom - (value / top) * (PLOT.bottom - PLOT.top)).toFixed(1),
    top,
  }
}

/** The next number that begins with 1, 2, 4 or 8 and goes on with zeros: its quarters are round too. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value))
  const first = [1, 2, 4, 8, 10].find((one) => one * power >= value) ?? 10
  return Math.max(4, first * power)
}

function grid({ y, top }: Scale, locale: LineChartOptions['locale']): Html[] {
  return [0, 1, 2, 3, 4].map((quarter) => {
    const value = (top * quarter) / 4
    const line = attributes({ x1: PLOT.left, x2: PLOT.right, y1: y(value), y2: y(value) })
    return html`<line class="chart__grid"${line}/><text class="chart__text chart__text--end"${attributes({ x: PLOT.left - 5, y: Number(y(value)) + 4 })}>${grouped(value, locale)}</text>`
  })
}

/** Room for half a word of a tick at the right edge. */
const TICK_HALF = 22

function tickMarks(ticks: LineChartOptions['ticks'], { x }: Scale): Html[] {
  return ticks.map((tick) => {
    const at = Number(x(tick.x))
    const isLast = at > PLOT.right - TICK_HALF
    const line = attributes({ x1: at, x2: at, y1: PLOT.bottom, y2: PLOT.bottom + 5 })
    const place = attributes({ x: isLast ? WIDTH - 2 : at, y: PLOT.bottom + 19 })
    return html`<line class="chart__grid"${line}/><text class="chart__text chart__text--${isLast ? 'end' : 'middle'}"${place}>${tick.text}</text>`
  })
}

/** `1.600` in Vietnamese, `1,600` in English. */
function grouped(value: number, locale: LineChartOptions['locale']): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, locale === 'en' ? ',' : '.')
}

const path = (points: readonly ChartPoint[], { x, y }: Scale): string =>
  points.map((point, index) => `${index === 0 ? 'M' : 'L'}${x(point.x)} ${y(point.y)}`).join('')

function bandShape(options: LineChartOptions, scale: Scale): Html | undefined {
  const { band = [], points } = options
  const last = points.at(-1)
  if (band.length === 0 || !last) return undefined
  const from = { x: last.x, low: last.y, middle: last.y, high: last.y }
  const all = [from, ...band]
  const upper = all.map(({ x, high }) => ({ x, y: high }))
  const lower = all.map(({ x, low }) => ({ x, y: low }))
  const edge = path([...upper, ...lower.toReversed()], scale)
  const middle = all.map((one) => ({ x: one.x, y: one.middle }))
  return html`<path class="chart__band" d="${edge}Z"/><path class="chart__line chart__line--dashed" d="${path(middle, scale)}"/>`
}

function markShapes(marks: readonly ChartMark[], scale: Scale): Html[] {
  return marks.map((mark) => {
    const [x, y] = [Number(scale.x(mark.x)), Number(scale.y(mark.y))]
    const isRight = x > (PLOT.left + PLOT.right) / 2
    const side = isRight ? 'chart__text--end' : ''
    return html`<path class="chart__mark" d="M${x} ${y - 6}l6 6l-6 6l-6-6Z"/><text class="chart__text chart__text--strong ${side}"${attributes({ x: isRight ? x - 9 : x + 9, y: Math.max(12, y + 4) })}>${mark.text}</text>`
  })
}

/** A line over time drawn on the server, with what is likely to come and what was asked for. Goes with a table. */
export function lineChart(options: LineChartOptions): Html {
  const { id, title, description, points, marks = [], ticks, legend } = options
  const scale = scaleOf(options)
  const ends = points.at(-1)
  const dot =
    ends &&
    html`<circle class="chart__dot"${attributes({ cx: scale.x(ends.x), cy: scale.y(ends.y), r: 3.5 })}/>`
  const drawing = html`${grid(scale, options.locale)}${tickMarks(ticks, scale)}${bandShape(options, scale)}<path class="chart__line" d="${path(points, scale)}"/>${dot}${markShapes(marks, scale)}`
  return html`<figure class="chart" id="${id}"><figcaption class="chart__title">${title}</figcaption><svg class="chart__drawing" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="${id}-title ${id}-desc" focusable="false"><title id="${id}-title">${title}</title><desc id="${id}-desc">${description}</desc>${drawing}</svg><ul class="chart__legend">${legend.map((line) => html`<li>${line}</li>`)}</ul></figure>`
}
