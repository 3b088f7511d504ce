import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { compileForm, listsOf } from '../../engines/forms/index.ts'
import type { Applicant } from '../../modules/dossiers/index.ts'
import { suggestAnswers } from './suggest-answers.ts'

const unit = (code: string, vi: string) => ({ code, name: { vi, en: vi } })
const lists = listsOf([
  {
    ...unit('95', 'Tỉnh Bạc Liêu'),
    districts: [{ ...unit('954', 'Thành phố Bạc Liêu'), communes: [unit('31813', 'Phường 2')] }],
  },
])

function formOf(id: string) {
  const file = new URL(`../../../packs/bac-lieu/forms/${id}.json`, import.meta.url)
  return compileForm(JSON.parse(readFileSync(file, 'utf8')))
}

const person: Partial<Applicant> = {
  kind: 'person',
  name: 'Lê Thị Út',
  nationalId: '095190001234',
  phone: '0912000111',
  email: 'ut@motcua.example',
  address: '25 đường Ví Dụ',
}
const company: Partial<Applicant> = {
  kind: 'organisation',
  name: 'Công ty TNHH Ví Dụ',
  nationalId: null,
  taxCode: '1900123457',
  phone: '02913823456',
  email: 'lienhe@motcua.example',
  address: '1 đường Trần Phú',
}

describe('suggestions for the first page', () => {
  it('give a person his own name, number, phone, birth and commune', () => {
    const answers = suggestAnswers(formOf('bl-44'), lists, {
      applicant: person,
      dateOfBirth: '1990-05-04',
      areaCode: '31813',
    })
    assert.equal(answers['full_name'], 'Lê Thị Út')
    assert.equal(answers['birth'], '1990-05-04')
    assert.equal(answers['id_no'], '095190001234')
    assert.equal(answers['phone'], '0912000111')
    assert.equal(answers['email'], 'ut@motcua.example')
  })

  it('give a company its name and never the number of a person', () => {
    const answers = suggestAnswers(formOf('bl-21'), lists, { applicant: company })
    const texts = Object.values(answers)
    assert.ok(texts.includes('lienhe@motcua.example') || texts.includes('02913823456'))
    assert.ok(!texts.includes('095190001234'))
  })

  it('leave out what the field would not take, and what is not known', () => {
    const answers = suggestAnswers(formOf('bl-44'), lists, {
      applicant: { ...person, nationalId: '12', phone: null },
      areaCode: '99999',
    })
    assert.equal(answers['id_no'], undefined)
    assert.equal(answers['phone'], undefined)
    assert.ok(!Object.values(answers).includes('99999'))
  })

  it('never touch another page, nor a spouse, a seller or a fax', () => {
    const numbers = Array.from({ length: 56 }, (_, index) => `bl-${String(index + 1).padStart(2, '0')}`)
    for (const id of numbers) {
      const form = formOf(id)
      const own = new Set(form.sections[0]?.fields.map(({ key }) => key))
      for (const applicant of [person, company]) {
        const keys = Object.keys(suggestAnswers(form, lists, { applicant, areaCode: '31813' }))
        assert.ok(
          keys.every((key) => own.has(key)),
          id,
        )
        assert.ok(
          keys.every((key) => !/spouse|from_|fax|director|rep(_|$)/.test(key)),
          `${id} ${keys}`,
        )
      }
    }
  })
})
