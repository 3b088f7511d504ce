import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { DossierEvent, EventType, TimelineEntry } from '../../modules/dossiers/index.ts'
import { translator } from '../../platform/i18n/translator.ts'
import { timelineLine, type TimelineReader } from './timeline-words.ts'

const AT = new Date('2026-11-24T09:00:00+07:00')
const names = new Map([['a1', 'Trần Thị B']])
const officer: TimelineReader = { audience: 'officer', names }
const applicant: TimelineReader = { audience: 'applicant', names }
const vi = translator('vi')
const en = translator('en')

/** One event of each type, as the store hands it back. */
const EVENTS: Readonly<Record<EventType, { data: object; private: object | null }>> = {
  submitted: { data: { channel: 'online' }, private: {} },
  received: { data: { code: '000.00.06.H04-261124-0001' }, private: null },
  declined: { data: {}, private: { reason: 'Sai nơi nộp' } },
  supplement_requested: { data: { paperIds: [] }, private: { reason: 'Mờ', items: ['Ký tên'] } },
  supplemented: { data: {}, private: { message: 'Đây ạ' } },
  claimed: { data: { accountId: 'a1' }, private: null },
  released: { data: {}, private: { reason: 'Nghỉ phép' } },
  assigned: { data: { accountId: 'a1' }, private: { instruction: 'Xem kỹ' } },
  completed: { data: { variables: {} }, private: { opinion: 'Đủ', draft: { outcome: 'refused' } } },
  sent_back: { data: {}, private: { reason: 'Thiếu căn cứ' } },
  noted: { data: {}, private: { text: 'Gọi lại' } },
  messaged: { data: { from: 'applicant' }, private: { text: 'Xin chào' } },
  issued: { data: { title: 'Giấy phép', notation: '12/GP-STNMT' }, private: null },
  returned: {
    data: { way: 'counter' },
    private: { receiverName: 'Lê C', receiverPaper: '095190000123', note: '' },
  },
  withdrawn: { data: {}, private: { reason: 'Không cần nữa' } },
  stopped: { data: {}, private: { reason: 'Không bổ sung' } },
  handed_over: { data: {}, private: null },
  extended: {
    data: { newDueAt: '2026-12-10T10:00:00.000Z', notation: '3/PXL-STNMT' },
    private: { reason: 'Phải đo lại' },
  },
  financial_duty_requested: { data: { amountVnd: 1_500_000 }, private: { content: 'Lệ phí trước bạ' } },
  payment_proof_sent: { data: {}, private: { receipt: 'AA/0001', fileIds: [] } },
  financial_duty_done: { data: {}, private: { receipt: 'AA/0001' } },
  recounted: { data: { dueAt: '2026-12-10T10:00:00.000Z' }, private: null },
  succeeded: { data: { agencyId: 'so-nnmt-ca-mau' }, private: null },
  moved_to_revision: {
    data: {
      revision: 2,
      decisionNumber: '12/QĐ-UBND',
      changedParts: ['fees'],
      dueAt: '2026-12-10T10:00:00.000Z',
    },
    private: { reason: 'Quy định mới có lợi hơn' },
  },
}
const TYPES = Object.keys(EVENTS) as EventType[]

function entry(type: EventType, change: object = {}): TimelineEntry {
  const event = {
    type,
    seq: 1,
    at: AT,
    actor: { kind: 'officer', accountId: 'a1' },
    ...EVENTS[type],
    ...change,
  }
  return {
    seq: 1,
    at: AT,
    event: event as unknown as DossierEvent,
    step: { vi: 'Thẩm tra', en: 'Examination' },
  }
}

describe('a line of the timeline', () => {
  for (const type of TYPES) {
    test(`tells ${type} in both languages`, () => {
      const [told, english] = [timelineLine(entry(type), vi, officer), timelineLine(entry(type), en, officer)]
      assert.match(told.label, /^\p{Lu}/u)
      assert.notEqual(told.label, english.label)
      assert.doesNotMatch(`${told.label} ${told.text ?? ''}`, /undefined|null/)
    })

    test(`tells ${type} also when its personal part has been removed`, () => {
      const line = timelineLine(entry(type, { private: null }), vi, officer)
      assert.equal(line.text, undefined)
      assert.match(line.label, /^\p{Lu}/u)
    })
  }

  test('names the officer to officers only', () => {
    assert.equal(timelineLine(entry('claimed'), vi, officer).by, 'Trần Thị B')
    assert.equal(timelineLine(entry('completed'), vi, applicant).by, undefined)
    assert.equal(timelineLine(entry('assigned'), vi, officer).label, 'Phân công cho Trần Thị B')
    assert.equal(timelineLine(entry('assigned'), vi, applicant).label, 'Phân công xử lý')
  })

  test('speaks to the applicant as "bạn"', () => {
    const own = entry('messaged', { actor: { kind: 'applicant', accountId: 'p1' } })
    assert.deepEqual(timelineLine(own, vi, applicant), {
      label: 'Tin nhắn của bạn',
      by: 'bạn',
      text: 'Xin chào',
    })
    assert.equal(timelineLine(own, vi, officer).label, 'Tin nhắn của người nộp')
  })

  test('keeps what was proposed and who collected the result among officers', () => {
    assert.equal(timelineLine(entry('completed'), vi, officer).label, 'Xong bước: Thẩm tra, đề xuất từ chối')
    assert.equal(timelineLine(entry('completed'), vi, applicant).label, 'Xong bước: Thẩm tra')
    assert.equal(timelineLine(entry('returned'), vi, officer).text, 'Người nhận: Lê C (095190000123)')
    assert.equal(timelineLine(entry('returned'), vi, applicant).text, undefined)
  })

  test('gives all that was asked of the applicant', () => {
    assert.equal(timelineLine(entry('supplement_requested'), vi, applicant).text, 'Mờ; Ký tên')
  })
})
