// node tools/new-adr.ts "Payments through the national gateway": the next decision in docs/adr.
import { readdirSync } from 'node:fs'
import { inTree, refuse, writeNew } from './new-files.ts'

const [title = ''] = process.argv.slice(2)
const slug = title
  .toLowerCase()
  .replaceAll(/[^a-z0-9]+/g, '-')
  .replaceAll(/^-|-$/g, '')
if (slug === '') refuse('Usage: node tools/new-adr.ts "<title in English>"')

const last = readdirSync(inTree('docs/adr'))
  .filter((file) => /^\d{4}-/.test(file))
  .toSorted()
  .at(-1)
const number = String(Number(last?.slice(0, 4) ?? 0) + 1).padStart(4, '0')
const day = new Date().toISOString().slice(0, 10)
writeNew({
  [`docs/adr/${number}-${slug}.md`]: `# ${number}. ${title}

Proposed, ${day}.

## Context

What makes a choice necessary, with the figures and the law that bear on it.

## Decision

What we do from now on, in the present tense.

## Consequences

What becomes easier, what becomes harder, and what was tried and not taken.
`,
})
