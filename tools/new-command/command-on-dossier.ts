import { camel, pascal } from '../new-files.ts'

export interface NewCommand {
  readonly command: string
  readonly accessTest: string
  readonly exported: string
}

/** An act on a dossier: it writes a note until it has an event of its own. */
export function commandOnDossier(name: string): NewCommand {
  const [Name, run] = [pascal(name), camel(name)]
  return {
    exported: `export { ${run}, type ${Name} } from './commands/${name}.ts'`,
    command: commandText(name),
    accessTest: testText(name),
  }
}

function commandText(name: string): string {
  const [Name, run] = [pascal(name), camel(name)]
  return `import { postsWith } from '../../identity/index.ts'
import { type ActOutcome, actOnDossier, refuse, write } from '../act-on-dossier.ts'
import type { DossierContext } from '../context.ts'
import { isEnded } from '../dossier-state.ts'

export interface ${Name} {
  readonly dossierId: string
  readonly reason: string
  /** Made with the form: the same act sent twice is written once. */
  readonly requestId: string
}

/** A head of unit explains an act to the colleagues; the event to write is dossier-event.ts's to name. */
export function ${run}(ctx: DossierContext, input: ${Name}): Promise<ActOutcome<'reason'>> {
  return actOnDossier<'reason'>(ctx, input.dossierId, ({ state, events }) => {
    const post = postsWith(ctx.actor, 'unit_leader').find(({ agencyId }) => state.agencies.has(agencyId))
    if (!post) return refuse('not-your-role')
    if (events.some((event) => event.type === 'noted' && event.data.requestId === input.requestId))
      return { kind: 'nothing' }
    if (isEnded(state)) return refuse('not-now')
    const reason = input.reason.trim()
    if (reason === '') return { kind: 'invalid', errors: ['reason'] }
    return write([{ type: 'noted', data: { requestId: input.requestId }, private: { text: reason } }], post)
  })
}
`
}

function testText(name: string): string {
  const run = camel(name)
  return `import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { testAccess } from '../../../../test/support/access-matrix.ts'
import { driveTo, loadDossier } from '../../../../test/support/dossier-builders.ts'
import { testWorld, type World } from '../../../../test/support/world.ts'
import { ${run} } from '../index.ts'

let world: World
before(async () => {
  world = await testWorld()
})
after(() => world.close())

const REQUEST_ID = '00000000-0000-7000-8000-000000000001'

async function scene() {
  const { dossierId, applicant } = await driveTo(world, { procedureId: 'bl-08', state: 'assigned' })
  const [task] = (await loadDossier(world, dossierId)).state.tasks
  return { dossierId, applicant, agencyId: task!.agencyId, unitId: task!.unitId }
}

testAccess({
  command: '${name.replaceAll('-', ' ')}',
  world: () => world,
  scene,
  allowed: ['unit_leader, own unit', 'unit_leader, other unit'],
  act: (ctx, { dossierId }) => ${run}(ctx, { dossierId, reason: 'Vì sao', requestId: REQUEST_ID }),
})

describe('${name.replaceAll('-', ' ')}', () => {
  it('asks for a reason, and is written once however often it is sent', async () => {
    const at = await scene()
    const ctx = world.contextFor(await world.officer([{ ...at, role: 'unit_leader' }]))
    const ask = { dossierId: at.dossierId, reason: ' ', requestId: REQUEST_ID }
    assert.equal((await ${run}(ctx, ask)).kind, 'invalid')
    for (const _time of [1, 2]) assert.equal((await ${run}(ctx, { ...ask, reason: 'Vì sao' })).kind, 'done')
    const { events } = await loadDossier(world, at.dossierId)
    assert.equal(events.filter(({ type }) => type === 'noted').length, 1)
  })
})
`
}
