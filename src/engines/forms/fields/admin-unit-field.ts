import type { ComponentSource } from '../component-source.ts'
import type { FieldKind } from '../field-kind.ts'
import type { AdminLevel } from '../lists.ts'
import { singleChoice } from './single-choice.ts'

const LEVELS: readonly AdminLevel[] = ['province', 'district', 'commune']

export const adminUnitField: FieldKind = {
  name: 'admin_unit',
  component: 'select',
  sample: {
    type: 'select',
    key: 'unit',
    label: 'Xã, phường, thị trấn',
    valuesKey: 'communes',
    properties: { kind: 'admin_unit', labelEn: 'Commune' },
  },
  build: (source) => {
    const level = levelOf(source)
    return singleChoice({
      label: source.label,
      nameOf: (code, lists) => lists.adminUnit(code, level),
      groups: (lists) => lists.adminUnits(level),
      // Which codes exist depends on the day; the schema holds their form only.
      schema: { type: 'string', pattern: '^[0-9A-Z]{1,10}$' },
      view: (value, lists) => ({ type: 'select', groups: lists.adminUnits(level), value, searchable: true }),
    })
  },
}

function levelOf(source: ComponentSource): AdminLevel {
  const given = source.property('level') ?? 'commune'
  const level = LEVELS.find((one) => one === given)
  if (!level) {
    source.fault(
      {
        vi: 'Cấp phải là province, district hoặc commune.',
        en: 'The level must be province, district or commune.',
      },
      'properties.level',
    )
  }
  return level ?? 'commune'
}
