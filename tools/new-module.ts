// node tools/new-module.ts feedback: a module that owns nothing yet, with its front door, policy and place in the map.
import { insertLine, KEBAB, pascal, refuse, writeNew } from './new-files.ts'

const [name = ''] = process.argv.slice(2)
if (!KEBAB.test(name)) refuse('Usage: node tools/new-module.ts <name in kebab-case, plural>')

const Name = pascal(name)
const folder = `src/modules/${name}`

writeNew({
  [`${folder}/README.md`]: `# modules/${name}

One sentence: what part of the domain this is.

Owns no table yet: a new one comes by a migration and a line in \`test/architecture/table-ownership.test.ts\`.

## API
- \`mayManage${Name}(actor)\`: who may change anything here.

## Invariants
- Whoever is not named by the policy may do nothing.
`,
  [`${folder}/context.ts`]: `import type { Clock } from '../../platform/clock/clock.ts'
import type { Db } from '../../platform/db/database.ts'
import type { Actor } from '../identity/index.ts'

export interface ${Name}Context {
  readonly db: Db
  readonly clock: Clock
  readonly actor: Actor
}
`,
  [`${folder}/${name}-policy.ts`]: `import { type Actor, postsWith } from '../identity/index.ts'

/** The administrators of the province, until a rule of this module says who else. */
export function mayManage${Name}(actor: Actor): boolean {
  return postsWith(actor, 'province_admin').length > 0
}
`,
  [`${folder}/${name}-policy.test.ts`]: `import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Actor, ROLES, type Role } from '../identity/index.ts'
import { mayManage${Name} } from './index.ts'

function officerWith(role: Role): Actor {
  const post = { id: 'post', agencyId: 'agency', unitId: 'agency.unit', role, title: 'Chuyên viên' }
  return { kind: 'officer', accountId: 'account', name: 'Lê Văn An', posts: [post] }
}

describe('who may manage ${name}', () => {
  it('is an administrator of the province', () => {
    assert.ok(mayManage${Name}(officerWith('province_admin')))
  })

  it('is nobody else', () => {
    for (const role of ROLES.filter((one) => one !== 'province_admin'))
      assert.equal(mayManage${Name}(officerWith(role)), false, role)
    assert.equal(mayManage${Name}({ kind: 'visitor' }), false)
    assert.equal(mayManage${Name}({ kind: 'citizen', accountId: 'a', accountKind: 'person' }), false)
  })
})
`,
  [`${folder}/index.ts`]: `export type { ${Name}Context } from './context.ts'
export { mayManage${Name} } from './${name}-policy.ts'
`,
})
const key = name.includes('-') ? `'${name}'` : name
insertLine('.dependency-cruiser.cjs', `  ${key}: ['identity'],`, { after: /^const MODULE_MAP/, before: /^}/ })
console.log('Next: write README.md; node tools/new-command.ts; an ADR where the module map grows.')
