// node tools/new-command.ts dossiers extend-term: a command with its access test, written to say what to fill in.
import { existsSync } from 'node:fs'
import { commandOnDossier } from './new-command/command-on-dossier.ts'
import { commandOfModule } from './new-command/command-of-module.ts'
import { inTree, insertLine, KEBAB, refuse, writeNew } from './new-files.ts'

const [module = '', name = ''] = process.argv.slice(2)
const folder = `src/modules/${module}`
if (!KEBAB.test(module) || !KEBAB.test(name) || !name.includes('-'))
  refuse('Usage: node tools/new-command.ts <module> <verb-noun>')
if (!existsSync(inTree(`${folder}/index.ts`))) refuse(`There is no ${folder}`)
const hasPolicy = [`${folder}/context.ts`, `${folder}/${module}-policy.ts`].every((file) =>
  existsSync(inTree(file)),
)
if (module !== 'dossiers' && !hasPolicy)
  refuse(`${folder} has its own way: take a command of ${folder}/commands as the example`)

const made = module === 'dossiers' ? commandOnDossier(name) : commandOfModule(module, name)
writeNew({
  [`${folder}/commands/${name}.ts`]: made.command,
  [`${folder}/commands/${name}.access.test.ts`]: made.accessTest,
})
insertLine(`${folder}/index.ts`, made.exported, { before: /^export|^$/ })
