import type { Holder } from '../../engines/clock/index.ts'
import type { Directory } from '../../modules/organizations/index.ts'
import type { Translate } from '../../platform/i18n/translator.ts'

/** What is needed to say who has a file. Holders are offices: no officer is ever named here. */
export interface LedgerSpeech {
  readonly t: Translate
  readonly directory: Directory
  readonly audience: 'officer' | 'applicant'
}

/** Who has a file, by the name on the door. `agencyId`: whose desk and whose file it is. */
export function holderWords(
  { t, directory, audience }: LedgerSpeech,
  holder: Holder,
  agencyId: string,
): string {
  const [kind, id = ''] = splitHolder(holder)
  switch (kind) {
    case 'desk': {
      const desk = directory.unitsOf(agencyId).find((unit) => unit.kind === 'one_stop')
      return desk ? t(desk.name.vi, desk.name.en) : t('Bộ phận Một cửa', 'One-stop desk')
    }
    case 'unit': {
      const unit = directory.findUnit(id)
      return unit ? t(unit.name.vi, unit.name.en) : t('Bộ phận giải quyết', 'The unit that handles it')
    }
    case 'agency': {
      const agency = directory.findAgency(id)
      return agency ? t(agency.name.vi, agency.name.en) : t('Cơ quan phối hợp', 'Another agency')
    }
    case 'applicant':
      return audience === 'applicant'
        ? t('Bạn (chờ bổ sung giấy tờ)', 'You (papers are waited for)')
        : t('Người nộp (chờ bổ sung)', 'The applicant (papers are waited for)')
    case 'treasury':
      return t('Kho bạc (chờ nộp nghĩa vụ tài chính)', 'The treasury (a payment is waited for)')
  }
}

function splitHolder(holder: Holder) {
  const colon = holder.indexOf(':')
  const kind = colon < 0 ? holder : holder.slice(0, colon)
  return [kind as 'desk' | 'unit' | 'agency' | 'applicant' | 'treasury', holder.slice(colon + 1)] as const
}
