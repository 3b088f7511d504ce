import type { Wording } from './process-graph.ts'

const WORDINGS = {
  unreadable: (d) => ({ vi: `Không đọc được tệp BPMN: ${d}`, en: `The BPMN file cannot be read: ${d}` }),
  'process-count': (d) => ({
    vi: `Tệp phải có đúng một quy trình, đang có ${d}`,
    en: `The file must hold exactly one process; it has ${d}`,
  }),
  'not-in-palette': (d) => ({
    vi: `Thành phần ${d} không dùng được; chỉ dùng bắt đầu, kết thúc, bước của người xử lý, cổng chọn một, cổng song song`,
    en: `${d} cannot be used; only start, end, user task, exclusive gateway, parallel gateway`,
  }),
  reserved: (d) => ({
    vi: `Thành phần ${d} để dành cho bản sau, chưa dùng được`,
    en: `${d} is reserved for a later version and cannot be used yet`,
  }),
  'bad-id': (d) => ({
    vi: `Mã thành phần "${d}" chỉ được có chữ không dấu, chữ số, dấu gạch`,
    en: `The id "${d}" may hold only plain letters, digits, hyphens and underscores`,
  }),
  'no-start': () => ({ vi: 'Thiếu điểm bắt đầu', en: 'There is no start event' }),
  'several-starts': () => ({ vi: 'Chỉ được có một điểm bắt đầu', en: 'There may be only one start event' }),
  'no-end': () => ({ vi: 'Thiếu điểm kết thúc', en: 'There is no end event' }),
  'no-step': () => ({ vi: 'Quy trình chưa có bước nào', en: 'The process has no step' }),
  'dangling-flow': (d) => ({
    vi: `Đường nối phải có đủ hai đầu, thiếu ${d}`,
    en: `A flow must have both ends; missing: ${d}`,
  }),
  'no-incoming': () => ({ vi: 'Chưa có đường nối đi vào', en: 'No flow comes in' }),
  'no-outgoing': () => ({ vi: 'Chưa có đường nối đi ra', en: 'No flow goes out' }),
  'into-start': () => ({ vi: 'Không được có đường nối vào điểm bắt đầu', en: 'No flow may enter the start' }),
  'out-of-end': () => ({
    vi: 'Không được có đường nối ra khỏi điểm kết thúc',
    en: 'No flow may leave an end',
  }),
  'several-outgoing': () => ({
    vi: 'Chỉ cổng mới được có nhiều đường ra; hãy đặt một cổng sau bước này',
    en: 'Only a gateway may have several outgoing flows; put one after this element',
  }),
  'split-or-join': () => ({
    vi: 'Cổng song song phải là tách (một vào, nhiều ra) hoặc gộp (nhiều vào, một ra)',
    en: 'A parallel gateway must split (one in, several out) or join (several in, one out)',
  }),
  'missing-attribute': (d) => ({ vi: `Bước thiếu thuộc tính ${d}`, en: `The step lacks the attribute ${d}` }),
  'bad-attribute': (d) => ({ vi: `Thuộc tính sai: ${d}`, en: `Wrong attribute: ${d}` }),
  'no-default': () => ({
    vi: 'Cổng chọn một phải có một đường mặc định trong các đường đi ra',
    en: 'An exclusive gateway needs one of its outgoing flows as its default',
  }),
  'condition-on-default': () => ({
    vi: 'Đường mặc định không được có điều kiện',
    en: 'The default flow must have no condition',
  }),
  'no-condition': () => ({ vi: 'Đường nối này thiếu điều kiện', en: 'This flow needs a condition' }),
  'condition-not-here': () => ({
    vi: 'Chỉ đường ra khỏi cổng chọn một (có từ hai đường ra) mới có điều kiện',
    en: 'Only flows leaving an exclusive gateway with two ways or more may have a condition',
  }),
  'bad-condition': (d) => ({ vi: `Điều kiện FEEL sai: ${d}`, en: `The FEEL condition is wrong: ${d}` }),
  unreachable: () => ({
    vi: 'Không có đường từ điểm bắt đầu đến đây',
    en: 'Nothing leads here from the start',
  }),
  'no-way-to-end': () => ({
    vi: 'Từ đây không đến được điểm kết thúc',
    en: 'No way leads from here to an end',
  }),
  'endless-loop': () => ({
    vi: 'Các cổng nối thành vòng mà không qua bước nào',
    en: 'Gateways form a loop that passes through no step',
  }),
  'unbalanced-parallel': (d) => ({
    vi: `Các nhánh song song không tách và gộp cân xứng: ${d}`,
    en: `Parallel branches are not split and joined in balance: ${d}`,
  }),
  'stranded-token': () => ({
    vi: 'Cổng gộp này có thể chờ mãi một nhánh không bao giờ đến',
    en: 'This join can wait for ever for a branch that never arrives',
  }),
  'doubled-token': () => ({
    vi: 'Hồ sơ có thể đến đây hai lần cùng lúc',
    en: 'The dossier can be here twice at the same time',
  }),
  'ends-too-early': () => ({
    vi: 'Có thể kết thúc ở đây khi nhánh khác chưa xong',
    en: 'The process can end here while another branch is open',
  }),
  'too-complex': (d) => ({
    vi: `Quá nhiều nhánh song song để kiểm tra (hơn ${d} trạng thái)`,
    en: `Too many parallel branches to check (over ${d} states)`,
  }),
} satisfies Record<string, (detail: string) => Wording>

export type ProcessFaultCode = keyof typeof WORDINGS

export interface ProcessFault {
  readonly code: ProcessFaultCode
  /** Id of the BPMN element at fault; empty when it is the file as a whole. */
  readonly element: string
  readonly message: Wording
}

export function processFault(code: ProcessFaultCode, element: string, detail = ''): ProcessFault {
  return { code, element, message: WORDINGS[code](detail) }
}

/** Thrown by `compileProcess` with every fault found, so that an editor can mark them all at once. */
export class ProcessModelError extends Error {
  readonly faults: readonly ProcessFault[]

  constructor(faults: readonly ProcessFault[]) {
    super(faults.map((fault) => `[${fault.element || '-'}] ${fault.message.vi}`).join('; '))
    this.name = 'ProcessModelError'
    this.faults = faults
  }
}
