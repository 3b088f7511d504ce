import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import {
  aDossier,
  actOnTask,
  driveTo,
  examinerFor,
  loadDossier,
  officerFor,
  taskOf,
} from '../../../test/support/dossier-builders.ts'
import { checkHtml } from '../../../test/support/html-check.ts'
import type { Fields, Visitor } from '../../../test/support/visitor.ts'
import type { OpenTask } from '../../modules/dossiers/index.ts'
import { CASE_ROLES, sendMessage } from '../../modules/dossiers/index.ts'
import type { OfficerActor } from '../../modules/identity/index.ts'
import { newId } from '../../platform/ids/id.ts'

let app: TestApp
before(async () => {
  app = await testApp()
})
after(() => app.close())

const PATHS: Partial<Record<OpenTask['kind'], string>> = {
  assign: 'phan-cong',
  examine: 'hoan-thanh',
  consult: 'hoan-thanh',
  propose: 'de-xuat',
  review: 'hoan-thanh',
  approve: 'hoan-thanh',
  number: 'vao-so',
  hand_over: 'tra-ket-qua',
}

const home = (dossierId: string) => `/can-bo/ho-so/${dossierId}`
const step = (dossierId: string, task: OpenTask, path = PATHS[task.kind] ?? '') =>
  `${home(dossierId)}/buoc/${task.token}/${path}`

async function seatedAt(task: OpenTask): Promise<{ officer: OfficerActor; visitor: Visitor }> {
  const officer = await officerFor(app.world, task)
  return { officer, visitor: await app.signedIn(officer) }
}

const stateOf = async (dossierId: string) => (await loadDossier(app.world, dossierId)).state

/** What an officer would fill in at each kind of step. */
async function fieldsFor(dossierId: string, task: OpenTask, outcome: 'granted' | 'refused'): Promise<Fields> {
  switch (task.kind) {
    case 'assign':
      return {
        officer: await examinerFor(app.world, await loadDossier(app.world, dossierId), task),
        instruction: 'Xem kỹ',
      }
    case 'propose':
      return {
        outcome,
        'row-0-label': 'Nội dung',
        'row-0-value': 'Cho phép như đơn',
        reason: outcome === 'refused' ? 'Không phù hợp quy hoạch' : '',
        opinion: 'Kính trình',
        consultation: 'no',
      }
    case 'hand_over':
      return { way: 'counter', receiverName: 'Nguyễn Văn Bình', receiverPaper: '095190000123', note: '' }
    case 'number':
      return {}
    default:
      return {
        opinion: 'Đủ điều kiện',
        decision: outcome === 'granted' ? 'grant' : 'refuse',
        consultation: 'no',
      }
  }
}

/** Goes through every step by the pages alone, looking at each page on the way; gives the kinds passed. */
async function walk(dossierId: string, outcome: 'granted' | 'refused' = 'granted'): Promise<string[]> {
  const kinds: string[] = []
  for (;;) {
    const { tasks } = await stateOf(dossierId)
    const [task] = tasks
    if (!task || kinds.length > 20) return kinds
    const { visitor } = await seatedAt(task)
    const shown = await visitor.get(home(dossierId))
    assert.equal(shown.status, 200)
    checkHtml(shown.text)
    assert.ok(shown.text.includes(step(dossierId, task)), `the ${task.kind} step is offered`)
    const form = await visitor.get(step(dossierId, task))
    assert.equal(form.status, 200)
    checkHtml(form.text)
    const done = await visitor.post(step(dossierId, task), await fieldsFor(dossierId, task, outcome))
    assert.equal(done.status, 303, `${task.kind}: ${done.text.slice(0, 3000)}`)
    const next = await visitor.follow(done)
    assert.equal(next.status, 200)
    checkHtml(next.text)
    kinds.push(task.kind)
  }
}

async function received(procedureId: string) {
  return driveTo(app.world, { procedureId, state: 'received' })
}

describe('a file through the pages', () => {
  test('goes from assignment to the hands of the applicant', async () => {
    const { dossierId } = await received('bl-04')
    const kinds = await walk(dossierId)
    assert.deepEqual(kinds.slice(0, 2), ['assign', 'examine'])
    assert.ok(kinds.includes('propose') && kinds.includes('review'))
    assert.deepEqual(kinds.slice(-3), ['approve', 'number', 'hand_over'])
    const state = await stateOf(dossierId)
    assert.deepEqual([state.status, state.outcome], ['returned', 'granted'])
    assert.match(state.result?.notation ?? '', /^\d+\/\S+/)
    const { visitor } = await seatedAt({ ...taskOf((await received('bl-04')).state, 'assign') })
    const result = await visitor.get(`${home(dossierId)}/ket-qua.pdf`)
    assert.equal(result.headers.get('content-type'), 'application/pdf')
    assert.equal(result.bytes.subarray(0, 5).toString(), '%PDF-')
    const page = await visitor.get(home(dossierId))
    assert.match(page.text, /Người nhận: Nguyễn Văn Bình \(095190000123\)/)
  })

  test('that is refused ends with a notice of refusal', async () => {
    const { dossierId } = await received('bl-04')
    const kinds = await walk(dossierId, 'refused')
    assert.ok(kinds.includes('approve'))
    const state = await stateOf(dossierId)
    assert.deepEqual([state.outcome, state.result?.title], ['refused', 'Thông báo'])
  })

  test('asks for consultation where the process does, and the consulted agency answers', async () => {
    const { dossierId } = await received('bl-06')
    await actOnTask(
      app.world,
      await loadDossier(app.world, dossierId),
      taskOf(await stateOf(dossierId), 'assign'),
    )
    const task = taskOf(await stateOf(dossierId), 'examine')
    const { visitor } = await seatedAt(task)
    const unanswered = await visitor.post(step(dossierId, task), { opinion: 'Cần hỏi thêm' })
    assert.equal(unanswered.status, 422)
    checkHtml(unanswered.text)
    assert.match(unanswered.text, /Bạn hãy chọn có cần lấy ý kiến hay không/)
    assert.match(unanswered.text, />Cần hỏi thêm<\/textarea>/)
    const fields = { opinion: 'Cần hỏi thêm', decision: 'grant', consultation: 'yes' }
    assert.equal((await visitor.post(step(dossierId, task), fields)).status, 303)
    const consult = taskOf(await stateOf(dossierId), 'consult')
    const other = await seatedAt(consult)
    const silent = await other.visitor.post(step(dossierId, consult), { opinion: ' ' })
    assert.equal(silent.status, 422)
    checkHtml(silent.text)
    assert.equal((await other.visitor.post(step(dossierId, consult), { opinion: 'Thống nhất' })).status, 303)
  })

  test('comes back to the proposer with the reason, and its draft is kept', async () => {
    const { dossierId } = await driveTo(app.world, { procedureId: 'bl-08', state: 'proposed' })
    const task = taskOf(await stateOf(dossierId), 'approve')
    const { visitor } = await seatedAt(task)
    const form = await visitor.get(step(dossierId, task, 'tra-lai'))
    checkHtml(form.text)
    const empty = await visitor.post(step(dossierId, task, 'tra-lai'), { step: 'propose', reason: '' })
    assert.equal(empty.status, 422)
    checkHtml(empty.text)
    const sent = await visitor.post(step(dossierId, task, 'tra-lai'), {
      step: 'propose',
      reason: 'Sai tên trường',
    })
    assert.equal(sent.status, 303)
    const again = taskOf(await stateOf(dossierId), 'propose')
    const proposer = await seatedAt(again)
    const page = await proposer.visitor.get(step(dossierId, again))
    assert.match(page.text, /Sai tên trường/)
    assert.match(page.text, /Theo hồ sơ đã nộp/)
  })

  test('waits for the applicant after a request for more, and offers nothing meanwhile', async () => {
    const { dossierId } = await driveTo(app.world, { procedureId: 'bl-08', state: 'assigned' })
    const task = taskOf(await stateOf(dossierId), 'propose')
    const { visitor } = await seatedAt(task)
    const path = step(dossierId, task, 'bo-sung')
    checkHtml((await visitor.get(path)).text)
    const empty = await visitor.post(path, { reason: 'Thiếu chữ ký', items: '' })
    assert.equal(empty.status, 422)
    checkHtml(empty.text)
    const asked = await visitor.post(path, {
      papers: ['p1'],
      'why-p1': 'Mờ',
      reason: 'Thiếu chữ ký',
      items: 'Ký tên',
    })
    assert.equal(asked.status, 303)
    const page = await visitor.get(home(dossierId))
    checkHtml(page.text)
    assert.match(page.text, /Đang chờ người nộp bổ sung/)
    assert.ok(!page.text.includes(step(dossierId, task)))
    const refused = await visitor.post(step(dossierId, task), await fieldsFor(dossierId, task, 'granted'))
    assert.equal(refused.status, 409)
    assert.match(refused.text, /đang chờ người nộp bổ sung/)
  })
})

describe('after a step', () => {
  test('the officer goes on to the next of his list, told what happened and who has the file now', async () => {
    const first = await received('bl-10')
    const second = await received('bl-10')
    const task = taskOf(await stateOf(first.dossierId), 'assign')
    const { visitor } = await seatedAt(task)
    const fields = await fieldsFor(first.dossierId, task, 'granted')
    const done = await visitor.post(step(first.dossierId, task), fields)
    assert.equal(done.location, home(second.dossierId))
    const next = await visitor.follow(done)
    const examiner = app.world.officerById(String(fields['officer']))
    assert.match(
      next.text,
      new RegExp(`Đã phân công hồ sơ \\(${first.state.code}\\)\\. Nay ở bước [^<]*: ${examiner.name} \\(`),
    )
    const other = taskOf(await stateOf(second.dossierId), 'assign')
    const last = await visitor.post(step(second.dossierId, other), fields)
    assert.equal(last.location, '/can-bo/viec/mine')
  })
})

describe('the proposal', () => {
  test('is prefilled from the form, keeps what is typed, adds and removes lines without a script', async () => {
    const { dossierId } = await driveTo(app.world, { procedureId: 'bl-08', state: 'assigned' })
    const task = taskOf(await stateOf(dossierId), 'propose')
    const { visitor } = await seatedAt(task)
    const path = step(dossierId, task)
    const first = await visitor.get(path)
    for (const english of [home(dossierId), path]) {
      const page = await (await seatedAt(task)).visitor.get(`${english}?lang=en`)
      assert.match(page.text, /<html lang="en"/)
      checkHtml(page.text)
    }
    assert.ok([...first.text.matchAll(/name="row-\d+-label"/g)].length > 2)
    const rows = {
      'row-0-label': 'Trường',
      'row-0-value': 'THPT A',
      'row-1-label': 'Lớp',
      'row-1-value': '11',
    }
    const more = await visitor.post(path, { ...rows, edit: 'add' })
    checkHtml(more.text)
    assert.deepEqual([more.status, more.text.includes('name="row-2-label"')], [200, true])
    const fewer = await visitor.post(path, { ...rows, edit: 'remove-0' })
    assert.ok(fewer.text.includes('value="Lớp"') && !fewer.text.includes('value="Trường"'))
    const wrong = await visitor.post(path, {
      ...rows,
      outcome: 'refused',
      'validUntil-day': '31',
      'validUntil-month': '2',
      'validUntil-year': '2027',
    })
    assert.equal(wrong.status, 422)
    checkHtml(wrong.text)
    assert.match(wrong.text, /Từ chối phải nêu rõ lý do[\s\S]*Ngày hết giá trị chưa đúng/)
    assert.equal(taskOf(await stateOf(dossierId), 'propose').token, task.token)
    const preview = await visitor.post(step(dossierId, task, 'ban-thao.pdf'), { ...rows, outcome: 'granted' })
    assert.equal(preview.bytes.subarray(0, 5).toString(), '%PDF-')
  })
})

describe('the last day of validity', () => {
  const DAY = { 'validUntil-day': '30', 'validUntil-month': '6', 'validUntil-year': '2031' }
  const read = async (dossierId: string, task: OpenTask, path?: string) =>
    (await (await seatedAt(task)).visitor.get(step(dossierId, task, path))).text

  test('that the examiner wrote is before the leader, the clerk, and the examiner again after a return', async () => {
    const { dossierId } = await driveTo(app.world, { procedureId: 'bl-08', state: 'assigned' })
    const propose = async () => {
      const task = taskOf(await stateOf(dossierId), 'propose')
      const { visitor } = await seatedAt(task)
      const fields = { ...(await fieldsFor(dossierId, task, 'granted')), ...DAY }
      assert.equal((await visitor.post(step(dossierId, task), fields)).status, 303)
    }
    await propose()
    const approve = taskOf(await stateOf(dossierId), 'approve')
    const shown = /Có giá trị đến[\s\S]{0,200}30\/06\/2031/
    assert.match(await read(dossierId, approve), shown)
    assert.match(await read(dossierId, approve, 'tra-lai'), shown)
    const leader = (await seatedAt(approve)).visitor
    const back = { step: 'propose', reason: 'Xem lại thời hạn' }
    assert.equal((await leader.post(step(dossierId, approve, 'tra-lai'), back)).status, 303)
    const again = await read(dossierId, taskOf(await stateOf(dossierId), 'propose'))
    const boxes = [...again.matchAll(/<input[^>]*name="(validUntil-\w+)"[^>]*>/g)]
    assert.deepEqual(Object.fromEntries(boxes.map(([box, name]) => [name, /value="(\d*)"/.exec(box)?.[1]])), {
      ...DAY,
      'validUntil-month': '06',
    })
    await propose()
    const signed = taskOf(await stateOf(dossierId), 'approve')
    const signature = await (await seatedAt(signed)).visitor.post(step(dossierId, signed), { opinion: '' })
    assert.equal(signature.status, 303)
    assert.match(await read(dossierId, taskOf(await stateOf(dossierId), 'number')), shown)
  })
})

describe('two officers at once', () => {
  test('the second learns who holds the file since when, and loses no word', async () => {
    const { dossierId, state } = await driveTo(app.world, { procedureId: 'bl-08', state: 'assigned' })
    const { agencyId, unitId, token } = taskOf(state, 'propose')
    const post = { agencyId, unitId, role: 'unit_leader' } as const
    const lead = await app.signedIn(await app.world.officer([post], 'Phạm Thị Trưởng Phòng'))
    const task = taskOf(state, 'propose')
    assert.equal(
      (
        await lead.post(
          step(dossierId, task, 'tra-bo-phan'),
          { reason: 'Nghỉ phép' },
          { form: step(dossierId, task, 'tra-bo-phan') },
        )
      ).status,
      303,
    )
    const seat = { agencyId, unitId, role: 'examiner' } as const
    const one = await app.signedIn(await app.world.officer([seat], 'Lê Văn Một'))
    const two = await app.signedIn(await app.world.officer([seat], 'Lê Văn Hai'))
    const claim = `${home(dossierId)}/buoc/${token}/nhan`
    assert.equal((await one.post(claim, {}, { form: home(dossierId) })).status, 303)
    assert.equal((await one.post(claim)).status, 303, 'twice by the same hand is no fault')
    const late = await two.post(claim, {}, { form: home(dossierId) })
    assert.equal(late.status, 409)
    checkHtml(late.text)
    assert.match(late.text, /đang do Lê Văn Một \([^)]*\) giữ từ 09:\d\d 24\/11\/2026/)
    const typed = await two.post(step(dossierId, task), await fieldsFor(dossierId, task, 'refused'))
    assert.equal(typed.status, 409)
    assert.match(typed.text, /Không phù hợp quy hoạch/)
    assert.equal(
      (await one.post(step(dossierId, task), await fieldsFor(dossierId, task, 'granted'))).status,
      303,
    )
    const gone = await two.post(step(dossierId, task), await fieldsFor(dossierId, task, 'granted'))
    assert.match(gone.text, /Bước này đã được Lê Văn Một xử lý lúc/)
    const repeated = await one.post(step(dossierId, task), await fieldsFor(dossierId, task, 'granted'))
    assert.deepEqual([repeated.status, repeated.location], [303, home(dossierId)])
  })
})

describe('a leader', () => {
  test('moves an examination to somebody else, seeing what each one holds', async () => {
    const { dossierId, state } = await driveTo(app.world, { procedureId: 'bl-08', state: 'assigned' })
    const task = taskOf(state, 'propose')
    const { agencyId, unitId } = task
    const other = await app.world.officer([{ agencyId, unitId, role: 'examiner' }], 'Võ Thị Mới')
    const lead = await app.signedIn(await app.world.officer([{ agencyId, unitId, role: 'unit_leader' }]))
    const page = await lead.get(step(dossierId, task, 'phan-cong'))
    checkHtml(page.text)
    assert.match(page.text, /Võ Thị Mới[\s\S]*đang giữ 0 hồ sơ/)
    const nobody = await lead.post(step(dossierId, task, 'phan-cong'), {
      officer: '',
      instruction: 'Gấp, xin ưu tiên',
    })
    assert.equal(nobody.status, 422)
    assert.match(nobody.text, /Gấp, xin ưu tiên/)
    const moved = await lead.post(step(dossierId, task, 'phan-cong'), { officer: other.accountId })
    assert.equal(moved.status, 303)
    assert.match((await lead.get(home(dossierId))).text, /Phân công cho Võ Thị Mới/)
    assert.equal(taskOf(await stateOf(dossierId), 'propose').assigneeAccountId, other.accountId)
  })
})

describe('who may see a file', () => {
  test('every role that works on files in its agency, and nobody else', async () => {
    const { dossierId, state } = await received('bl-08')
    const { agencyId, unitId } = taskOf(state, 'assign')
    for (const role of CASE_ROLES) {
      const own = await app.signedIn(await app.world.officer([{ agencyId, unitId, role }]))
      const page = await own.get(home(dossierId))
      assert.equal(page.status, 200, role)
      checkHtml(page.text)
      const away = { agencyId: 'ubnd-phuong-2', unitId: 'ubnd-phuong-2.mot-cua', role }
      const stranger = await app.signedIn(await app.world.officer([away]))
      assert.equal((await stranger.get(home(dossierId))).status, 404, `${role} elsewhere`)
    }
    for (const role of ['agency_admin', 'province_admin'] as const) {
      const admin = await app.signedIn(await app.world.officer([{ agencyId, unitId, role }]))
      assert.equal((await admin.get(home(dossierId))).status, 403, role)
    }
    const citizen = await app.signedIn(await app.world.citizen())
    assert.match((await citizen.get(home(dossierId))).location, /^\/can-bo\/dang-nhap/)
    assert.match((await app.visitor().get(home(dossierId))).location, /^\/can-bo\/dang-nhap/)
  })

  test('papers open only with their own file; wrong addresses are simply not there', async () => {
    const one = await received('bl-08')
    const two = await received('bl-08')
    const { visitor } = await seatedAt(taskOf(one.state, 'assign'))
    const fileOf = (state: typeof one.state) => state.content.papers[0]?.fileIds[0] ?? ''
    const paper = await visitor.get(`${home(one.dossierId)}/tep/${fileOf(one.state)}`)
    assert.equal(paper.status, 200)
    assert.match(paper.headers.get('content-disposition') ?? '', /^inline/)
    const inPlace = await visitor.get(`${home(one.dossierId)}?xem=${fileOf(one.state)}`)
    checkHtml(inPlace.text)
    assert.match(inPlace.text, /<iframe/)
    assert.ok(
      !(await visitor.get(`${home(one.dossierId)}?xem=${fileOf(two.state)}`)).text.includes('<iframe'),
    )
    const wrong = [
      `tep/${fileOf(two.state)}`,
      'tep/khong-co',
      'ket-qua.pdf',
      'du-thao.pdf',
      'buoc/x/phan-cong',
      'buoc/99999999999/phan-cong',
    ]
    for (const path of wrong)
      assert.equal((await visitor.get(`${home(one.dossierId)}/${path}`)).status, 404, path)
    assert.equal((await visitor.get(home('khong-co'))).status, 404)
    assert.equal((await visitor.get(home(newId(app.clock)))).status, 404)
  })

  test('a step that is another role’s says whose it is', async () => {
    const { dossierId, state } = await received('bl-08')
    const task = taskOf(state, 'assign')
    const clerk = { agencyId: task.agencyId, unitId: task.unitId, role: 'clerk' } as const
    const visitor = await app.signedIn(await app.world.officer([clerk]))
    const answer = await visitor.get(step(dossierId, task))
    assert.equal(answer.status, 409)
    checkHtml(answer.text)
    assert.match(answer.text, /Bước này do .* làm, với vai trò phân công/)
  })

  test('a file still at the desk leads a receptionist there', async () => {
    const { dossierId } = await aDossier(app.world, { procedureId: 'bl-08' })
    const { visitor } = await seatedAt(taskOf(await stateOf(dossierId), 'receive'))
    const page = await visitor.get(home(dossierId))
    checkHtml(page.text)
    assert.match(page.text, new RegExp(`href="/can-bo/tiep-nhan/${dossierId}"`))
  })
})

describe('words on a file', () => {
  test('a message and a note are written once, and an empty one is asked again', async () => {
    const { dossierId, applicant, state } = await received('bl-08')
    const { visitor } = await seatedAt(taskOf(state, 'assign'))
    const ctx = app.world.contextFor(applicant)
    await sendMessage(ctx, { dossierId, text: 'Khi nào xong ạ?', requestId: newId(app.clock) })
    const requestId = newId(app.clock)
    for (const kind of ['tin-nhan', 'ghi-chu']) {
      const path = `${home(dossierId)}/${kind}`
      const empty = await visitor.post(path, { text: '  ', requestId }, { form: home(dossierId) })
      assert.equal(empty.status, 422)
      checkHtml(empty.text)
      const long = await visitor.post(path, { text: 'dài '.repeat(1300), requestId })
      assert.match(long.text, /dài quá 5\.000 ký tự/)
      const fields = { text: `Lời <b>${kind}</b>`, requestId }
      assert.equal((await visitor.post(path, fields)).status, 303)
      assert.equal((await visitor.post(path, fields)).status, 303)
      assert.equal((await visitor.post(path, { text: 'x', requestId: 'không phải mã' })).status, 404)
    }
    const { events } = await loadDossier(app.world, dossierId)
    const said = events.filter(({ type }) => type === 'messaged' || type === 'noted')
    assert.deepEqual(
      said.map(({ type }) => type),
      ['messaged', 'messaged', 'noted'],
    )
    const page = await visitor.get(home(dossierId))
    checkHtml(page.text)
    assert.match(page.text, /Khi nào xong ạ\?/)
    assert.match(page.text, /Lời &lt;b&gt;tin-nhan&lt;\/b&gt;/)
  })
})
