import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { buildSearchIndex, fold, search, words } from './index.ts'

interface Service {
  readonly id: string
  readonly name: string
  readonly agency: string
}

const services: Service[] = JSON.parse(
  readFileSync(new URL('./fixtures/services-2015.json', import.meta.url), 'utf8'),
)
const index = buildSearchIndex(
  services.map(({ id, name, agency }) => ({
    id,
    texts: [
      { text: name, weight: 10 },
      { text: agency, weight: 2 },
    ],
  })),
)
const idsFor = (query: string) => search(index, query).map((hit) => hit.id)

/** A slip inside a word of four letters or more, one kind after the other. */
function withSlip(word: string, kind: number): string {
  const middle = Math.floor(word.length / 2)
  const slips = [
    word.slice(0, middle) + word.slice(middle + 1),
    word.slice(0, middle) + word.charAt(middle) + word.slice(middle),
    `${word.slice(0, middle)}w${word.slice(middle + 1)}`,
    word.slice(0, middle - 1) + word.charAt(middle) + word.charAt(middle - 1) + word.slice(middle + 1),
  ]
  return slips[kind % slips.length] ?? word
}

const TELEX_TONES: Record<string, string> = {
  '\u0300': 'f',
  '\u0301': 's',
  '\u0303': 'x',
  '\u0309': 'r',
  '\u0323': 'j',
}

/** The keys a Telex typist presses for a word. */
function telexKeys(word: string): string {
  let keys = ''
  let tone = ''
  for (const mark of word.normalize('NFD')) {
    if (mark in TELEX_TONES) tone = TELEX_TONES[mark] ?? ''
    else if (mark === '\u0302') keys += keys.at(-1)
    else if (mark === '\u0306' || mark === '\u031b') keys += 'w'
    else keys += mark === 'đ' ? 'dd' : mark === 'Đ' ? 'DD' : mark
  }
  return keys + tone
}

describe('search in the 56 services', () => {
  for (const { id, name } of services) {
    it(`finds "${name.slice(0, 60)}" by its name with and without marks, with slips and in Telex keys`, () => {
      const same = services.filter((other) => fold(other.name) === fold(name)).map((other) => other.id)
      const foundBy = (query: string, top: number, how: string) => {
        const found = idsFor(query).slice(0, top)
        assert.ok(
          same.some((wanted) => found.includes(wanted)),
          `${how}: "${query}" gave ${found} and not ${id}`,
        )
      }
      foundBy(name, same.length, 'exact')
      foundBy(fold(name), same.length, 'folded')
      foundBy(name.toUpperCase(), same.length, 'capitals')
      foundBy(words(name).map(telexKeys).join(' '), same.length, 'telex')
      const head = words(fold(name)).slice(0, 6)
      for (let kind = 0; kind < 4; kind++) {
        const slipped = head.map((word, at) =>
          word.length >= 4 && at % 2 === kind % 2 ? withSlip(word, kind) : word,
        )
        foundBy(slipped.join(' '), 56, `slip ${kind}`)
      }
    })
  }

  it('ranks what has the typed marks before what only folds alike', () => {
    const small = buildSearchIndex(
      ['Bạn sáo trúc', 'Cấp bản sao trích lục', 'Ban sao'].map((text, at) => ({
        id: String(at),
        texts: [{ text, weight: 1 }],
      })),
    )
    assert.deepEqual(search(small, 'bản sao').map((hit) => hit.id)[0], '1')
    assert.equal(search(small, 'bản sao').length, 3)
    assert.equal(search(small, 'ban sao').length, 3)
    assert.deepEqual(search(small, 'bạn sáo')[0]?.id, '0')
  })

  it('completes the last word only', () => {
    assert.ok(idsFor('giay phep xu').includes('22'))
    assert.deepEqual(idsFor('xu giay phep lai xe'), [])
  })

  it('wants every word', () => {
    assert.ok(idsFor('lữ hành').includes('32'))
    assert.deepEqual(idsFor('lữ hành khoáng sản'), [])
  })

  it('ranks the name above the agency', () => {
    const [first] = idsFor('giáo dục')
    assert.ok(services.find((service) => service.id === first)?.name.includes('giáo dục'))
    assert.ok(idsFor('giáo dục').length > 1)
  })

  it('forgives a missing space and another tone placement', () => {
    assert.ok(idsFor('giayphep lái xe').includes('11'))
    assert.deepEqual(idsFor('văn hoá'), idsFor('văn hóa'))
  })

  it('does not look for slips when the words are there as typed', () => {
    const hits = idsFor('thu y')
    assert.ok(hits.length > 0)
    for (const id of hits) {
      const service = services.find((candidate) => candidate.id === id)
      assert.match(fold(`${service?.name} ${service?.agency}`), /\bthu\b/)
    }
  })

  it('treats one figure off as another code, not as a slip', () => {
    const codes = buildSearchIndex([{ id: 'a', texts: [{ text: '1.004563', weight: 1 }] }])
    assert.equal(search(codes, '1.004563').length, 1)
    assert.equal(search(codes, '1.004564').length, 0)
  })

  it('answers nothing to nothing and survives odd queries', () => {
    for (const query of ['', '   ', '!!!', '()*+?[\\', '😀', 'x'.repeat(5000)])
      assert.deepEqual(idsFor(query), [])
    assert.doesNotThrow(() => idsFor('giấy '.repeat(2000)))
    assert.deepEqual(search(buildSearchIndex([]), 'giấy'), [])
  })
})

describe('search in 20,000 entries', () => {
  const vocabulary = [...new Set(services.flatMap((service) => words(service.name)))]
  let state = 7
  const next = (below: number) => {
    state = (state * 1103515245 + 12345) % 2147483648
    return Math.floor((state / 2147483648) * below)
  }
  const names = Array.from({ length: 20_000 }, () =>
    Array.from({ length: 6 + next(14) }, () => vocabulary[next(vocabulary.length)] ?? '').join(' '),
  )
  const big = buildSearchIndex(
    names.map((name, at) => ({
      id: `p${at}`,
      texts: [
        { text: name, weight: 5 },
        { text: `1.${100_000 + at}`, weight: 9 },
      ],
    })),
  )

  it('finds the name a query was made from, whatever was done to it', () => {
    for (let at = 0; at < 120; at += 1) {
      const place = next(names.length)
      const head = words(names[place] ?? '')
      const typed = [
        fold(head.join(' ')),
        head.map((word) => (word.length >= 4 ? withSlip(fold(word), at) : word)).join(' '),
        head.join(' '),
      ]
      const query = typed[at % 3] ?? ''
      const same = names[place]
      assert.ok(
        search(big, query).some((hit) => names[Number(hit.id.slice(1))] === same),
        `nothing for "${query}"`,
      )
    }
  })

  it('finds one entry by its code', () => {
    assert.equal(search(big, '1.112345')[0]?.id, 'p12345')
  })
})
