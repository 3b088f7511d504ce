// Made by tools/db-types.ts from db/migrations: do not edit.
import type { ColumnType } from 'kysely'

/** May be left out of an insert. */
export type Generated<T> =
  T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>

/** Given by the database only. */
export type GeneratedAlways<T> = ColumnType<T, never, never>

/** Written as JSON text (`JSON.stringify`): an array given as it is would be sent as a PostgreSQL array. */
export type Json = ColumnType<unknown, string, string>

export type Numeric = ColumnType<string, string | number, string | number>

export type Timestamp = ColumnType<Date, Date | string, Date | string>

/** People and organisations of the portal, and officers. Holds personal data. */
export interface Accounts {
  id: string
  kind: 'person' | 'organisation' | 'officer'
  username: string | null
  email: string | null
  phone: string | null
  full_name: string
  organisation_name: string | null
  tax_code: string | null
  national_id: string | null
  date_of_birth: string | null
  area_code: string | null
  address: string | null
  locale: Generated<'vi' | 'en'>
  password_hash: string
  /** Encrypted with the program's secret. */
  totp_secret: Buffer | null
  totp_confirmed_at: Timestamp | null
  /** Last time step accepted: a code is good once. */
  totp_last_step: number | null
  status: 'unconfirmed' | 'active' | 'locked' | 'closed'
  created_at: Timestamp
  confirmed_at: Timestamp | null
  password_changed_at: Timestamp
  /** The password was given by somebody else: it opens nothing but the page to change it. */
  must_change_password: Generated<boolean>
}

/** Agencies of the province. A dossier keeps the agency of its day. */
export interface Agencies {
  id: string
  /** Identification code, V1V2V3.Z1Z2.Y1Y2.MX1X2 (QCVN 102:2016/BTTTT). */
  code: string
  /** False where the code was made by this system because no published list was found. */
  official_code: Generated<boolean>
  name: string
  name_en: string
  short_name: string
  /** Used in the notation of documents, e.g. STNMT. */
  abbreviation: string
  kind: string
  tier: 'province' | 'district' | 'commune'
  parent_id: string | null
  area_code: string | null
  /** False for an agency that answers on paper or through another system. */
  member: Generated<boolean>
  successor: Json | null
  valid_from: string
  valid_to: string | null
  /** The reorganisation that ended it on valid_to; its code is never given again. */
  closed_by: string | null
}

/** Units inside an agency: its one-stop section, leadership, clerical office, divisions. */
export interface AgencyUnits {
  id: string
  agency_id: string
  name: string
  name_en: string
  kind: 'one_stop' | 'leadership' | 'clerical' | 'division'
  valid_from: string
  valid_to: string | null
  closed_by: string | null
}

/** An import all of whose anomalies are decided, as it was taken over: targets, totals and declared services. */
export interface AnnexAcceptances {
  import_id: string
  content: Json
  accepted_at: Timestamp
  accepted_by: string
  post_id: string | null
}

/** What a person decided on an anomaly of an import; the newest of an anomaly counts, the others are its history. */
export interface AnnexDecisions {
  id: GeneratedAlways<number>
  import_id: string
  /** Its place in the proposal, from 0. */
  anomaly: number
  choice: string
  value: string | null
  note: string
  decided_at: Timestamp
  decided_by: string
  post_id: string | null
}

/** A decision as it was read: its lines and what they propose. Nothing of it is ever changed. */
export interface AnnexImports {
  id: string
  /** Of the file; empty where the text was pasted. */
  name: string
  kind: 'pasted' | 'text' | 'docx' | 'xlsx'
  lines: string
  /** SHA-256 of lines and proposal: the same text read the same way is the same import. */
  digest: Buffer
  proposal: Json
  made_at: Timestamp
  made_by: string
  post_id: string | null
}

/** Administrative units by GSO code. Codes are reused by other units over time: the key is (code, validity). */
export interface Areas {
  code: string
  valid_from: string
  valid_to: string | null
  name: string
  name_en: string
  kind: string
  tier: 'province' | 'district' | 'commune'
  parent_code: string | null
  later_names: Generated<Json>
  successor: Json | null
  closed_by: string | null
}

/** Failed attempts by digest of what was tried (sign-in, codes, look-up): brakes guessing across processes. */
export interface AttemptCounters {
  key: string
  window_started_at: Timestamp
  count: number
}

/** Who did or saw what, written in the transaction of the act. Never holds personal data in details. */
export interface AuditLog {
  id: GeneratedAlways<number>
  at: Timestamp
  actor_account_id: string | null
  actor_post_id: string | null
  action: string
  subject_type: string
  subject_id: string
  outcome: string
  details: Generated<Json>
}

/** Files of procedures read and shown, waiting for somebody to confirm them; a day old, they go. */
export interface CatalogUploads {
  id: string
  file_name: string
  format: 'ndjson' | 'csv' | 'xlsx'
  records: Json
  made_by: string
  made_at: Timestamp
  /** Its records are emptied then: the register has them. */
  imported_at: Timestamp | null
}

/** Running number of outgoing documents by agency, kind and year. */
export interface DocumentNumbers {
  agency_id: string
  abbreviation: string
  year: number
  last_number: number
}

/** Projection: agencies that received, process or were consulted on a dossier: who may see it. */
export interface DossierAgencies {
  dossier_id: string
  agency_id: string
  since: Timestamp
}

/** Running number of dossiers received by an agency on a day (TT 01/2018/TT-VPCP, Điều 19). */
export interface DossierCodeCounters {
  agency_id: string
  day: string
  last_number: number
}

/** Projection: what the applicant declared and handed in, as it stands after supplements. */
export interface DossierContents {
  dossier_id: string
  applicant: Json
  answers: Json
  situations: Json
  papers: Json
  delivery: Json
}

/** Personal data of events: may be lawfully removed, never changed. */
export interface DossierEventPrivate {
  dossier_id: string
  seq: number
  salt: Buffer
  data: Json
}

/** The truth: all that happened to every dossier, append-only and chained by digest. Holds no personal data. */
export interface DossierEvents {
  position: GeneratedAlways<number>
  dossier_id: string
  seq: number
  type: string
  /** To the millisecond, which is what the digest covers. */
  at: Timestamp
  actor: Json
  data: Json
  /** Salted commitment to the row in dossier_event_private, kept when that row is lawfully removed. */
  private_digest: Buffer | null
  previous_digest: Buffer | null
  digest: Buffer
}

/** Projection: for every agency of a dossier, the applicant's folded name from each of its syllables on, so that any part of a name is a prefix in one index. */
export interface DossierNames {
  agency_id: string
  key: string
  dossier_id: string
}

/** Projection: officers who acted on a dossier, for "done by me". */
export interface DossierParticipants {
  account_id: string
  dossier_id: string
  last_acted_at: Timestamp
}

/** Projection: documents issued as results; the verification code opens the public confirmation page. */
export interface DossierResults {
  dossier_id: string
  outcome: 'granted' | 'refused'
  title: string
  notation: string
  number: number
  agency_id: string
  issued_on: string
  valid_until: string | null
  signer_account_id: string
  signer_title: string
  file_id: string
  verification_code: string
  revoked_at: Timestamp | null
}

/** Projection: the open steps of every dossier, each with its one holder. */
export interface DossierTasks {
  dossier_id: string
  token: number
  step_id: string
  kind: string
  role: string
  agency_id: string
  unit_id: string
  lead_agency_id: string
  assignee_account_id: string | null
  /** When the step began. */
  since: Timestamp
  step_due_at: Timestamp | null
  /** Due date of the dossier, the reply time of one not yet received, the day to answer by of a consultation; copied here so that a work list is one index. */
  due_at: Timestamp | null
  /** Set while the step cannot go on before somebody outside acts. */
  waiting_for: string | null
  /** Since when its holder has it: taken or given after the step began. */
  held_since: Timestamp
  /** False at every step of a dossier while its applicant is waited for. */
  clock_runs: boolean
}

/** Projection of the ledger of days: office minutes by holder from reception to the last event, and those of them past the legal limit. */
export interface DossierTimes {
  dossier_id: string
  holder: string
  minutes: number
  late_minutes: number
}

/** Projection of dossier_events: one row a dossier, for lists, search and figures. Rebuilt by `motcua rebuild`. */
export interface Dossiers {
  id: string
  submission_no: string
  code: string | null
  service_id: string
  procedure_id: string
  revision: number
  /** Who answers for it: the office of its day, or after a reorganisation the one that took it over while it was open. */
  agency_id: string
  channel: 'online' | 'counter' | 'post'
  state: 'submitted' | 'supplement_before_reception' | 'not_accepted' | 'received' | 'processing' | 'supplement' | 'financial_duty' | 'done' | 'returned' | 'withdrawn' | 'stopped'
  outcome: 'granted' | 'refused' | null
  applicant_account_id: string | null
  applicant_name: string
  applicant_national_id: string | null
  applicant_phone: string | null
  applicant_email: string | null
  submitted_at: Timestamp
  received_at: Timestamp | null
  due_at: Timestamp | null
  original_due_at: Timestamp | null
  finished_at: Timestamp | null
  returned_at: Timestamp | null
  last_seq: number
  last_digest: Buffer
  last_event_at: Timestamp
  /** The calendar that counted due_at. */
  calendar_version: string | null
  /** Apologies with a new date sent so far. */
  extensions: Generated<number>
  /** When the desk handed the file over to those who work on it. */
  transferred_at: Timestamp | null
  /** The office of its day: which received it, or to which it was sent while it is not received. Codes and registers are of this one. */
  office_agency_id: string
  /** The legal limit, without the new date of an apology, as of the last event; while something is waited for, as if it came then. */
  lawful_due_at: Timestamp | null
  /** Whose minutes run since the last event; null while they stand still, and before reception and after the end. */
  running_with: string | null
  /** Whose desk received the dossier; not always the agency that gave it its code. */
  desk_agency_id: string | null
  /** Field of its procedure, as in the revision it keeps; with area_code it tells which part of a split it belongs to. */
  field: string | null
  /** The first commune its answers name that lies in the area of the office of its day; null without one. */
  area_code: string | null
}

/** What a person or a counter officer is filling in. The dossier takes the id of its draft, so a draft makes at most one dossier. */
export interface Drafts {
  id: string
  owner_account_id: string
  channel: 'online' | 'counter' | 'post'
  service_id: string
  procedure_id: string
  revision: number
  applicant: Generated<Json>
  answers: Generated<Json>
  situations: Generated<Json>
  papers: Generated<Json>
  delivery: Generated<Json>
  sections_done: Generated<Json>
  version: Generated<number>
  created_at: Timestamp
  updated_at: Timestamp
  submitted_at: Timestamp | null
  /** How papers that came by post were taken over: when the record was signed, number of the sending slip (QĐ 45/2016/QĐ-TTg, Điều 7). */
  filing: Json | null
}

/** Files in the store: papers handed in and documents issued. The name may hold personal data. */
export interface Files {
  id: string
  storage_key: string
  sha256: Buffer
  size: number
  kind: string
  mime: string
  name: string
  origin: 'applicant' | 'officer' | 'system'
  uploaded_by: string | null
  uploaded_at: Timestamp
}

/** Forms as form-js JSON. A published version never changes. */
export interface FormDefinitions {
  id: string
  version: number
  schema: Json
  created_at: Timestamp
}

/** Chained roots over all events, one for each interval: a whole dossier cannot vanish unseen. */
export interface LedgerRoots {
  no: number
  at: Timestamp
  from_position: number
  to_position: number
  event_count: number
  root: Buffer
  previous_digest: Buffer | null
  digest: Buffer
}

/** Scales of online levels as dated data, and how evidence is read; the version loaded last counts. */
export interface LevelRules {
  version: string
  data: Json
  loaded_at: Timestamp
}

/** Kinds of notices an officer does not want; never a single dossier. */
export interface NotificationMutes {
  account_id: string
  kind: string
  muted_at: Timestamp
}

/** What a person was told, in the portal and by mail or text message. params hold no personal data: texts are made when shown or sent. */
export interface Notifications {
  id: string
  account_id: string | null
  dossier_id: string | null
  kind: string
  params: Generated<Json>
  created_at: Timestamp
  read_at: Timestamp | null
  delivery: Generated<'pending' | 'sent' | 'not_needed' | 'failed'>
  delivered_at: Timestamp | null
  /** What an account is told once only: kind, dossier and date of an alert, day of a digest. */
  once_key: string | null
}

/** Content packs loaded into this database and the digest of what was loaded. */
export interface Packs {
  id: string
  loaded_at: Timestamp
  digest: string
}

/** Which officer holds which role in which unit, from when to when. Decides what an officer sees and may do. */
export interface Posts {
  id: string
  account_id: string
  agency_id: string
  unit_id: string
  role: 'receptionist' | 'assigner' | 'examiner' | 'unit_leader' | 'agency_leader' | 'clerk' | 'agency_admin' | 'province_admin'
  title: string
  title_en: string
  valid_from: string
  valid_to: string | null
}

/** Revisions in the making: the agency drafts, the control office of the province checks and publishes. Sheet, form and process together. */
export interface ProcedureDrafts {
  id: string
  procedure_id: string
  agency_id: string
  base_revision: number | null
  state: 'draft' | 'submitted' | 'checked' | 'published' | 'discarded'
  record: Json
  form: Json | null
  bpmn: string | null
  version: number
  note: string | null
  created_by: string
  created_at: Timestamp
  changed_by: string
  changed_at: Timestamp
  published_revision: number | null
}

/** Procedures replaced or abolished: ends_on is the last day in force. A revision valid later opens the procedure again. */
export interface ProcedureEndings {
  procedure_id: string
  ends_on: string
  cause: 'replaced' | 'abolished'
  successor_id: string | null
  decision_number: string
  decision_on: string
  reason: string
  decided_by: string
  decided_at: Timestamp
}

/** What a procedure asks and promises, from a date on: sheet, form and process published together. */
export interface ProcedureRevisions {
  procedure_id: string
  revision: number
  record: Json
  form_id: string | null
  form_version: number | null
  process_id: string | null
  process_version: number | null
  published_at: Timestamp
  valid_from: string
  /** Last day in force where the decision names one; a successor or an ending may come before it. */
  valid_to: string | null
  kind: Generated<'full' | 'facts'>
  change: Generated<'new' | 'amended'>
  decision_number: string | null
  decision_on: string | null
  /** The officer of the control office; null for what a pack or a file of facts brought. */
  published_by: string | null
}

/** Administrative procedures (thủ tục hành chính); what they say is in their revisions. */
export interface Procedures {
  id: string
  national_code: string | null
  name: string
  name_en: string
  field: string
  field_en: string
  tier: 'province' | 'district' | 'commune' | 'central' | 'other'
  created_at: Timestamp
}

/** Processes as BPMN 2.0 XML with the graph compiled from it. A published version never changes. */
export interface ProcessDefinitions {
  id: string
  version: number
  bpmn: string
  graph: Json
  created_at: Timestamp
}

/** Work to count due dates of open dossiers anew after the calendar changed: where it is, so that it goes on after a stop. */
export interface Recounts {
  id: string
  reason: string
  asked_by: string | null
  asked_at: Timestamp
  total: number
  seen: Generated<number>
  changed: Generated<number>
  last_dossier_id: string | null
  finished_at: Timestamp | null
}

/** Yearly registers that were closed (TT 01/2018/TT-VPCP, Điều 10), each sealed by a digest chained to the book before it of the same agency. */
export interface RegisterBooks {
  agency_id: string
  year: number
  /** The how-manieth closed book of the agency: the chain has no gap. */
  no: number
  first_number: number
  last_number: number
  row_count: number
  /** The book shows its dossiers as they stood at this place of dossier_events. */
  to_position: number
  root: Buffer
  previous_digest: Buffer | null
  digest: Buffer
  closed_at: Timestamp
  closed_by: string
}

/** Reorganisations asked for on screen and how far each is: written beside the one transaction that does it. */
export interface ReorganisationRuns {
  id: string
  pack_id: string
  asked_by: string | null
  asked_at: Timestamp
  total: Generated<number>
  done: Generated<number>
  finished_at: Timestamp | null
  failure: string | null
}

/** Changes of the structure that were applied, each by its decision, in one transaction, with what it did. */
export interface Reorganisations {
  id: string
  title: string
  title_en: string
  decision_number: string
  decided_on: string
  effective_on: string
  pack_digest: string
  applied_at: Timestamp
  /** The administrator who applied it; null for the command line. */
  applied_by: string | null
  report: Json
}

/** Work to move open files of a procedure to its revision in force, where nobody has to decide: how far it is. */
export interface RevisionMoves {
  id: string
  procedure_id: string
  revision: number
  /** Only files this agency answers for; null where the control office asked for all. */
  agency_id: string | null
  asked_by: string
  asked_at: Timestamp
  total: number
  seen: Generated<number>
  moved: Generated<number>
  last_dossier_id: string | null
  finished_at: Timestamp | null
}

/** Of the forecasts about files that ended in a month: how many said 70 to 80 %, and how many of these files were late. */
export interface RiskCalibrations {
  month: string
  tenth: number
  said: number
  late: number
}

/** The first chance of lateness said of a file at each of its steps, to be compared with what became of it. */
export interface RiskForecasts {
  dossier_id: string
  token: number
  chance: number
  due_at: Timestamp
  said_at: Timestamp
}

/** Services asked of an owner for the target of a year; the newest row counts, the others are its history. */
export interface RoadmapAllocations {
  id: GeneratedAlways<number>
  year: number
  /** An agency, or the tier whose agencies all offer the same procedures: district, commune. */
  owner: string
  services: number
  reason: string
  set_at: Timestamp
  set_by: string
}

/** All procedures of the province by tier from a day on; the newest row of a day counts. */
export interface RoadmapDenominators {
  id: GeneratedAlways<number>
  valid_from: string
  province: number
  district: number
  commune: number
  source: string
  set_at: Timestamp
  set_by: string | null
}

/** Which department reviews commitments for what, and takes the reports in (information), from a day on. */
export interface RoadmapDuties {
  id: GeneratedAlways<number>
  duty: 'planning' | 'finance' | 'information'
  agency_id: string
  valid_from: string
  source: string
  set_at: Timestamp
}

/** What happened to a record of the roadmap, in order. A correction is another event: nothing said is overwritten. */
export interface RoadmapEvents {
  record_id: string
  no: number
  type: string
  data: Json
  at: Timestamp
  account_id: string
  post_id: string | null
}

/** What an agency promises, plans, was inspected on and reports in a year; what each says is in its events. */
export interface RoadmapRecords {
  id: string
  kind: 'commitment' | 'activities' | 'inspection' | 'report'
  agency_id: string
  year: number
  /** Of a report: half_year, year, or the name of an ad hoc one. */
  part: Generated<string>
  begun_at: Timestamp
}

/** How many services are wanted at which levels by when, each as a decision said it from a day on: the newest row of a year counts. */
export interface RoadmapTargets {
  id: GeneratedAlways<number>
  decision: string
  year: number
  due_on: string
  services: number
  /** Of how many procedures, as the decision says. */
  procedures: number
  levels: number[]
  share_percent: Numeric | null
  approximate: Generated<boolean>
  source: Generated<Json>
  valid_from: string
  set_at: Timestamp
  /** Null where a pack brought it. */
  set_by: string | null
}

/** Rules of the one-stop law as dated data, one row a version; a dossier keeps the one of its day. */
export interface RuleProfiles {
  id: string
  version: string
  valid_from: string
  data: Json
  loaded_at: Timestamp
}

/** Rules an administrator settled where the law was not confirmed; the latest of a profile counts, all are kept. */
export interface RuleSettings {
  profile_id: string
  no: number
  rules: Json
  reason: string
  set_by: string
  set_at: Timestamp
}

/** History of the online level of every service, one row whenever the level or what is missing changed. Computed from evidence, append-only. */
export interface ServiceLevelEntries {
  service_id: string
  no: number
  /** The day in Viet Nam from which it holds. */
  on_date: string
  at: Timestamp
  agency_id: string
  procedure_id: string
  field: string
  tier: 'province' | 'district' | 'commune'
  /** The scale of that day; level is one of its levels. */
  scale: string
  level: string
  /** The same evidence on the scale of 2011 (levels 1 to 4, 0 below), by which targets count. */
  level_2011: number
  /** The level the Decision names, on the scale of 2011. */
  declared: string | null
  missing: string[]
  evidence: Json
  /** Facts that changed since the service was last examined, and proofs gained and lost. */
  causes: Json
}

/** The latest entry of every service, for lists and figures, with the facts it was computed from. */
export interface ServiceLevels {
  service_id: string
  no: number
  /** A service is examined anew when one of them is another. */
  facts: Json
  /** As found when last examined: its words may be newer than those of the entry. */
  evidence: Json
  examined_at: Timestamp
  agency_id: string
  procedure_id: string
  field: string
  tier: string
  scale: string
  level: string
  level_2011: number
  declared: string | null
  missing: string[]
}

/** When a service stopped taking files and took them again, why, and what was told to the public. */
export interface ServiceSuspensions {
  service_id: string
  number: number
  act: 'suspended' | 'reopened'
  from_on: string
  reason: string
  notice: string
  decided_by: string
  decided_at: Timestamp
}

/** A procedure offered by an agency. */
export interface Services {
  id: string
  procedure_id: string
  agency_id: string
  opened_on: string
  suspended_from: string | null
  suspension_reason: string | null
}

/** Signed-in sessions; only a digest of the token is kept. */
export interface Sessions {
  token_digest: Buffer
  account_id: string
  face: 'portal' | 'backoffice'
  must_enrol: Generated<boolean>
  device: string
  created_at: Timestamp
  last_seen_at: Timestamp
  expires_at: Timestamp
  ended_at: Timestamp | null
}

/** Office minutes from the beginning of a step to the result, of the latest files that ended in 90 days: counted anew every night. */
export interface StepTimes {
  scope: 'step' | 'kind'
  /** Empty where the row is of a kind of step, over all procedures. */
  procedure_id: string
  step: string
  /** Ascending. */
  minutes: number[]
  counted_on: string
}

/** Who answers from a day on for what an agency, unit or area did: all of it, or cases of these fields and areas. */
export interface SuccessionLinks {
  reorganisation_id: string
  no: number
  subject: 'agency' | 'unit' | 'area'
  kind: 'merge' | 'split' | 'rename' | 'move' | 'transfer'
  /** Id of an agency or unit; of an area code and first day, 31825@2015-05-04, since codes are used again. */
  from_key: string
  to_key: string
  from_day: string
  fields: string[] | null
  areas: string[] | null
}

export interface VerificationCodes {
  id: string
  account_id: string
  purpose: 'confirm' | 'reset' | 'address'
  channel: 'email' | 'phone'
  code_digest: Buffer
  created_at: Timestamp
  expires_at: Timestamp
  attempts: Generated<number>
  used_at: Timestamp | null
  /** The address to be added, for purpose address. Personal data: the row goes within days. */
  address: string | null
}

/** Working sessions, holidays and swapped days as dated data; a due date names the version that counted it. */
export interface WorkCalendars {
  id: string
  version: string
  /** Order of layers: the country below the province. */
  rank: number
  data: Json
  loaded_at: Timestamp
  /** Why an administrator added the version: the decision it follows. Null for a layer of a pack. */
  reason: string | null
  set_by: string | null
}

export interface DB {
  accounts: Accounts
  agencies: Agencies
  agency_units: AgencyUnits
  annex_acceptances: AnnexAcceptances
  annex_decisions: AnnexDecisions
  annex_imports: AnnexImports
  areas: Areas
  attempt_counters: AttemptCounters
  audit_log: AuditLog
  catalog_uploads: CatalogUploads
  document_numbers: DocumentNumbers
  dossier_agencies: DossierAgencies
  dossier_code_counters: DossierCodeCounters
  dossier_contents: DossierContents
  dossier_event_private: DossierEventPrivate
  dossier_events: DossierEvents
  dossier_names: DossierNames
  dossier_participants: DossierParticipants
  dossier_results: DossierResults
  dossier_tasks: DossierTasks
  dossier_times: DossierTimes
  dossiers: Dossiers
  drafts: Drafts
  files: Files
  form_definitions: FormDefinitions
  ledger_roots: LedgerRoots
  level_rules: LevelRules
  notification_mutes: NotificationMutes
  notifications: Notifications
  packs: Packs
  posts: Posts
  procedure_drafts: ProcedureDrafts
  procedure_endings: ProcedureEndings
  procedure_revisions: ProcedureRevisions
  procedures: Procedures
  process_definitions: ProcessDefinitions
  recounts: Recounts
  register_books: RegisterBooks
  reorganisation_runs: ReorganisationRuns
  reorganisations: Reorganisations
  revision_moves: RevisionMoves
  risk_calibrations: RiskCalibrations
  risk_forecasts: RiskForecasts
  roadmap_allocations: RoadmapAllocations
  roadmap_denominators: RoadmapDenominators
  roadmap_duties: RoadmapDuties
  roadmap_events: RoadmapEvents
  roadmap_records: RoadmapRecords
  roadmap_targets: RoadmapTargets
  rule_profiles: RuleProfiles
  rule_settings: RuleSettings
  service_level_entries: ServiceLevelEntries
  service_levels: ServiceLevels
  service_suspensions: ServiceSuspensions
  services: Services
  sessions: Sessions
  step_times: StepTimes
  succession_links: SuccessionLinks
  verification_codes: VerificationCodes
  work_calendars: WorkCalendars
}
