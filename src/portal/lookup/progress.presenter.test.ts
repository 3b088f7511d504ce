import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { translator } from '../../platform/i18n/translator.ts'
import { progressView } from './progress.presenter.ts'

const t = translator('vi')
const states = (status: string) => progressView(status, t).steps.map(({ state }) => state)

describe('degree of completion', () => {
  it('grows with the dossier', () => {
    assert.deepEqual(states('submitted'), ['done', 'current', 'next', 'next', 'next'])
    assert.deepEqual(states('processing'), ['done', 'done', 'current', 'next', 'next'])
    assert.deepEqual(states('done'), ['done', 'done', 'done', 'done', 'current'])
    assert.deepEqual(states('returned'), ['done', 'done', 'done', 'done', 'done'])
  })

  it('does not tell a stranger that papers are missing', () => {
    assert.deepEqual(progressView('supplement', t), progressView('processing', t))
    assert.deepEqual(progressView('supplement_before_reception', t), progressView('submitted', t))
  })

  it('does not tell a stranger why a dossier ended', () => {
    const ended = progressView('withdrawn', t)
    assert.deepEqual(ended.steps, [])
    assert.deepEqual(progressView('not_accepted', t), ended)
    assert.deepEqual(progressView('stopped', t), ended)
  })
})
