import type { Text } from '../../platform/i18n/translator.ts'

export interface SourcePart {
  readonly slug: 'bieu-mau' | 'quy-trinh'
  readonly title: Text
  readonly hint: Text
  readonly extension: 'json' | 'bpmn'
}

/** Parts drawn with tools of their own, brought in and out as files. */
export const SOURCE_PARTS: readonly SourcePart[] = [
  {
    slug: 'bieu-mau',
    title: { vi: 'Biểu mẫu điện tử (JSON)', en: 'Online form (JSON)' },
    hint: { vi: 'Tệp form-js .json', en: 'A form-js .json file' },
    extension: 'json',
  },
  {
    slug: 'quy-trinh',
    title: { vi: 'Quy trình xử lý (BPMN)', en: 'Process (BPMN)' },
    hint: { vi: 'Tệp BPMN 2.0 .bpmn hoặc .xml', en: 'A BPMN 2.0 .bpmn or .xml file' },
    extension: 'bpmn',
  },
]
