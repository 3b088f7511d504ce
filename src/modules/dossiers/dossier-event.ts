import type { TimeLimit } from '../../engines/calendar/index.ts'
import type { Answers } from '../../engines/forms/index.ts'
import type { Places } from '../../engines/workflow/index.ts'
import type { ProcedurePart } from '../catalog/index.ts'
import type { Outcome, PaperInput, Delivery, Applicant, Channel, PostalFiling } from './dossier-content.ts'

/** Who did it, as recorded: ids only, never a name. */
export type RecordedActor =
  | { readonly kind: 'applicant'; readonly accountId: string }
  | {
      readonly kind: 'officer'
      readonly accountId: string
      readonly postId: string
      readonly agencyId: string
    }
  | { readonly kind: 'system' }

export interface StepOwner {
  readonly agencyId: string
  readonly unitId: string
}

/** What each kind of event says (`data`, public to the ledger) and its personal part (`private`). */
export interface EventBodies {
  submitted: {
    data: {
      submissionNo: string
      serviceId: string
      procedureId: string
      revision: number
      agencyId: string
      channel: Channel
      applicantAccountId: string | null
      /** Office of the day for each step of the process: reorganisations later do not rewrite it. */
      stepOwners: Readonly<Record<string, StepOwner>>
    }
    private: {
      applicant: Applicant
      answers: Answers
      situations: Readonly<Record<string, unknown>>
      papers: readonly PaperInput[]
      delivery: Delivery
      filing?: PostalFiling
    }
  }
  supplement_requested: {
    data: { stage: 'reception' | 'processing'; token: number; paperIds: readonly string[] }
    private: {
      reason: string
      items: readonly string[]
      /** What is wrong with each paper asked again, where it was said. */
      paperReasons?: Readonly<Record<string, string>>
    }
  }
  supplemented: {
    data: { paperIds: readonly string[] } & (DueDateGiven | { dueAt: null })
    private: { answers: Answers; papers: readonly PaperInput[]; message: string }
  }
  declined: { data: { token: number }; private: { reason: string } }
  received: {
    data: {
      token: number
      code: string
      dueAt: string
      calendarVersion: string
      limit: TimeLimit
      /** The one-stop rules of the day, `id@version`; absent in histories older than the profiles. */
      ruleProfile?: string
      /**
       * When the file counts as filed, where it is not the moment of this event: signing of the hand-over record with
       * the post. Căn cứ: Quyết định 45/2016/QĐ-TTg, Điều 7.
       */
      filedAt?: string
      checkedPaperIds: readonly string[]
    }
    private: null
  }
  /** The desk hands the papers over to those who work on them (Nghị định 61/2018/NĐ-CP, Điều 18). */
  handed_over: { data: { slipId: string }; private: null }
  claimed: { data: { token: number; accountId: string }; private: null }
  released: { data: { token: number }; private: { reason: string } | null }
  assigned: {
    data: { token: number; unitId: string; accountId: string } & AnswerGiven
    private: { instruction: string } | null
  }
  completed: {
    data: {
      token: number
      stepId: string
      variables: Readonly<Record<string, string | boolean | number>>
    } & AnswerGiven
    private: { opinion: string; draft?: ResultDraft } | null
  }
  sent_back: { data: { token: number; toStepId: string }; private: { reason: string } }
  noted: { data: { requestId: string }; private: { text: string } }
  messaged: { data: { from: 'applicant' | 'officer'; requestId: string }; private: { text: string } }
  issued: {
    data: {
      token: number
      outcome: Outcome
      title: string
      notation: string
      number: number
      agencyId: string
      issuedOn: string
      validUntil: string | null
      signerAccountId: string
      signerTitle: string
      fileId: string
      verificationCode: string
    }
    private: null
  }
  returned: {
    data: { token: number | null; way: 'online' | 'counter' | 'post' }
    private: { receiverName: string; receiverPaper: string; note: string } | null
  }
  withdrawn: {
    data: Readonly<Record<string, never>>
    private: {
      reason: string
      /** Who stood at the desk and showed which paper; absent when the applicant did it online. */
      askedBy?: { readonly name: string; readonly paper: string }
    }
  }
  stopped: { data: { token: number }; private: { reason: string } }
  /** Apology with a new date. Căn cứ: Nghị định 61/2018/NĐ-CP, Điều 19 khoản 9. */
  extended: {
    data: DueDateGiven & {
      newDueAt: string
      notation: string
      number: number
      signerAccountId: string
      signerTitle: string
    }
    private: { reason: string }
  }
  financial_duty_requested: {
    data: { token: number; amountVnd: number; payBy: string | null }
    private: { content: string }
  }
  /** What the applicant shows of his payment; it is settled once the office has looked at it (`financial_duty_done`). */
  payment_proof_sent: {
    data: { token: number; paidOn: string; requestId: string }
    private: { receipt: string; fileIds: readonly string[] }
  }
  financial_duty_done: {
    data: DueDateGiven & { paidOn: string }
    /** Scans are taken where the paper itself was brought. */
    private: { receipt: string; fileIds?: readonly string[] }
  }
  /** The due date counted anew because the calendar changed. */
  recounted: { data: DueDateGiven & { recountId: string }; private: null }
  /** Dealt with by a newer revision of its procedure from now on. */
  moved_to_revision: {
    data: {
      fromRevision: number
      revision: number
      /** Of the decision that published the new one; null for what a pack brought. */
      decisionNumber: string | null
      /** The run that moved all that may; absent where a named person moved this file. */
      runId?: string
      /** Parts of the procedure that are another for whoever applied. */
      changedParts: readonly ProcedurePart[]
      /** Step of the new process at which each open step goes on, by its token. */
      places: Places
      stepOwners: Readonly<Record<string, StepOwner>>
      /** Papers that the new revision wants and this file need not bring, since nobody decided to ask for them. */
      notAskedPaperIds: readonly string[]
      /** Only where the new limit gives more time. */
      limit?: TimeLimit
      /** Only where the promise becomes a later one. */
      dueAt?: string
      calendarVersion?: string
    }
    private: { reason: string } | null
  }
  /** Another agency answers for it from now on: a reorganisation ended the one that did, or took powers from it. */
  succeeded: {
    data: {
      reorganisationId: string
      /** Who answers for the file now, and before. */
      agencyId: string
      fromAgencyId: string
      /** Steps whose office changed. */
      stepOwners: Readonly<Record<string, StepOwner>>
      /** Hands that did not follow their work: open steps, steps done before, examiners by their former unit. */
      freed: {
        readonly tokens: readonly number[]
        readonly steps: readonly string[]
        readonly units: readonly string[]
      }
    }
    private: null
  }
}

interface AnswerGiven {
  /** Until when the agencies asked by this step are to answer. Căn cứ: Nghị định 61/2018/NĐ-CP, Điều 19 khoản 5. */
  readonly answerBy?: string
}

/** A due date given, and the calendar that counted it; older histories do not name the calendar. */
interface DueDateGiven {
  dueAt: string
  calendarVersion?: string
}

export type EventType = keyof EventBodies

export type EventOf<T extends EventType> = {
  readonly type: T
  readonly seq: number
  readonly at: Date
  readonly actor: RecordedActor
  readonly data: EventBodies[T]['data']
  /** Absent once the personal data has been lawfully removed. */
  readonly private: EventBodies[T]['private']
}

export type DossierEvent = { [T in EventType]: EventOf<T> }[EventType]

/** An event about to be written: the store gives it its place in the chain. */
export type NewEvent = { [T in EventType]: Omit<EventOf<T>, 'seq' | 'at' | 'actor'> }[EventType]

/** What the examiner proposes and the leader signs: content of the result document. */
export interface ResultDraft {
  readonly outcome: Outcome
  readonly rows: readonly { readonly label: string; readonly value: string }[]
  readonly reason: string
  readonly validUntil: string | null
}
