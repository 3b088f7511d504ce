import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { checkForm } from '../src/engines/forms/index.ts'
import { convertForm } from './convert-forms.ts'

const text = (vi: string, en: string) => ({ vi, en })
const field = {
  key: 'area',
  label: text('Diện tích', 'Area'),
  type: 'number',
  required: true,
  unit: 'm2',
  min: 0,
}
const record = (...fields: Parameters<typeof convertForm>[1]['sections'][number]['fields'][number][]) => ({
  title: text('Đơn đề nghị', 'Application'),
  sections: [{ title: text('Trang', 'Page'), fields }],
})

describe('converting a record to form-js', () => {
  it('keeps bounds, unit and both languages', () => {
    const [, page] = convertForm('f', record(field)).components as { components: unknown[] }[]
    assert.deepEqual(page?.components, [
      {
        type: 'number',
        id: 'area',
        key: 'area',
        label: 'Diện tích',
        validate: { required: true, min: 0 },
        appearance: { suffixAdorner: 'm²' },
        properties: { unitEn: 'm²', labelEn: 'Area' },
      },
    ])
  })

  it('turns showIf into FEEL that hides', () => {
    const form = convertForm(
      'f',
      record(field, { ...field, key: 'b', showIf: { field: 'area', equals: 'x"y' } }),
    )
    const [, page] = form.components as { components: { conditional?: { hide: string } }[] }[]
    assert.equal(page?.components[1]?.conditional?.hide, '=area != "x\\"y"')
  })

  it('gives the same form each time, and one the engine takes', () => {
    assert.deepEqual(convertForm('f', record(field)), convertForm('f', record(field)))
    assert.deepEqual(checkForm(convertForm('f', record(field))), [])
  })

  it('stops at a type or a unit it does not know', () => {
    assert.throws(() => convertForm('f', record({ ...field, type: 'hologram' })), /unknown type/)
    assert.throws(() => convertForm('f', record({ ...field, unit: 'sào' })), /not in the table/)
  })
})

describe('the converted forms', () => {
  it('are kept in one spelling of Vietnamese', () => {
    const folder = new URL('../packs/bac-lieu/forms/', import.meta.url)
    for (const name of readdirSync(folder)) {
      const content = readFileSync(new URL(name, folder), 'utf8')
      assert.equal(content, content.normalize('NFC'), name)
    }
  })
})
