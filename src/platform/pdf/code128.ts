// Code 128 (ISO/IEC 15417). Each symbol is six widths: bar, space, bar, space, bar, space; the sum is 11.
const WIDTHS = (
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 ' +
  '122231 113222 123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 ' +
  '322112 322211 212123 212321 232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 ' +
  '112133 112331 132131 113123 113321 133121 313121 211331 231131 213113 213311 213131 311123 311321 ' +
  '331121 312113 312311 332111 314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 ' +
  '112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 111242 121142 121241 114212 ' +
  '124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 114311 411113 ' +
  '411311 113141 114131 311141 411131 211412 211214 211232'
).split(' ')
const STOP = '2331112'
const START_B = 104
const START_C = 105
const TO_C = 99
const TO_B = 100
const QUIET_ZONE = 10

/** Set C packs two digits in a symbol; switching pays from four digits on (the codes' running numbers). */
function digitPairsAt(text: string, index: number): number {
  const digits = /^\d+/.exec(text.slice(index))?.[0].length ?? 0
  return digits >= 4 ? Math.floor(digits / 2) : 0
}

/** Symbol values with start and check symbol, without stop. Printable ASCII only. */
export function code128Values(text: string): number[] {
  if (!/^[\x20-\x7e]+$/.test(text)) throw new RangeError('Code 128 takes printable ASCII text')
  const values: number[] = []
  let inSetC = digitPairsAt(text, 0) > 0
  values.push(inSetC ? START_C : START_B)
  for (let index = 0; index < text.length; ) {
    const pairs = digitPairsAt(text, index)
    if (pairs > 0) {
      if (!inSetC) values.push(TO_C)
      inSetC = true
      for (let pair = 0; pair < pairs; pair += 1)
        values.push(Number(text.slice(index + 2 * pair, index + 2 * pair + 2)))
      index += 2 * pairs
    } else {
      if (inSetC) values.push(TO_B)
      inSetC = false
      values.push(text.charCodeAt(index) - 32)
      index += 1
    }
  }
  let sum = 0
  for (const [position, value] of values.entries()) sum += value * Math.max(position, 1)
  values.push(sum % 103)
  return values
}

/** The bars as SVG, one module wide per unit, with the quiet zones the standard asks for. */
export function code128Svg(text: string): string {
  const widths = code128Values(text)
    .map((value) => WIDTHS[value])
    .join('')
    .concat(STOP)
  let x = QUIET_ZONE
  let path = ''
  for (const [index, digit] of [...widths].entries()) {
    const width = Number(digit)
    if (index % 2 === 0) path += `M${x} 0h${width}v40h-${width}z`
    x += width
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${x + QUIET_ZONE} 40" preserveAspectRatio="none"><path d="${path}"/></svg>`
}
