import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { testWorld, type World } from '../../../test/support/world.ts'
import type { Actor, OfficerActor } from './actor.ts'
import {
  addPost,
  createOfficer,
  endPost,
  findOfficer,
  listAccountActs,
  type ManageContext,
  resetOfficerPassword,
  resetOfficerTotp,
  ROLES,
  setOfficerLock,
} from './index.ts'

let world: World
let subject: OfficerActor
const actors = new Map<string, Actor>()

before(async () => {
  world = await testWorld()
  subject = await world.officer([{ agencyId: 'so-tnmt', unitId: 'so-tnmt.mot-cua', role: 'receptionist' }])
  for (const agencyId of ['so-tnmt', 'so-y-te']) {
    for (const role of ROLES) {
      actors.set(
        `${role}, ${agencyId}`,
        await world.officer([{ agencyId, unitId: `${agencyId}.van-thu`, role }]),
      )
    }
  }
  actors.set('citizen', await world.citizen())
  actors.set('visitor', { kind: 'visitor' })
})
after(() => world.close())

/** A province administrator may sit anywhere. */
const MANAGERS = ['agency_admin, so-tnmt', 'province_admin, so-tnmt', 'province_admin, so-y-te']

const contextOf = (actor: Actor): ManageContext => ({
  db: world.db,
  clock: world.clock,
  secret: 'a secret of the tests, 32 letters or more',
  actor,
  directory: world.directory,
})

const post = {
  agencyId: 'so-tnmt',
  unitId: 'so-tnmt.lanh-dao',
  role: 'agency_leader' as const,
  title: 'Giám đốc',
}
let made = 0

const COMMANDS: Readonly<Record<string, (ctx: ManageContext) => Promise<{ readonly kind: string }>>> = {
  'create an officer': (ctx) => {
    made += 1
    return createOfficer(ctx, { username: `moi${made}.stnmt`, fullName: 'Lê Thị Mới', email: '', post })
  },
  'lock an officer': (ctx) => setOfficerLock(ctx, { accountId: subject.accountId, locked: true }),
  'unlock an officer': (ctx) => setOfficerLock(ctx, { accountId: subject.accountId, locked: false }),
  'reset the password': (ctx) => resetOfficerPassword(ctx, subject.accountId),
  'reset the second factor': (ctx) => resetOfficerTotp(ctx, subject.accountId),
  'add and end a post': async (ctx) => {
    const added = await addPost(ctx, { accountId: subject.accountId, post })
    if (added.kind !== 'done') return added
    const officer = await findOfficer(ctx, subject.accountId)
    return endPost(ctx, officer?.posts.find(({ role }) => role === 'agency_leader')?.id ?? '')
  },
}

for (const [name, run] of Object.entries(COMMANDS)) {
  test(`${name}: the administrators of the agency and the province, nobody else`, async () => {
    for (const [who, actor] of actors) {
      const { kind } = await run(contextOf(actor))
      if (MANAGERS.includes(who)) assert.equal(kind, 'done', `${who} may`)
      else assert.ok(['forbidden', 'not-found'].includes(kind), `${who} may not, but: ${kind}`)
    }
  })
}

describe('whoever may not manage an officer', () => {
  test('does not find him either, and ends no post of his', async () => {
    const postId = subject.posts[0]?.id ?? ''
    for (const [who, actor] of actors) {
      const found = await findOfficer(contextOf(actor), subject.accountId)
      assert.equal(found !== undefined, MANAGERS.includes(who), who)
      if (!MANAGERS.includes(who))
        assert.equal((await endPost(contextOf(actor), postId)).kind, 'not-found', who)
    }
  })

  test('leaves no trace of an act that was refused', async () => {
    const before_ = (await listAccountActs(world.db, subject.accountId, 1000)).length
    for (const [who, actor] of actors) {
      if (!MANAGERS.includes(who))
        await setOfficerLock(contextOf(actor), { accountId: subject.accountId, locked: true })
    }
    assert.equal((await listAccountActs(world.db, subject.accountId, 1000)).length, before_)
  })

  test('junk for an id is nobody', async () => {
    const ctx = contextOf(actors.get('province_admin, so-tnmt') as Actor)
    for (const id of ['', 'x', "'; drop table accounts --", '00000000-0000-7000-8000-000000000000']) {
      assert.equal(await findOfficer(ctx, id), undefined)
      assert.equal((await resetOfficerTotp(ctx, id)).kind, 'not-found')
      assert.equal((await endPost(ctx, id)).kind, 'not-found')
    }
  })
})
