import {
  type Evidence,
  type Finding,
  findSigns,
  type SignFound,
  type Wording,
} from '../../engines/levels/index.ts'
import { formatDate } from '../../platform/i18n/format.ts'
import {
  missingComponents,
  type ProcedureRecord,
  type ProcedureRevision,
  type Service,
} from '../catalog/index.ts'
import type { LevelContext } from './context.ts'
import type { LevelRules } from './level-rules.ts'
import { askedOutside, stepsOutside } from './step-offices.ts'
import { tryFiling } from './trial-filing.ts'

/** What is the same for a procedure at whatever agency: proven once, however many offer it. */
export type RevisionEvidence = Pick<
  Evidence,
  | 'record-complete'
  | 'record-current'
  | 'blank-form'
  | 'payment'
  | 'delivery'
  | 'no-presence'
  | 'no-field-check'
>

const proven = (...details: readonly Wording[]): Finding => ({ holds: true, details })
const lacking = (...details: readonly Wording[]): Finding => ({ holds: false, details })
/** Holds where nothing speaks against it. */
const unless = (faults: readonly Wording[]): Finding => ({ holds: faults.length === 0, details: faults })

/** The blank form is proven apart: a machine that fails says nothing about it. */
export function gatherRevisionEvidence({
  revision,
  rules,
  day,
}: {
  readonly revision: ProcedureRevision
  readonly rules: LevelRules
  readonly day: string
}): Omit<RevisionEvidence, 'blank-form'> {
  const { record } = revision
  const { presence, fieldCheck } = rules.signs
  return {
    'record-complete': unless(missingComponents(record).map(lacksComponent)),
    'record-current': currentFinding(revision, day),
    payment: paymentFinding(record),
    delivery: deliveryFinding(record),
    'no-presence': unless([
      ...findSigns(stepTexts(record), presence).map(signWords),
      ...record.papers.filter(mustBeBrought).map(({ name }) => ({
        vi: `Phải mang đến quầy: ${name.vi}.`,
        en: `Has to be brought to the desk: ${name.en}.`,
      })),
    ]),
    'no-field-check': unless(findSigns(stepTexts(record), fieldCheck).map(signWords)),
  }
}

interface AtAgency {
  readonly service: Service
  readonly revision: ProcedureRevision
  readonly day: string
  /** Whether files sent online were received in the days the rules name. */
  readonly hasRealFiles: boolean
}

/** The rest, which depends on the agency that offers it. */
export function gatherServiceEvidence(
  ctx: LevelContext,
  ofRevision: RevisionEvidence,
  { hasRealFiles, ...place }: AtAgency,
): Evidence {
  const outside = stepsOutside(ctx, place)
  return {
    ...ofRevision,
    'test-filing': unless(tryFiling(ctx, place.service, place.revision)),
    network: outside.length > 0 ? lacking(...outside) : proven(...askedOutside(ctx, place.revision)),
    'real-files': { holds: hasRealFiles, details: [] },
  }
}

/** A service whose procedure has no revision at all proves nothing. */
export function noEvidence(): Evidence {
  const none = lacking({ vi: 'Thủ tục chưa được công bố.', en: 'The procedure is not published.' })
  return {
    'record-complete': none,
    'record-current': none,
    'blank-form': none,
    'test-filing': none,
    network: none,
    payment: none,
    delivery: none,
    'no-presence': none,
    'no-field-check': none,
    'real-files': lacking(),
  }
}

function lacksComponent(component: Wording): Wording {
  return { vi: `Thiếu ${component.vi}.`, en: `Lacks ${component.en}.` }
}

export function isInForce({ validFrom, validTo }: ProcedureRevision, day: string): boolean {
  return validFrom <= day && (validTo === null || day <= validTo)
}

function currentFinding(revision: ProcedureRevision, day: string): Finding {
  const { validFrom, validTo } = revision
  if (isInForce(revision, day)) return proven()
  if (validTo !== null && validTo < day) {
    const until = formatDate(validTo)
    return lacking({ vi: `Hết hiệu lực sau ngày ${until}.`, en: `In force until ${until}.` })
  }
  const from = formatDate(validFrom)
  return lacking({ vi: `Có hiệu lực từ ngày ${from}.`, en: `In force from ${from} on.` })
}

/** The program takes no money online: only a service without fees needs none of it. */
function paymentFinding({ fees }: ProcedureRecord): Finding {
  return unless(
    fees
      .filter(({ amountVnd }) => amountVnd !== 0)
      .map(({ name }) => ({
        vi: `Chưa nộp trực tuyến được: ${name.vi}.`,
        en: `Not payable online: ${name.en}.`,
      })),
  )
}

function deliveryFinding({ delivery }: ProcedureRecord): Finding {
  const away: readonly string[] = ['online', 'post']
  return { holds: delivery.some((way) => away.includes(way)), details: [] }
}

function stepTexts({ steps }: ProcedureRecord) {
  return steps.map(({ name, note }) => ({ name: name.vi, note: note?.vi ?? null, en: name.en }))
}

function signWords({ step, name }: SignFound): Wording {
  return { vi: `Bước ${step}: “${name}”.`, en: `Step ${step}: “${name}”.` }
}

function mustBeBrought({ providedBy, requirement }: ProcedureRecord['papers'][number]): boolean {
  return providedBy === 'hand' && requirement === 'always'
}
