export type Tier = 'province' | 'district' | 'commune'
export type UnitKind = 'one_stop' | 'leadership' | 'clerical' | 'division'

export interface Agency {
  readonly id: string
  /** V1V2V3.Z1Z2.Y1Y2.MX1X2 (QCVN 102:2016/BTTTT). */
  readonly code: string
  readonly officialCode: boolean
  readonly name: { readonly vi: string; readonly en: string }
  readonly shortName: string
  readonly abbreviation: string
  readonly kind: string
  readonly tier: Tier
  readonly parentId: string | null
  readonly areaCode: string | null
  /** False for an agency that answers on paper or through another system. */
  readonly member: boolean
  readonly validFrom: string
  readonly validTo: string | null
  /** Its last day, once a reorganisation has ended it; the end a pack announces in `validTo` binds nobody before. */
  readonly endedOn: string | null
}

export interface Unit {
  readonly id: string
  readonly agencyId: string
  readonly name: { readonly vi: string; readonly en: string }
  readonly kind: UnitKind
  readonly validFrom: string
  readonly endedOn: string | null
}

export interface Area {
  readonly code: string
  readonly name: { readonly vi: string; readonly en: string }
  readonly kind: string
  readonly tier: Tier
  readonly parentCode: string | null
  readonly validFrom: string
  readonly validTo: string | null
  readonly endedOn: string | null
}
