import type { Link } from '../../../engines/succession/index.ts'
import type { StructurePlan } from '../../organizations/index.ts'

/** What a reorganisation does, before or after it is applied: kept with it, and shown. */
export interface ReorganisationReport {
  readonly counts: ReorganisationCounts
  readonly lines: readonly ReportLine[]
  readonly decisions: readonly OpenDecision[]
  /** The same files counted by the office of their day and by who answers now. */
  readonly totals: { readonly asItWas: number; readonly asItIsNow: number }
}

export interface ReorganisationCounts {
  readonly agenciesClosed: number
  readonly agenciesOpened: number
  readonly unitsClosed: number
  readonly unitsOpened: number
  readonly areasClosed: number
  readonly areasOpened: number
  readonly postsEnded: number
  readonly postsBegun: number
  readonly servicesClosed: number
  readonly servicesOpened: number
  readonly openFiles: number
  readonly filesMoved: number
  readonly approvalsReturned: number
}

/** From an agency to another: what passes, and how many open files went that way. */
export interface ReportLine {
  readonly from: string
  readonly to: string
  readonly kind: Link['kind']
  readonly fields: readonly string[] | null
  readonly areas: readonly string[] | null
  readonly confirmed: boolean
  readonly files: number
}

/** What the program cannot decide. */
export type OpenDecision =
  /** Nobody holds the role whose steps are open in a unit. */
  | { readonly kind: 'no-staff'; readonly unitId: string; readonly role: string; readonly files: number }
  /** Files of a split agency that name no commune of it: with who has the rest. */
  | {
      readonly kind: 'no-area'
      readonly agencyId: string
      readonly files: number
      readonly dossierIds: readonly string[]
    }
  /** Several leaders of bodies that merge. */
  | { readonly kind: 'leaders'; readonly agencyId: string; readonly count: number }

const MOST_EXAMPLES = 20

/** Counts what happens to the files, one after the other. */
export class MoveCount {
  openFiles = 0
  filesMoved = 0
  approvalsReturned = 0
  readonly #ways = new Map<string, number>()
  readonly #withoutArea = new Map<string, string[]>()

  moved(from: string, to: string): void {
    this.filesMoved += 1
    const key = `${from} ${to}`
    this.#ways.set(key, (this.#ways.get(key) ?? 0) + 1)
  }

  withoutArea(agencyId: string, dossierId: string): void {
    const known = this.#withoutArea.get(agencyId) ?? []
    known.push(dossierId)
    this.#withoutArea.set(agencyId, known)
  }

  lines({ links, unconfirmed }: StructurePlan): readonly ReportLine[] {
    const doubtful = new Set(unconfirmed.map((link) => JSON.stringify([link.from, link.to, link.powers])))
    const told = new Set<string>()
    return links.agency.map(({ from, to, kind, powers }) => {
      // Two ways between the same bodies are one number, told with the first of them.
      const key = `${from} ${to}`
      const files = told.has(key) ? 0 : (this.#ways.get(key) ?? 0)
      told.add(key)
      return {
        from,
        to,
        kind,
        fields: powers?.fields ?? null,
        areas: powers?.areas ?? null,
        confirmed: !doubtful.has(JSON.stringify([from, to, powers])),
        files,
      }
    })
  }

  decisions(): readonly OpenDecision[] {
    return [...this.#withoutArea].map(([agencyId, ids]) => ({
      kind: 'no-area',
      agencyId,
      files: ids.length,
      dossierIds: ids.slice(0, MOST_EXAMPLES),
    }))
  }
}
