import type { EvidenceKind, Responsible, Wording } from './evidence.ts'

export interface EvidenceWords {
  /** What is asked, as the head of a row. */
  readonly title: Wording
  readonly missing: Wording
  readonly whoActs: Responsible
}

const WORDS: Readonly<Record<EvidenceKind, EvidenceWords>> = {
  'record-complete': {
    title: { vi: 'Công bố đủ nội dung của thủ tục', en: 'All the law asks is published' },
    missing: {
      vi: 'Bản công bố còn thiếu nội dung mà pháp luật yêu cầu.',
      en: 'What is published lacks parts that the law asks.',
    },
    whoActs: 'agency',
  },
  'record-current': {
    title: { vi: 'Bản công bố đang có hiệu lực', en: 'What is published is in force' },
    missing: {
      vi: 'Không có bản công bố nào đang có hiệu lực.',
      en: 'No published revision is in force.',
    },
    whoActs: 'control-office',
  },
  'blank-form': {
    title: { vi: 'Tải được tờ khai để điền tay', en: 'The blank form can be downloaded' },
    missing: { vi: 'Chưa tải được tờ khai trống.', en: 'The blank form cannot be downloaded.' },
    whoActs: 'agency',
  },
  'test-filing': {
    title: { vi: 'Điền và gửi được trực tuyến', en: 'Can be filled in and sent online' },
    missing: {
      vi: 'Hồ sơ thử chưa đi được từ tờ khai đến kết quả.',
      en: 'A trial file does not get from the form to the result.',
    },
    whoActs: 'agency',
  },
  network: {
    title: { vi: 'Xử lý trên môi trường mạng', en: 'Worked on in the network' },
    missing: {
      vi: 'Có bước do cơ quan chưa làm việc trên hệ thống thực hiện.',
      en: 'Some steps belong to an agency that does not work in the system.',
    },
    whoActs: 'agency',
  },
  payment: {
    title: {
      vi: 'Nộp phí, lệ phí trực tuyến, hoặc không thu phí',
      en: 'Fees can be paid online, or there are none',
    },
    missing: {
      vi: 'Có thu phí, lệ phí mà chưa nộp trực tuyến được.',
      en: 'There are fees and they cannot be paid online.',
    },
    whoActs: 'portal-operator',
  },
  delivery: {
    title: { vi: 'Nhận kết quả trực tuyến hoặc qua bưu chính', en: 'The result comes online or by post' },
    missing: {
      vi: 'Kết quả chỉ nhận được tại quầy.',
      en: 'The result is handed over at the desk only.',
    },
    whoActs: 'agency',
  },
  'no-presence': {
    title: { vi: 'Không bước nào cần có mặt', en: 'No step needs the applicant to be there' },
    missing: {
      vi: 'Có bước người nộp phải đến trực tiếp.',
      en: 'The applicant has to come in person at some step.',
    },
    whoActs: 'agency',
  },
  'no-field-check': {
    title: { vi: 'Không phải kiểm tra thực địa', en: 'Nothing is checked on site' },
    missing: { vi: 'Có bước kiểm tra thực địa.', en: 'Some step is a check on site.' },
    whoActs: 'control-office',
  },
  'real-files': {
    title: { vi: 'Có hồ sơ thật nộp trực tuyến gần đây', en: 'Real files came online lately' },
    missing: {
      vi: 'Gần đây chưa có hồ sơ thật nào nộp trực tuyến được tiếp nhận.',
      en: 'No real file sent online was received lately.',
    },
    whoActs: 'agency',
  },
}

const RESPONSIBLE: Readonly<Record<Responsible, Wording>> = {
  agency: { vi: 'Cơ quan cung cấp dịch vụ', en: 'The agency that offers the service' },
  'control-office': {
    vi: 'Bộ phận kiểm soát thủ tục hành chính của tỉnh',
    en: 'The province’s office that controls procedures',
  },
  'portal-operator': {
    vi: 'Cơ quan vận hành cổng dịch vụ công của tỉnh',
    en: 'The agency that runs the portal of the province',
  },
}

export function evidenceWords(kind: EvidenceKind): EvidenceWords {
  return WORDS[kind]
}

export function responsibleWords(who: Responsible): Wording {
  return RESPONSIBLE[who]
}
