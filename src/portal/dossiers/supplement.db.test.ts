import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { findDraft, provideSupplement, requestSupplement } from '../../modules/dossiers/index.ts'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { aDraft, driveTo, loadDossier, officerFor, taskOf } from '../../../test/support/dossier-builders.ts'
import { checkHtml } from '../../../test/support/html-check.ts'
import { uploadInPieces } from '../../../test/support/upload-in-pieces.ts'
import { tinyPdf } from '../../../test/support/world.ts'

let app: TestApp
before(async () => {
  app = await testApp()
})
after(() => app.close())

const MB = 1024 ** 2

async function asked() {
  const { dossierId, applicant, state } = await driveTo(app.world, {
    procedureId: 'bl-08',
    state: 'submitted',
  })
  const task = taskOf(state, 'receive')
  const paperId = state.content.papers.find(({ fileIds }) => fileIds.length > 0)?.paperId ?? ''
  const ctx = app.world.contextFor(await officerFor(app.world, task))
  const asking = { dossierId, token: task.token, reason: 'Bản chụp mờ', paperIds: [paperId], items: [] }
  assert.equal((await requestSupplement(ctx, asking)).kind, 'done')
  const visitor = await app.signedIn(applicant)
  return { dossierId, applicant, paperId, visitor, path: `/ho-so/${dossierId}/bo-sung` }
}

const pdf = (name: string, filename: string, bytes: Uint8Array = tinyPdf(filename)) => ({
  name,
  filename,
  type: 'application/pdf',
  bytes,
})

describe('answering a request for more', () => {
  it('says which files the paper takes and how large before one is chosen', async () => {
    const { visitor, path, paperId } = await asked()
    const { text } = await visitor.get(path)
    checkHtml(text)
    assert.match(text, /Bản chụp mờ/)
    assert.match(text, /không quá 25 MB/)
    assert.match(text, new RegExp(`id="${paperId}"[^>]*accept="[^"]*application/pdf`))
  })

  it('refuses a file too large with the reason, and keeps what was typed and the good file', async () => {
    const { dossierId, visitor, path, paperId } = await asked()
    const large = pdf(paperId, 'lớn.pdf', Buffer.concat([tinyPdf(), Buffer.alloc(26 * MB, 32)]))
    const files = [pdf(paperId, 'tốt.pdf'), large]
    const refused = await visitor.post(path, { message: 'Tôi chụp lại rồi' }, { files })
    assert.equal(refused.status, 422)
    checkHtml(refused.text)
    assert.match(refused.text, /lớn\.pdf: Tệp nặng 26(,\d)? MB/)
    assert.match(refused.text, /Tôi chụp lại rồi/)
    const kept = new RegExp(`name="kept-${paperId}" value="([^"]+)"`).exec(refused.text)?.[1] ?? ''
    const sent = await visitor.post(path, { message: 'Tôi chụp lại rồi', [`kept-${paperId}`]: kept })
    assert.equal(sent.status, 303)
    const { state } = await loadDossier(app.world, dossierId)
    assert.equal(state.supplement, null)
    assert.deepEqual(state.content.papers.find((paper) => paper.paperId === paperId)?.fileIds, [kept])
  })

  it('takes a file that came in pieces ahead of the form', async () => {
    const { dossierId, visitor, path, paperId } = await asked()
    const page = await visitor.get(path)
    const url = await uploadInPieces(app, visitor, page.text)
    const sent = await visitor.post(path, { message: '', [`da-tai-${paperId}`]: url })
    assert.equal(sent.status, 303)
    const { state } = await loadDossier(app.world, dossierId)
    assert.equal(state.content.papers.find((paper) => paper.paperId === paperId)?.fileIds.length, 1)
  })

  it('takes no file that hangs on an open draft: deleting that would take it from under the dossier', async () => {
    const { dossierId, applicant, paperId } = await asked()
    const { draftId } = await aDraft(app.world, { procedureId: 'bl-08', owner: applicant })
    const draft = await findDraft(app.world.db, draftId, applicant.accountId)
    const fileIds = draft?.papers.flatMap((paper) => paper.fileIds).slice(0, 1) ?? []
    assert.equal(fileIds.length, 1)
    const outcome = await provideSupplement(app.world.contextFor(applicant), {
      dossierId,
      papers: [{ paperId, fileIds, originals: 0, copies: 0 }],
      answers: {},
      message: '',
    })
    assert.deepEqual(outcome.kind === 'invalid' && outcome.errors, [paperId])
  })
})
