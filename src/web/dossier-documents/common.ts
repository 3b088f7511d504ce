import type { DossierContext, LoadedDossier } from '../../modules/dossiers/index.ts'
import type { Applicant, ContactPoint, IssuingAgency } from '../../modules/documents/index.ts'

export type DocumentContext = Pick<DossierContext, 'db' | 'directory' | 'catalog' | 'pdf' | 'publicUrl'>

/** The head of a document: the receiving agency under the body above it. */
export function issuingAgency({ directory }: DocumentContext, agencyId: string): IssuingAgency {
  const agency = directory.getAgency(agencyId)
  const parent = agency.parentId === null ? undefined : directory.findAgency(agency.parentId)
  const area = agency.areaCode === null ? undefined : directory.findArea(agency.areaCode)
  const place = (area?.name.vi ?? agency.name.vi).replace(
    /^(Tỉnh|Huyện|Thành phố|Thị xã|Xã|Phường|Thị trấn)\s+/u,
    '',
  )
  return { ...(parent ? { parent: parent.name.vi } : {}), name: agency.name.vi, place }
}

export function applicantOf({ state }: LoadedDossier): Applicant {
  const { applicant } = state.content
  return {
    name: applicant.name,
    address: applicant.address,
    idNumber: applicant.nationalId ?? applicant.taxCode ?? undefined,
    phone: applicant.phone ?? undefined,
    email: applicant.email ?? undefined,
  }
}

export function contactOf({ directory }: DocumentContext, { state }: LoadedDossier): ContactPoint {
  return { name: directory.getUnitOfKind(state.agencyId, 'one_stop').name.vi }
}
