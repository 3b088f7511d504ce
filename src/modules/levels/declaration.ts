/** What a decision says of a service's level. It stands beside the computed one and never enters it. */
export interface Declaration {
  /** On the scale of decisions; null where the decision names the service without a level. */
  readonly level: string | null
  /** Number of the decision; null where its pack does not say it. */
  readonly decision: string | null
  /** ISO day. */
  readonly issuedOn: string | null
  /** Its row in the decision's list. */
  readonly row: number | null
  /** The text was not clear, and whoever took it over decided on the level. */
  readonly isSettled: boolean
  /** What was declared before, where that was another level. */
  readonly earlier: Pick<Declaration, 'level' | 'decision'> | undefined
}

/** By the id of the service. */
export type Declarations = ReadonlyMap<string, Declaration>

/** What decisions declare as of a day: told by whoever calls. The same object comes back while nothing changed. */
export type ReadDeclarations = (day: string) => Promise<Declarations>
