import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { DossierContext, DossierState } from '../../src/modules/dossiers/index.ts'
import { type Actor, type CitizenActor, ROLES, type Role } from '../../src/modules/identity/index.ts'
import type { World } from './world.ts'

/** Where an officer sits, seen from the step or dossier in question. */
type Place = 'own unit' | 'other unit' | 'other agency'
const PLACES: readonly Place[] = ['own unit', 'other unit', 'other agency']

export type Who =
  | `${Role}, ${Place}`
  | 'applicant'
  | 'other citizen'
  | 'organisation of the applicant’s name'
  | 'visitor'

export const EVERYBODY: readonly Who[] = [
  ...ROLES.flatMap((role) => PLACES.map((place): Who => `${role}, ${place}`)),
  'applicant',
  'other citizen',
  'organisation of the applicant’s name',
  'visitor',
]

/** Whoever may not even read the dossier is told that there is none. */
export function isStranger(who: Who): boolean {
  if (who === 'applicant') return false
  return !who.includes(',') || who.endsWith('other agency') || who.includes('_admin')
}

export interface Scene {
  readonly dossierId: string
  readonly applicant: CitizenActor
  /** The unit that holds the step in question. */
  readonly agencyId: string
  readonly unitId: string
}

export async function actorAs(world: World, who: Who, scene: Scene): Promise<Actor> {
  switch (who) {
    case 'visitor':
      return { kind: 'visitor' }
    case 'applicant':
      return scene.applicant
    case 'other citizen':
      return world.citizen()
    case 'organisation of the applicant’s name':
      return world.citizen({ kind: 'organisation' })
  }
  const [role, place] = who.split(', ') as [Role, Place]
  return world.officer([{ role, ...seatOf(world, scene, place) }])
}

function seatOf(world: World, scene: Scene, place: Place): { agencyId: string; unitId: string } {
  if (place === 'own unit') return { agencyId: scene.agencyId, unitId: scene.unitId }
  if (place === 'other agency') {
    // Nothing in the pack ever sends a dossier of another agency to this one by its process.
    const agency = world.directory.getAgency('ubnd-phuong-2')
    return { agencyId: agency.id, unitId: world.directory.getUnitOfKind(agency.id, 'one_stop').id }
  }
  const other = world.directory.unitsOf(scene.agencyId).find((unit) => unit.id !== scene.unitId)
  if (!other) throw new Error(`${scene.agencyId} has one unit only`)
  return { agencyId: scene.agencyId, unitId: other.id }
}

interface Outcome {
  readonly kind: string
  readonly reason?: unknown
  readonly state?: DossierState
}

export interface AccessTable<S extends Scene> {
  readonly command: string
  readonly world: () => World
  /** A dossier at the point where the command is due; made anew for each who may. */
  readonly scene: () => Promise<S>
  readonly allowed: readonly Who[]
  readonly act: (ctx: DossierContext, scene: S) => Promise<Outcome>
}

/** One table a command: those in it get through, everybody else is refused and leaves no trace. */
export function testAccess<S extends Scene>(table: AccessTable<S>): void {
  describe(`${table.command}: who may`, () => {
    for (const who of table.allowed) {
      test(`${who} may`, async () => {
        const scene = await table.scene()
        const actor = await actorAs(table.world(), who, scene)
        const outcome = await table.act(table.world().contextFor(actor), scene)
        assert.ok(
          outcome.kind === 'done' || outcome.kind === 'submitted',
          JSON.stringify(outcome).slice(0, 200),
        )
      })
    }

    test('nobody else may, and to strangers the dossier does not exist', async () => {
      const world = table.world()
      const scene = await table.scene()
      const before = await traces(world)
      for (const who of EVERYBODY.filter((one) => !table.allowed.includes(one))) {
        const actor = await actorAs(world, who, scene)
        const outcome = await table.act(world.contextFor(actor), scene)
        const reason = outcome.kind === 'refused' ? outcome.reason : outcome.kind
        assert.ok(outcome.kind === 'refused' || outcome.kind === 'not-found', `${who}: ${outcome.kind}`)
        if (isStranger(who)) {
          assert.equal(reason, 'not-found', who)
          assert.equal(outcome.state, undefined, `${who} was shown the dossier`)
        }
      }
      assert.deepEqual(await traces(world), before)
    })
  })
}

/** How much stands in the tables a command writes. */
async function traces(world: World): Promise<readonly number[]> {
  const tables = [
    'dossier_events',
    'dossier_event_private',
    'dossiers',
    'audit_log',
    'notifications',
    'files',
  ] as const
  return Promise.all(
    tables.map(async (table) => {
      const { count } = await world.db
        .selectFrom(table)
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow()
      return Number(count)
    }),
  )
}
