import type { DossierEvent, EventType } from './dossier-event.ts'
import { type ProcessOf, stepAt } from './dossier-process.ts'

/** One line of the story of a dossier, before it is put into words. */
export interface TimelineEntry {
  readonly seq: number
  readonly at: Date
  readonly event: DossierEvent
  /** The step it belongs to, in both languages, where it has one. */
  readonly step: { readonly vi: string; readonly en: string } | null
}

/** What the applicant may see: never notes, internal opinions, who returned what to whom. */
const FOR_APPLICANT: readonly EventType[] = [
  'submitted',
  'received',
  'declined',
  'supplement_requested',
  'supplemented',
  'assigned',
  'completed',
  'messaged',
  'issued',
  'returned',
  'withdrawn',
  'stopped',
  'handed_over',
  'extended',
  'financial_duty_requested',
  'payment_proof_sent',
  'financial_duty_done',
  'recounted',
  'succeeded',
  'moved_to_revision',
]

/** A dossier with the process of each revision it was dealt with by. */
interface Told {
  readonly events: readonly DossierEvent[]
  readonly processOf: ProcessOf
}

export function timelineForOfficers(told: Told): readonly TimelineEntry[] {
  return told.events.map((event) => entry(told, event))
}

export function timelineForApplicant(told: Told): readonly TimelineEntry[] {
  return told.events
    .filter((event) => FOR_APPLICANT.includes(event.type))
    .map((event) => entry(told, withoutOpinions(event)))
}

/** What officers say to each other, and propose before it is signed, stays among them whatever a page would do with the event. */
function withoutOpinions(event: DossierEvent): DossierEvent {
  if (event.type === 'completed') return { ...event, private: null, data: { ...event.data, variables: {} } }
  return event.type === 'assigned' ? { ...event, private: null } : event
}

function entry(told: Told, event: DossierEvent): TimelineEntry {
  const stepId =
    event.type === 'completed'
      ? event.data.stepId
      : event.type === 'sent_back'
        ? event.data.toStepId
        : undefined
  return {
    seq: event.seq,
    at: event.at,
    event,
    step: (stepId && stepAt(told, event.seq, stepId)?.name) || null,
  }
}
