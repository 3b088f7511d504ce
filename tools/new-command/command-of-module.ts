import { camel, pascal } from '../new-files.ts'
import type { NewCommand } from './command-on-dossier.ts'

/** An act of a module made by `new-module`: it is recorded until it changes a table of the module. */
export function commandOfModule(module: string, name: string): NewCommand {
  const [Name, run] = [pascal(name), camel(name)]
  return {
    exported: `export { ${run}, type ${Name}, type ${Name}Outcome } from './commands/${name}.ts'`,
    command: commandText(module, name),
    accessTest: testText(module, name),
  }
}

function commandText(module: string, name: string): string {
  const [Name, run, Module] = [pascal(name), camel(name), pascal(module)]
  return `import { inTransaction } from '../../../platform/db/database.ts'
import { postsWith } from '../../identity/index.ts'
import type { ${Module}Context } from '../context.ts'
import { mayManage${Module} } from '../${module}-policy.ts'

export interface ${Name} {
  /** What it is done to. */
  readonly id: string
  readonly reason: string
}

export type ${Name}Outcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly reason: 'not-your-role' }
  | { readonly kind: 'invalid'; readonly errors: readonly 'reason'[] }

/** Checks who and what, changes, and records the act, in one transaction. */
export function ${run}(ctx: ${Module}Context, input: ${Name}): Promise<${Name}Outcome> {
  return inTransaction(ctx.db, async (tx): Promise<${Name}Outcome> => {
    if (!mayManage${Module}(ctx.actor)) return { kind: 'refused', reason: 'not-your-role' }
    if (input.reason.trim() === '') return { kind: 'invalid', errors: ['reason'] }
    await tx
      .insertInto('audit_log')
      .values({
        at: ctx.clock.now(),
        actor_account_id: ctx.actor.kind === 'officer' ? ctx.actor.accountId : null,
        actor_post_id: postsWith(ctx.actor, 'province_admin')[0]?.id ?? null,
        action: '${module}.${name}',
        subject_type: '${module}',
        subject_id: input.id,
        outcome: 'done',
      })
      .execute()
    return { kind: 'done' }
  })
}
`
}

function testText(module: string, name: string): string {
  const run = camel(name)
  return `import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { testWorld, type World } from '../../../../test/support/world.ts'
import { type Actor, ROLES } from '../../identity/index.ts'
import { ${run} } from '../index.ts'

let world: World
before(async () => {
  world = await testWorld()
})
after(() => world.close())

const act = (actor: Actor, reason = 'Vì sao') => ${run}({ ...world, actor }, { id: 'x', reason })

async function recorded(): Promise<number> {
  const acts = world.ownerDb.selectFrom('audit_log').select('id').where('action', '=', '${module}.${name}')
  return (await acts.execute()).length
}

describe('${name.replaceAll('-', ' ')}: who may', () => {
  for (const role of ROLES) {
    it(\`\${role} \${role === 'province_admin' ? 'may' : 'may not'}\`, async () => {
      const unit = world.directory.getUnitOfKind('so-tnmt', 'one_stop')
      const before = await recorded()
      const outcome = await act(await world.officer([{ agencyId: unit.agencyId, unitId: unit.id, role }]))
      const may = role === 'province_admin'
      assert.equal(outcome.kind, may ? 'done' : 'refused')
      assert.equal(await recorded(), before + (may ? 1 : 0))
    })
  }

  it('nobody outside the offices', async () => {
    for (const actor of [{ kind: 'visitor' } as const, await world.citizen()])
      assert.equal((await act(actor)).kind, 'refused')
  })

  it('needs a reason', async () => {
    const unit = world.directory.getUnitOfKind('so-tnmt', 'one_stop')
    const admin = await world.officer([{ agencyId: unit.agencyId, unitId: unit.id, role: 'province_admin' }])
    assert.deepEqual(await act(admin, ' '), { kind: 'invalid', errors: ['reason'] })
  })
})
`
}
