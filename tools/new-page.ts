// node tools/new-page.ts portal news /tin-tuc "Tin tức" "News": a task folder with one page, its route and its test.
import { spawnSync } from 'node:child_process'
import { camel, insertLine, inTree, KEBAB, quoted, refuse, writeNew } from './new-files.ts'

const [face = '', task = '', path = '', titleVi = '', titleEn = ''] = process.argv.slice(2)
const isOffice = face === 'backoffice'
const inPlace = isOffice === path.startsWith('/can-bo/')
if (
  !['portal', 'backoffice'].includes(face) ||
  !KEBAB.test(task) ||
  !/^(\/[a-z0-9-]+)+$/.test(path) ||
  !inPlace ||
  !titleEn
)
  refuse(
    'Usage: node tools/new-page.ts portal|backoffice <task> <path without marks> "<tên>" "<title>"; office paths begin with /can-bo/',
  )

const routes = `${camel(task)}Routes`
const access = isOffice ? 'officer' : 'citizen'
const frame = isOffice ? 'backofficePage' : 'portalPage'
const folder = `src/${face}/${task}`
const title = `${quoted(titleVi)}, ${quoted(titleEn)}`

writeNew({
  [`${folder}/routes.ts`]: `import type { Session } from '../../modules/identity/index.ts'
import { page } from '../../platform/http/reply.ts'
import type { Route } from '../../platform/http/route.ts'
import { ${access} } from '../../web/access.ts'
import type { Services } from '../../web/services.ts'
import { ${frame} } from '../frame.ts'
import { ${camel(task)}View } from './${task}.page.ts'

export function ${routes}(services: Services): readonly Route<Session>[] {
  return [
    {
      name: '${face}.${task}',
      method: 'GET',
      path: '${path}',
      access: ${isOffice ? 'officer()' : access},
      handler: async (request) => page(await ${frame}(services, request, ${camel(task)}View(request))),
    },
  ]
}
`,
  [`${folder}/${task}.page.ts`]: `import type { Session } from '../../modules/identity/index.ts'
import type { Request } from '../../platform/http/route.ts'
import { translator } from '../../platform/i18n/translator.ts'
import { emptyState, html } from '../../ui/index.ts'

export function ${camel(task)}View(request: Request<Session>) {
  const t = translator(request.locale)
  const title = t(${title})
  return {
    title,
    main: html\`<h1 class="govuk-heading-l">\${title}</h1>
\${emptyState({ text: t('Chưa có gì ở đây.', 'There is nothing here yet.') })}\`,
  }
}
`,
  [`${folder}/${task}.db.test.ts`]: `import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { escapeText } from '../../../test/support/escape-text.ts'
import { checkHtml } from '../../../test/support/html-check.ts'

let app: TestApp
before(async () => {
  app = await testApp()
})
after(() => app.close())

${isOffice ? officerInside() : citizenInside()}
describe('the page ${path}', () => {
  it('is a valid page in both languages', async () => {
    const visitor = await inside()
    for (const [language, title] of [['vi', ${quoted(titleVi)}], ['en', ${quoted(titleEn)}]] as const) {
      const answer = await visitor.get(\`${path}?lang=\${language}\`)
      assert.equal(answer.status, 200)
      checkHtml(answer.text)
      assert.ok(answer.text.includes(\`>\${escapeText(title)}</h1>\`))
    }
  })

  it('asks a stranger to sign in', async () => {
    const answer = await app.visitor().get('${path}')
    assert.equal(answer.status, 303)
    assert.ok(answer.location.startsWith('${isOffice ? '/can-bo' : ''}/dang-nhap?'))
  })
})
`,
})

function citizenInside(): string {
  return `const inside = async () => app.signedIn(await app.world.citizen())\n`
}

function officerInside(): string {
  return `async function inside() {
  const unit = app.world.directory.getUnitOfKind('so-tnmt', 'one_stop')
  return app.signedIn(await app.world.officer([{ agencyId: unit.agencyId, unitId: unit.id, role: 'receptionist' }]))
}
`
}

const index = `src/${face}/index.ts`
insertLine(index, `import { ${routes} } from './${task}/routes.ts'`, { before: /^$/ })
insertLine(index, `    ...${routes}(services),`, { after: /^export function .*Routes/, before: /^ {2}\]/ })
spawnSync(process.execPath, [inTree('tools/list-routes.ts')], { stdio: 'inherit' })
