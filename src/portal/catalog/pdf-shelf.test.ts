import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { PdfShelf } from './pdf-shelf.ts'

function drawing() {
  const drawn: string[] = []
  const draw = (key: string) => () => {
    drawn.push(key)
    return Promise.resolve(Buffer.from(key))
  }
  return { drawn, draw }
}

describe('the shelf of documents', () => {
  it('draws a document once, also for visitors who come together', async () => {
    const shelf = new PdfShelf()
    const { drawn, draw } = drawing()
    await Promise.all([shelf.get('a', draw('a')), shelf.get('a', draw('a')), shelf.get('b', draw('b'))])
    assert.equal((await shelf.get('a', draw('a'))).toString(), 'a')
    assert.deepEqual(drawn, ['a', 'b'])
  })

  it('does not keep a failure', async () => {
    const shelf = new PdfShelf()
    const { draw } = drawing()
    await assert.rejects(shelf.get('a', () => Promise.reject(new Error('no ink'))))
    assert.equal((await shelf.get('a', draw('a'))).toString(), 'a')
  })

  it('lets go of what was not asked for longest', async () => {
    const shelf = new PdfShelf()
    const { drawn, draw } = drawing()
    for (let number = 0; number < 150; number += 1) await shelf.get(`k${number}`, draw(`k${number}`))
    await shelf.get('k0', draw('k0'))
    await shelf.get('one more', draw('one more'))
    await shelf.get('k0', draw('k0'))
    await shelf.get('k1', draw('k1'))
    assert.equal(drawn.filter((key) => key === 'k0').length, 1)
    assert.equal(drawn.filter((key) => key === 'k1').length, 2)
  })
})
