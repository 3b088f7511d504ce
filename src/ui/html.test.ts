import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { attributes, html, trusted } from './html.ts'

describe('the html template', () => {
  it('escapes every string, in text and in attributes', () => {
    const name = `<b onclick="x('y')">&`
    assert.equal(
      String(html`<p title="${name}">${name}</p>`),
      '<p title="&lt;b onclick=&quot;x(&#39;y&#39;)&quot;&gt;&amp;">&lt;b onclick=&quot;x(&#39;y&#39;)&quot;&gt;&amp;</p>',
    )
  })

  it('does not escape its own output again, alone or in a list', () => {
    const item = (text: string) => html`<li>${text}</li>`
    assert.equal(String(html`<ul>${['a', '<'].map(item)}</ul>`), '<ul><li>a</li><li>&lt;</li></ul>')
  })

  it('prints nothing for what is absent, and zero as zero', () => {
    assert.equal(String(html`${undefined}${null}${false}${0}${''}`), '0')
  })

  it('keeps trusted markup as it is', () => {
    assert.equal(String(html`${trusted('<br>')}`), '<br>')
  })

  it('writes attributes: bare for true, none for false and undefined, escaped otherwise', () => {
    assert.equal(
      String(attributes({ hidden: true, disabled: false, id: undefined, title: '"', value: 0 })),
      ' hidden title="&quot;" value="0"',
    )
  })
})
