import assert from 'node:assert/strict'
import { HtmlValidate } from 'html-validate'

// Rules of mere style, and one that the design system answers in its own way.
const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    'no-trailing-whitespace': 'off',
    'no-inline-style': 'error',
    // Written without the optional slash and with self-closing SVG parts, which HTML reads alike.
    'void-style': 'off',
    'svg-focusable': 'off',
    // govuk-frontend names list roles and wraps long words where its own tests ask for it.
    'no-redundant-role': 'off',
    'prefer-native-element': 'off',
    'long-title': 'off',
    // Boxes of one question share their name, as browsers send them.
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'submit', 'button', 'reset'] }],
    // Lists that stand for a thing of their own (steps, chosen filters) carry a label.
    'aria-label-misuse': ['error', { allowAnyNamable: true }],
  },
})

/** Throws with all that is wrong with a whole page: validity, one `h1`, headings in order, links that read apart. */
export function checkHtml(markup: string): void {
  const faults = [...validity(markup), ...headingFaults(markup), ...linkFaults(markup), ...formFaults(markup)]
  assert.equal(faults.length, 0, `\n${faults.join('\n')}`)
}

function validity(markup: string): string[] {
  const report = validator.validateStringSync(markup)
  return report.results.flatMap(({ messages }) =>
    messages.map(({ line, column, ruleId, message }) => {
      const near = markup.split('\n')[line - 1]?.slice(Math.max(0, column - 60), column + 100) ?? ''
      return `${ruleId}: ${message} at ${line}:${column}: …${near}…`
    }),
  )
}

function headingFaults(markup: string): string[] {
  const levels = [...markup.matchAll(/<h([1-6])[\s>]/g)].map((match) => Number(match[1]))
  const faults = levels.filter((level) => level === 1).length === 1 ? [] : ['a page has exactly one h1']
  for (const [index, level] of levels.entries()) {
    const before = levels[index - 1] ?? 1
    if (level > before + 1) faults.push(`h${level} comes right after h${before}`)
  }
  if (!/<html lang="(vi|en)"/.test(markup)) faults.push('the page does not say its language')
  if (!/<title>[^<]{3,}<\/title>/.test(markup)) faults.push('the page has no title')
  return faults
}

/** `xem<a>hồ sơ</a>ở đây` reads as one word aloud and on screen. */
function linkFaults(markup: string): string[] {
  const glued = [...markup.matchAll(/[\p{L}\p{N}]<a\s[^>]*>|<\/a>[\p{L}\p{N}]/gu)]
  const empty = [...markup.matchAll(/<a\s[^>]*>\s*<\/a>/g)]
  return [
    ...glued.map(
      ({ index }) => `words glued to a link: …${markup.slice(Math.max(0, index - 40), index + 80)}…`,
    ),
    ...empty.map(([link]) => `a link without words: ${link}`),
  ]
}

/** Whoever posts must carry a token, and the error summary must lead somewhere. */
function formFaults(markup: string): string[] {
  const posts = [...markup.matchAll(/<form\b[^>]*method="post"[^>]*>([\s\S]*?)<\/form>/g)]
  const bare = posts.filter(([, inside = '']) => !/name="_csrf" value="[^"]+"/.test(inside))
  const summary = /class="govuk-error-summary[\s\S]*?<\/ul>/.exec(markup)?.[0] ?? ''
  const targets = [...summary.matchAll(/href="#([^"]+)"/g)].map((match) => match[1] ?? '')
  return [
    ...bare.map(([form]) => `a form without a token: ${form.slice(0, 120)}`),
    ...targets
      .filter((id) => !markup.includes(`id="${id}"`))
      .map((id) => `the error summary leads to #${id}, which is not there`),
  ]
}
