import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  addRow,
  type Answers,
  compileForm,
  listsOf,
  postedBy,
  reachableSections,
  readSection,
  relevantAnswers,
  removeRow,
  sectionProgress,
  sectionView,
  summarise,
  validateForm,
  validateSection,
  visibleFields,
} from './index.ts'
import { hiddenKeys } from './visibility.ts'

const lists = listsOf([])
const required = { validate: { required: true } }
const yesNo = [
  { value: 'yes', label: 'Có' },
  { value: 'no', label: 'Không' },
]

const form = compileForm({
  type: 'default',
  id: 'f',
  components: [
    {
      type: 'group',
      label: 'Người đề nghị',
      components: [
        { type: 'radio', key: 'foreign', label: 'Người nước ngoài', values: yesNo, ...required },
        {
          type: 'radio',
          key: 'agent',
          label: 'Có người đại diện',
          values: yesNo,
          conditional: { hide: '=foreign != "yes"' },
          ...required,
        },
        {
          type: 'textfield',
          key: 'agent_name',
          label: 'Tên người đại diện',
          conditional: { hide: '=agent != "yes"' },
          ...required,
        },
      ],
    },
    {
      type: 'group',
      label: 'Thành viên',
      components: [
        {
          type: 'dynamiclist',
          path: 'members',
          label: 'Thành viên góp vốn',
          properties: { required: 'true', min: '2' },
          components: [
            { type: 'textfield', key: 'name', label: 'Họ và tên', ...required },
            { type: 'datetime', key: 'born_on', dateLabel: 'Ngày sinh', ...required },
            { type: 'radio', key: 'head', label: 'Là người đứng đầu', values: yesNo },
            {
              type: 'textfield',
              key: 'decision',
              label: 'Số quyết định',
              conditional: { hide: '=head != "yes"' },
              ...required,
            },
          ],
        },
      ],
    },
    {
      type: 'group',
      label: 'Riêng người nước ngoài',
      components: [
        {
          type: 'textarea',
          key: 'reason',
          label: 'Lý do',
          conditional: { hide: '=foreign != "yes"' },
          ...required,
        },
      ],
    },
    {
      type: 'group',
      label: 'Cần đủ FEEL',
      components: [
        {
          type: 'textfield',
          key: 'many',
          label: 'Vì sao đông',
          conditional: { hide: '=count(members) < 3' },
          ...required,
        },
      ],
    },
  ],
})

function post(values: Record<string, string | string[]>) {
  return (name: string) => {
    const value = values[name]
    return typeof value === 'string' ? [value] : value
  }
}

const people: Answers = {
  members: [
    { name: 'Nguyễn Văn An', born_on: '1980-01-02', head: 'yes', decision: '12/QĐ' },
    { name: 'Trần Thị Bình', born_on: '1985-03-04' },
  ],
}

describe('which questions are asked', () => {
  it('follows the answers, and a hidden answer counts for nothing', () => {
    const answers = { foreign: 'no', agent: 'yes', agent_name: 'A', reason: 'B', ...people }
    assert.deepEqual(
      visibleFields(form, answers).map((field) => field.key),
      ['foreign', 'members'],
    )
    assert.deepEqual(relevantAnswers(form, answers), { foreign: 'no', ...people })
    assert.deepEqual(reachableSections(form, answers), [0, 1])
    assert.deepEqual(reachableSections(form, { ...answers, foreign: 'yes' }), [0, 1, 2])
  })

  it('can depend on anything FEEL can say', () => {
    const three = { foreign: 'no', members: [{}, {}, {}] } as unknown as Answers
    assert.deepEqual(reachableSections(form, three), [0, 1, 3])
  })

  it('is decided alike in the browser, but for what needs the full FEEL', () => {
    for (const answers of [
      {},
      { foreign: 'yes' },
      { foreign: 'yes', agent: 'yes' },
      { foreign: 'no', agent: 'yes' },
    ]) {
      const hidden = hiddenKeys(form.fields, answers)
      const shown = form.fields.map((field) => field.key).filter((key) => !hidden.has(key))
      const server = visibleFields(form, answers).map((field) => field.key)
      assert.deepEqual(shown, [...server, ...(server.includes('many') ? [] : ['many'])])
    }
  })

  it('drops answers to hidden and to unknown questions of a row', () => {
    const answers = { foreign: 'no', members: [{ name: 'A', head: 'no', decision: '1', shoe_size: '42' }] }
    assert.deepEqual(relevantAnswers(form, answers), { foreign: 'no', members: [{ name: 'A', head: 'no' }] })
  })
})

describe('reading a page', () => {
  it('keeps other pages, forgets what was emptied, keeps what is hidden for now', () => {
    const before = { ...people, foreign: 'yes', agent: 'yes', agent_name: 'Lê Chi' }
    const after = readSection(form, 0, post({ foreign: 'no', agent: 'yes', agent_name: 'Lê Chi' }), before)
    assert.deepEqual(after, { ...before, foreign: 'no' })
    assert.deepEqual(readSection(form, 0, post({}), before), people)
  })

  it('reads the rows a page marks, in their order, and leaves blank ones out', () => {
    const posted = post({
      'members.row': ['4', '0', '1', 'x'],
      'members[4].name': ' Bình ',
      'members[0].name': '',
      'members[1].name': 'An',
      'members[1].born_on-day': '31',
      'members[1].born_on-month': '2',
      'members[1].born_on-year': '1980',
      'members[7].name': 'không có dấu dòng',
    })
    assert.deepEqual(readSection(form, 1, posted, {}), {
      members: [{ name: 'Bình' }, { name: 'An', born_on: { typed: ['31', '2', '1980'] } }],
    })
  })

  it('reads rows without marks from the first to the first blank one', () => {
    const posted = post({ 'members[0].name': 'An', 'members[1].name': 'Bình', 'members[3].name': 'Chi' })
    assert.deepEqual(readSection(form, 1, posted, {}), { members: [{ name: 'An' }, { name: 'Bình' }] })
  })

  it('reads more rows than are allowed, so that the limit can be said', () => {
    const values = Object.fromEntries(
      Array.from({ length: 150 }, (_, index) => [`members[${index}].name`, 'A']),
    )
    const answers = readSection(form, 1, post(values), {})
    assert.equal((answers.members as Answers[]).length, 150)
    const errors = validateSection(form, 1, answers, lists)
    assert.match(errors.at(-1)?.message.vi ?? '', /tối đa 100 dòng/)
  })

  it('refuses a page the form does not have', () => {
    assert.throws(() => readSection(form, 9, post({}), {}), RangeError)
  })
})

describe('errors of a page', () => {
  it('name the row, the answer and the input, in the order of the page', () => {
    const answers: Answers = {
      members: [
        { name: 'An', born_on: { typed: ['3', '', '1980'] }, head: 'yes' },
        { born_on: '1980-01-01' },
      ],
    }
    assert.deepEqual(
      validateSection(form, 1, answers, lists).map(({ key, id, message }) => [key, id, message.vi]),
      [
        [
          'members[0].born_on',
          'members-0-born_on-month',
          'Dòng 1: Ngày sinh còn thiếu tháng, bạn hãy nhập đủ ngày, tháng, năm',
        ],
        ['members[0].decision', 'members-0-decision', 'Dòng 1: Bạn chưa nhập số quyết định'],
        ['members[1].name', 'members-1-name', 'Dòng 2: Bạn chưa nhập họ và tên'],
      ],
    )
  })

  it('ask for the rows that lack, at the first blank one', () => {
    const [error] = validateSection(form, 1, { members: people.members!.valueOf() as never }, lists)
    assert.equal(error, undefined)
    const one = { members: [(people.members as Answers[])[0]!] }
    assert.deepEqual(validateSection(form, 1, one, lists), [
      {
        key: 'members',
        id: 'members-1-name',
        message: {
          vi: 'Bạn cần khai ít nhất 2 dòng ở mục “Thành viên góp vốn”',
          en: 'Fill in at least 2 rows under “Thành viên góp vốn”',
        },
      },
    ])
  })

  it('do not come from hidden questions', () => {
    assert.deepEqual(validateSection(form, 2, { foreign: 'no' }, lists), [])
    assert.deepEqual(
      validateSection(form, 2, { foreign: 'yes' }, lists).map((error) => error.message.vi),
      ['Bạn chưa nhập lý do'],
    )
  })
})

describe('the whole form', () => {
  it('gives the answers that count and no errors when all is well', () => {
    const outcome = validateForm(form, { foreign: 'no', agent_name: 'A', ...people }, lists)
    assert.deepEqual(outcome, { answers: { foreign: 'no', ...people }, errors: [] })
  })

  it('lists the errors of all pages in page order', () => {
    const { errors } = validateForm(
      form,
      { foreign: 'yes', agent: 'maybe', members: [{ name: 'A' }] } as Answers,
      lists,
    )
    assert.deepEqual(
      errors.map((error) => error.key),
      ['agent', 'members[0].born_on', 'members', 'reason'],
    )
  })

  it('says how far each page is', () => {
    assert.equal(sectionProgress(form, 1, {}, lists), 'todo')
    assert.equal(sectionProgress(form, 1, { members: [{ name: 'A' }] }, lists), 'doing')
    assert.equal(sectionProgress(form, 1, people, lists), 'done')
  })
})

describe('the view of a page', () => {
  it('has every field with its state, its error and what decides whether it shows', () => {
    const errors = validateSection(form, 0, { foreign: 'yes' }, lists)
    const view = sectionView(form, 0, { answers: { foreign: 'yes' }, errors, lists })
    assert.deepEqual(
      view.fields.map(({ name, id, visible, error, condition }) => [
        name,
        id,
        visible,
        error?.vi,
        condition?.hide,
      ]),
      [
        ['foreign', 'foreign', true, undefined, undefined],
        ['agent', 'agent', true, 'Bạn chưa trả lời “Có người đại diện”', 'foreign != "yes"'],
        ['agent_name', 'agent_name', false, undefined, 'agent != "yes"'],
      ],
    )
  })

  it('carries the answers of other pages that its conditions look at, unless those are hidden', () => {
    assert.deepEqual(sectionView(form, 2, { answers: { foreign: 'yes', agent: 'no' }, lists }).outside, {
      foreign: 'yes',
    })
    assert.deepEqual(sectionView(form, 2, { answers: {}, lists }).outside, {})
  })

  it('offers as many rows as are needed, with names and ids of their own', () => {
    const view = sectionView(form, 1, { answers: {}, lists })
    const control = view.fields[0]!.control
    assert.ok(control.type === 'repeat')
    assert.deepEqual(
      control.rows.map((row) => row.fields.map((field) => [field.name, field.id])),
      [0, 1].map((row) =>
        ['name', 'born_on', 'head', 'decision'].map((key) => [
          `members[${row}].${key}`,
          `members-${row}-${key}`,
        ]),
      ),
    )
    assert.equal(control.marker, 'members.row')
  })

  it('grows and shrinks by a row without losing what is typed', () => {
    const more = addRow(people, 'members')
    const drawn = postedBy(sectionView(form, 1, { answers: more, lists }))
    assert.deepEqual(drawn.get('members.row'), ['0', '1', '2'])
    assert.deepEqual(
      readSection(form, 1, (name) => drawn.get(name), {}),
      people,
    )
    assert.deepEqual(removeRow(people, 'members', 0), { members: [(people.members as Answers[])[1]] })
    assert.deepEqual(removeRow({ a: 'x', members: [{ name: 'A' }] }, 'members', 0), { a: 'x' })
  })
})

describe('the summary', () => {
  it('shows asked questions only, rows as a table, and an unanswered one empty', () => {
    assert.deepEqual(summarise(form, { foreign: 'no', reason: 'x', ...people }, lists, 'vi'), [
      {
        index: 0,
        title: 'Người đề nghị',
        rows: [{ key: 'foreign', label: 'Người nước ngoài', value: 'Không' }],
      },
      {
        index: 1,
        title: 'Thành viên',
        rows: [
          {
            key: 'members',
            label: 'Thành viên góp vốn',
            value: '2 dòng',
            table: {
              columns: ['Họ và tên', 'Ngày sinh', 'Là người đứng đầu', 'Số quyết định'],
              rows: [
                ['Nguyễn Văn An', '02/01/1980', 'Có', '12/QĐ'],
                ['Trần Thị Bình', '04/03/1985', '', ''],
              ],
            },
          },
        ],
      },
    ])
  })

  it('shows what was typed even when it is no answer yet', () => {
    const rows = [{ name: 'A', born_on: { typed: ['31', '2', '1980'] } }]
    const table = summarise(form, { foreign: 'no', members: rows }, lists, 'en')[1]?.rows[0]?.table
    assert.deepEqual(table?.rows[0], ['A', '31/2/1980', '', ''])
  })
})
