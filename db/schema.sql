-- Made by tools/db-schema.ts from db/migrations, for reading: change it by a new migration.

-- Functions

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'table % is append-only: % refused', tg_table_name, tg_op using errcode = '42501';
end
$function$;
comment on function refuse_change() is 'Trigger of append-only tables: no row is ever changed, removed or truncated.';

CREATE OR REPLACE FUNCTION public.refuse_update()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'rows of % are never changed', tg_table_name using errcode = '42501';
end
$function$;

CREATE OR REPLACE FUNCTION public.register_order(code text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN ("substring"(code, '-(\d{6})-\d+$'::text) || lpad("substring"(code, '\d+$'::text), 6, '0'::text));
comment on function register_order(code text) is 'YYMMDD and the number of the day in six digits: the place of a dossier in the register of its agency.';

CREATE OR REPLACE FUNCTION public.settle_dossier_events()
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  lock table dossier_events in share mode;
  return (select coalesce(max(position), 0) from dossier_events);
end
$function$;
comment on function settle_dossier_events() is 'Highest position of dossier_events below which nothing can still appear. Writers wait for the few milliseconds until the caller commits.';

-- Tables

create table accounts (
  id uuid not null,
  kind text not null,
  username text,
  email text,
  phone text,
  full_name text not null,
  organisation_name text,
  tax_code text,
  national_id text,
  date_of_birth date,
  area_code text,
  address text,
  locale text default 'vi'::text not null,
  password_hash text not null,
  totp_secret bytea,
  totp_confirmed_at timestamp with time zone,
  totp_last_step bigint,
  status text not null,
  created_at timestamp with time zone not null,
  confirmed_at timestamp with time zone,
  password_changed_at timestamp with time zone not null,
  must_change_password boolean default false not null,
  constraint accounts_pkey PRIMARY KEY (id),
  constraint accounts_check CHECK (((kind <> 'officer'::text) OR (username IS NOT NULL))),
  constraint accounts_check1 CHECK (((kind = 'officer'::text) OR (email IS NOT NULL) OR (phone IS NOT NULL))),
  constraint accounts_kind_check CHECK ((kind = ANY (ARRAY['person'::text, 'organisation'::text, 'officer'::text]))),
  constraint accounts_locale_check CHECK ((locale = ANY (ARRAY['vi'::text, 'en'::text]))),
  constraint accounts_status_check CHECK ((status = ANY (ARRAY['unconfirmed'::text, 'active'::text, 'locked'::text, 'closed'::text])))
);

create table agencies (
  id text not null,
  code text not null,
  official_code boolean default false not null,
  name text not null,
  name_en text not null,
  short_name text not null,
  abbreviation text not null,
  kind text not null,
  tier text not null,
  parent_id text,
  area_code text,
  member boolean default true not null,
  successor jsonb,
  valid_from date not null,
  valid_to date,
  closed_by text,
  constraint agencies_pkey PRIMARY KEY (id),
  constraint agencies_check CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
  constraint agencies_tier_check CHECK ((tier = ANY (ARRAY['province'::text, 'district'::text, 'commune'::text]))),
  constraint agencies_closed_by_fkey FOREIGN KEY (closed_by) REFERENCES reorganisations(id) DEFERRABLE INITIALLY DEFERRED,
  constraint agencies_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES agencies(id)
);

create table agency_units (
  id text not null,
  agency_id text not null,
  name text not null,
  name_en text not null,
  kind text not null,
  valid_from date not null,
  valid_to date,
  closed_by text,
  constraint agency_units_pkey PRIMARY KEY (id),
  constraint agency_units_kind_check CHECK ((kind = ANY (ARRAY['one_stop'::text, 'leadership'::text, 'clerical'::text, 'division'::text]))),
  constraint agency_units_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agencies(id),
  constraint agency_units_closed_by_fkey FOREIGN KEY (closed_by) REFERENCES reorganisations(id) DEFERRABLE INITIALLY DEFERRED
);

create table annex_acceptances (
  import_id uuid not null,
  content jsonb not null,
  accepted_at timestamp with time zone not null,
  accepted_by uuid not null,
  post_id uuid,
  constraint annex_acceptances_pkey PRIMARY KEY (import_id),
  constraint annex_acceptances_accepted_by_fkey FOREIGN KEY (accepted_by) REFERENCES accounts(id),
  constraint annex_acceptances_import_id_fkey FOREIGN KEY (import_id) REFERENCES annex_imports(id)
);

create table annex_decisions (
  id bigint generated always as identity not null,
  import_id uuid not null,
  anomaly integer not null,
  choice text not null,
  value text,
  note text not null,
  decided_at timestamp with time zone not null,
  decided_by uuid not null,
  post_id uuid,
  constraint annex_decisions_pkey PRIMARY KEY (id),
  constraint annex_decisions_anomaly_check CHECK ((anomaly >= 0)),
  constraint annex_decisions_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES accounts(id),
  constraint annex_decisions_import_id_fkey FOREIGN KEY (import_id) REFERENCES annex_imports(id)
);

create table annex_imports (
  id uuid not null,
  name text not null,
  kind text not null,
  lines text not null,
  digest bytea not null,
  proposal jsonb not null,
  made_at timestamp with time zone not null,
  made_by uuid not null,
  post_id uuid,
  constraint annex_imports_pkey PRIMARY KEY (id),
  constraint annex_imports_digest_key UNIQUE (digest),
  constraint annex_imports_digest_check CHECK ((length(digest) = 32)),
  constraint annex_imports_kind_check CHECK ((kind = ANY (ARRAY['pasted'::text, 'text'::text, 'docx'::text, 'xlsx'::text]))),
  constraint annex_imports_made_by_fkey FOREIGN KEY (made_by) REFERENCES accounts(id)
);

create table areas (
  code text not null,
  valid_from date not null,
  valid_to date,
  name text not null,
  name_en text not null,
  kind text not null,
  tier text not null,
  parent_code text,
  later_names jsonb default '[]'::jsonb not null,
  successor jsonb,
  closed_by text,
  constraint areas_pkey PRIMARY KEY (code, valid_from),
  constraint areas_tier_check CHECK ((tier = ANY (ARRAY['province'::text, 'district'::text, 'commune'::text]))),
  constraint areas_closed_by_fkey FOREIGN KEY (closed_by) REFERENCES reorganisations(id) DEFERRABLE INITIALLY DEFERRED
);

create table attempt_counters (
  key text not null,
  window_started_at timestamp with time zone not null,
  count integer not null,
  constraint attempt_counters_pkey PRIMARY KEY (key)
);

create table audit_log (
  id bigint generated always as identity not null,
  at timestamp with time zone not null,
  actor_account_id uuid,
  actor_post_id uuid,
  action text not null,
  subject_type text not null,
  subject_id text not null,
  outcome text not null,
  details jsonb default '{}'::jsonb not null,
  constraint audit_log_pkey PRIMARY KEY (id)
);

create table catalog_uploads (
  id uuid not null,
  file_name text not null,
  format text not null,
  records jsonb not null,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  imported_at timestamp with time zone,
  constraint catalog_uploads_pkey PRIMARY KEY (id),
  constraint catalog_uploads_format_check CHECK ((format = ANY (ARRAY['ndjson'::text, 'csv'::text, 'xlsx'::text]))),
  constraint catalog_uploads_made_by_fkey FOREIGN KEY (made_by) REFERENCES accounts(id)
);

create table document_numbers (
  agency_id text not null,
  abbreviation text not null,
  year integer not null,
  last_number integer not null,
  constraint document_numbers_pkey PRIMARY KEY (agency_id, abbreviation, year),
  constraint document_numbers_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agencies(id)
);

create table dossier_agencies (
  dossier_id uuid not null,
  agency_id text not null,
  since timestamp with time zone not null,
  constraint dossier_agencies_pkey PRIMARY KEY (dossier_id, agency_id)
);

create table dossier_code_counters (
  agency_id text not null,
  day date not null,
  last_number integer not null,
  constraint dossier_code_counters_pkey PRIMARY KEY (agency_id, day),
  constraint dossier_code_counters_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agencies(id)
);

create table dossier_contents (
  dossier_id uuid not null,
  applicant jsonb not null,
  answers jsonb not null,
  situations jsonb not null,
  papers jsonb not null,
  delivery jsonb not null,
  constraint dossier_contents_pkey PRIMARY KEY (dossier_id)
);

create table dossier_event_private (
  dossier_id uuid not null,
  seq integer not null,
  salt bytea not null,
  data jsonb not null,
  constraint dossier_event_private_pkey PRIMARY KEY (dossier_id, seq),
  constraint dossier_event_private_dossier_id_seq_fkey FOREIGN KEY (dossier_id, seq) REFERENCES dossier_events(dossier_id, seq)
);

create table dossier_events (
  "position" bigint generated always as identity not null,
  dossier_id uuid not null,
  seq integer not null,
  type text not null,
  at timestamp(3) with time zone not null,
  actor jsonb not null,
  data jsonb not null,
  private_digest bytea,
  previous_digest bytea,
  digest bytea not null,
  constraint dossier_events_pkey PRIMARY KEY (dossier_id, seq),
  constraint dossier_events_check CHECK (((seq = 1) = (previous_digest IS NULL))),
  constraint dossier_events_seq_check CHECK ((seq > 0))
);

create table dossier_names (
  agency_id text not null,
  key text collate "C" not null,
  dossier_id uuid not null,
  constraint dossier_names_pkey PRIMARY KEY (agency_id, key, dossier_id)
);

create table dossier_participants (
  account_id uuid not null,
  dossier_id uuid not null,
  last_acted_at timestamp with time zone not null,
  constraint dossier_participants_pkey PRIMARY KEY (account_id, dossier_id)
);

create table dossier_results (
  dossier_id uuid not null,
  outcome text not null,
  title text not null,
  notation text not null,
  number integer not null,
  agency_id text not null,
  issued_on date not null,
  valid_until date,
  signer_account_id uuid not null,
  signer_title text not null,
  file_id uuid not null,
  verification_code text not null,
  revoked_at timestamp with time zone,
  constraint dossier_results_pkey PRIMARY KEY (dossier_id),
  constraint dossier_results_verification_code_key UNIQUE (verification_code),
  constraint dossier_results_outcome_check CHECK ((outcome = ANY (ARRAY['granted'::text, 'refused'::text])))
);

create table dossier_tasks (
  dossier_id uuid not null,
  token integer not null,
  step_id text not null,
  kind text not null,
  role text not null,
  agency_id text not null,
  unit_id text not null,
  lead_agency_id text not null,
  assignee_account_id uuid,
  since timestamp with time zone not null,
  step_due_at timestamp with time zone,
  due_at timestamp with time zone,
  waiting_for text,
  held_since timestamp with time zone not null,
  clock_runs boolean not null,
  constraint dossier_tasks_pkey PRIMARY KEY (dossier_id, token) INCLUDE (unit_id),
  constraint dossier_tasks_waiting_for_check CHECK ((waiting_for = 'applicant'::text))
);

create table dossier_times (
  dossier_id uuid not null,
  holder text not null,
  minutes integer not null,
  late_minutes integer not null,
  constraint dossier_times_pkey PRIMARY KEY (dossier_id, holder)
);

create table dossiers (
  id uuid not null,
  submission_no text not null,
  code text,
  service_id text not null,
  procedure_id text not null,
  revision integer not null,
  agency_id text not null,
  channel text not null,
  state text not null,
  outcome text,
  applicant_account_id uuid,
  applicant_name text not null,
  applicant_national_id text,
  applicant_phone text,
  applicant_email text,
  submitted_at timestamp with time zone not null,
  received_at timestamp with time zone,
  due_at timestamp with time zone,
  original_due_at timestamp with time zone,
  finished_at timestamp with time zone,
  returned_at timestamp with time zone,
  last_seq integer not null,
  last_digest bytea not null,
  last_event_at timestamp with time zone not null,
  calendar_version text,
  extensions integer default 0 not null,
  transferred_at timestamp with time zone,
  office_agency_id text not null,
  lawful_due_at timestamp with time zone,
  running_with text,
  desk_agency_id text,
  field text,
  area_code text,
  constraint dossiers_pkey PRIMARY KEY (id),
  constraint dossiers_code_key UNIQUE (code),
  constraint dossiers_submission_no_key UNIQUE (submission_no),
  constraint dossiers_channel_check CHECK ((channel = ANY (ARRAY['online'::text, 'counter'::text, 'post'::text]))),
  constraint dossiers_outcome_check CHECK ((outcome = ANY (ARRAY['granted'::text, 'refused'::text]))),
  constraint dossiers_state_check CHECK ((state = ANY (ARRAY['submitted'::text, 'supplement_before_reception'::text, 'not_accepted'::text, 'received'::text, 'processing'::text, 'supplement'::text, 'financial_duty'::text, 'done'::text, 'returned'::text, 'withdrawn'::text, 'stopped'::text]))),
  constraint dossiers_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agencies(id),
  constraint dossiers_service_id_fkey FOREIGN KEY (service_id) REFERENCES services(id)
);

create table drafts (
  id uuid not null,
  owner_account_id uuid not null,
  channel text not null,
  service_id text not null,
  procedure_id text not null,
  revision integer not null,
  applicant jsonb default '{}'::jsonb not null,
  answers jsonb default '{}'::jsonb not null,
  situations jsonb default '{}'::jsonb not null,
  papers jsonb default '{}'::jsonb not null,
  delivery jsonb default '{}'::jsonb not null,
  sections_done jsonb default '[]'::jsonb not null,
  version integer default 1 not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  submitted_at timestamp with time zone,
  filing jsonb,
  constraint drafts_pkey PRIMARY KEY (id),
  constraint drafts_channel_check CHECK ((channel = ANY (ARRAY['online'::text, 'counter'::text, 'post'::text]))),
  constraint drafts_filing_check CHECK (((channel = 'post'::text) = (filing IS NOT NULL))),
  constraint drafts_owner_account_id_fkey FOREIGN KEY (owner_account_id) REFERENCES accounts(id) ON DELETE CASCADE,
  constraint drafts_procedure_id_revision_fkey FOREIGN KEY (procedure_id, revision) REFERENCES procedure_revisions(procedure_id, revision),
  constraint drafts_service_id_fkey FOREIGN KEY (service_id) REFERENCES services(id)
);

create table files (
  id uuid not null,
  storage_key text not null,
  sha256 bytea not null,
  size bigint not null,
  kind text not null,
  mime text not null,
  name text not null,
  origin text not null,
  uploaded_by uuid,
  uploaded_at timestamp with time zone not null,
  constraint files_pkey PRIMARY KEY (id),
  constraint files_origin_check CHECK ((origin = ANY (ARRAY['applicant'::text, 'officer'::text, 'system'::text])))
);

create table form_definitions (
  id text not null,
  version integer not null,
  schema jsonb not null,
  created_at timestamp with time zone not null,
  constraint form_definitions_pkey PRIMARY KEY (id, version)
);

create table ledger_roots (
  no integer not null,
  at timestamp with time zone not null,
  from_position bigint not null,
  to_position bigint not null,
  event_count integer not null,
  root bytea not null,
  previous_digest bytea,
  digest bytea not null,
  constraint ledger_roots_pkey PRIMARY KEY (no),
  constraint ledger_roots_no_check CHECK ((no > 0))
);

create table level_rules (
  version text not null,
  data jsonb not null,
  loaded_at timestamp with time zone not null,
  constraint level_rules_pkey PRIMARY KEY (version)
);

create table notification_mutes (
  account_id uuid not null,
  kind text not null,
  muted_at timestamp with time zone not null,
  constraint notification_mutes_pkey PRIMARY KEY (account_id, kind),
  constraint notification_mutes_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id) ON DELETE CASCADE
);

create table notifications (
  id uuid not null,
  account_id uuid,
  dossier_id uuid,
  kind text not null,
  params jsonb default '{}'::jsonb not null,
  created_at timestamp with time zone not null,
  read_at timestamp with time zone,
  delivery text default 'pending'::text not null,
  delivered_at timestamp with time zone,
  once_key text,
  constraint notifications_pkey PRIMARY KEY (id),
  constraint notifications_delivery_check CHECK ((delivery = ANY (ARRAY['pending'::text, 'sent'::text, 'not_needed'::text, 'failed'::text]))),
  constraint notifications_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id) ON DELETE CASCADE
);

create table packs (
  id text not null,
  loaded_at timestamp with time zone not null,
  digest text not null,
  constraint packs_pkey PRIMARY KEY (id)
);

create table posts (
  id uuid not null,
  account_id uuid not null,
  agency_id text not null,
  unit_id text not null,
  role text not null,
  title text not null,
  title_en text not null,
  valid_from date not null,
  valid_to date,
  constraint posts_pkey PRIMARY KEY (id),
  constraint posts_check CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
  constraint posts_role_check CHECK ((role = ANY (ARRAY['receptionist'::text, 'assigner'::text, 'examiner'::text, 'unit_leader'::text, 'agency_leader'::text, 'clerk'::text, 'agency_admin'::text, 'province_admin'::text]))),
  constraint posts_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id) ON DELETE CASCADE,
  constraint posts_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agencies(id),
  constraint posts_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES agency_units(id)
);

create table procedure_drafts (
  id uuid not null,
  procedure_id text not null,
  agency_id text not null,
  base_revision integer,
  state text not null,
  record jsonb not null,
  form jsonb,
  bpmn text,
  version integer not null,
  note text,
  created_by uuid not null,
  created_at timestamp with time zone not null,
  changed_by uuid not null,
  changed_at timestamp with time zone not null,
  published_revision integer,
  constraint procedure_drafts_pkey PRIMARY KEY (id),
  constraint procedure_drafts_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'submitted'::text, 'checked'::text, 'published'::text, 'discarded'::text]))),
  constraint procedure_drafts_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agencies(id),
  constraint procedure_drafts_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES accounts(id),
  constraint procedure_drafts_created_by_fkey FOREIGN KEY (created_by) REFERENCES accounts(id)
);

create table procedure_endings (
  procedure_id text not null,
  ends_on date not null,
  cause text not null,
  successor_id text,
  decision_number text not null,
  decision_on date not null,
  reason text not null,
  decided_by uuid not null,
  decided_at timestamp with time zone not null,
  constraint procedure_endings_pkey PRIMARY KEY (procedure_id, ends_on),
  constraint procedure_endings_cause_check CHECK ((cause = ANY (ARRAY['replaced'::text, 'abolished'::text]))),
  constraint procedure_endings_check CHECK (((cause = 'replaced'::text) = (successor_id IS NOT NULL))),
  constraint procedure_endings_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES accounts(id),
  constraint procedure_endings_procedure_id_fkey FOREIGN KEY (procedure_id) REFERENCES procedures(id),
  constraint procedure_endings_successor_id_fkey FOREIGN KEY (successor_id) REFERENCES procedures(id)
);

create table procedure_revisions (
  procedure_id text not null,
  revision integer not null,
  record jsonb not null,
  form_id text,
  form_version integer,
  process_id text,
  process_version integer,
  published_at timestamp with time zone not null,
  valid_from date not null,
  valid_to date,
  kind text default 'full'::text not null,
  change text default 'new'::text not null,
  decision_number text,
  decision_on date,
  published_by uuid,
  constraint procedure_revisions_pkey PRIMARY KEY (procedure_id, revision),
  constraint procedure_revisions_change_check CHECK ((change = ANY (ARRAY['new'::text, 'amended'::text]))),
  constraint procedure_revisions_kind_check CHECK ((kind = ANY (ARRAY['full'::text, 'facts'::text]))),
  constraint procedure_revisions_whole CHECK (((kind = 'facts'::text) OR (num_nulls(form_id, form_version, process_id, process_version) = 0))),
  constraint procedure_revisions_form_id_form_version_fkey FOREIGN KEY (form_id, form_version) REFERENCES form_definitions(id, version),
  constraint procedure_revisions_procedure_id_fkey FOREIGN KEY (procedure_id) REFERENCES procedures(id),
  constraint procedure_revisions_process_id_process_version_fkey FOREIGN KEY (process_id, process_version) REFERENCES process_definitions(id, version),
  constraint procedure_revisions_published_by_fkey FOREIGN KEY (published_by) REFERENCES accounts(id)
);

create table procedures (
  id text not null,
  national_code text,
  name text not null,
  name_en text not null,
  field text not null,
  field_en text not null,
  tier text not null,
  created_at timestamp with time zone not null,
  constraint procedures_pkey PRIMARY KEY (id),
  constraint procedures_tier_check CHECK ((tier = ANY (ARRAY['province'::text, 'district'::text, 'commune'::text, 'central'::text, 'other'::text])))
);

create table process_definitions (
  id text not null,
  version integer not null,
  bpmn text not null,
  graph jsonb not null,
  created_at timestamp with time zone not null,
  constraint process_definitions_pkey PRIMARY KEY (id, version)
);

create table recounts (
  id uuid not null,
  reason text not null,
  asked_by uuid,
  asked_at timestamp with time zone not null,
  total integer not null,
  seen integer default 0 not null,
  changed integer default 0 not null,
  last_dossier_id uuid,
  finished_at timestamp with time zone,
  constraint recounts_pkey PRIMARY KEY (id)
);

create table register_books (
  agency_id text not null,
  year integer not null,
  no integer not null,
  first_number integer not null,
  last_number integer not null,
  row_count integer not null,
  to_position bigint not null,
  root bytea not null,
  previous_digest bytea,
  digest bytea not null,
  closed_at timestamp(3) with time zone not null,
  closed_by uuid not null,
  constraint register_books_pkey PRIMARY KEY (agency_id, year),
  constraint register_books_agency_id_no_key UNIQUE (agency_id, no),
  constraint register_books_check CHECK ((row_count = ((last_number - first_number) + 1))),
  constraint register_books_no_check CHECK ((no > 0)),
  constraint register_books_year_check CHECK (((year >= 2000) AND (year <= 2099))),
  constraint register_books_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agencies(id)
);

create table reorganisation_runs (
  id uuid not null,
  pack_id text not null,
  asked_by uuid,
  asked_at timestamp with time zone not null,
  total integer default 0 not null,
  done integer default 0 not null,
  finished_at timestamp with time zone,
  failure text,
  constraint reorganisation_runs_pkey PRIMARY KEY (id)
);

create table reorganisations (
  id text not null,
  title text not null,
  title_en text not null,
  decision_number text not null,
  decided_on date not null,
  effective_on date not null,
  pack_digest text not null,
  applied_at timestamp with time zone not null,
  applied_by uuid,
  report jsonb not null,
  constraint reorganisations_pkey PRIMARY KEY (id)
);

create table revision_moves (
  id uuid not null,
  procedure_id text not null,
  revision integer not null,
  agency_id text,
  asked_by uuid not null,
  asked_at timestamp with time zone not null,
  total integer not null,
  seen integer default 0 not null,
  moved integer default 0 not null,
  last_dossier_id uuid,
  finished_at timestamp with time zone,
  constraint revision_moves_pkey PRIMARY KEY (id)
);

create table risk_calibrations (
  month date not null,
  tenth integer not null,
  said integer not null,
  late integer not null,
  constraint risk_calibrations_pkey PRIMARY KEY (month, tenth),
  constraint risk_calibrations_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
  constraint risk_calibrations_tenth_check CHECK (((tenth >= 0) AND (tenth <= 9)))
);

create table risk_forecasts (
  dossier_id uuid not null,
  token integer not null,
  chance real not null,
  due_at timestamp with time zone not null,
  said_at timestamp with time zone not null,
  constraint risk_forecasts_pkey PRIMARY KEY (dossier_id, token),
  constraint risk_forecasts_chance_check CHECK (((chance >= (0)::double precision) AND (chance <= (1)::double precision)))
);

create table roadmap_allocations (
  id bigint generated always as identity not null,
  year integer not null,
  owner text not null,
  services integer not null,
  reason text not null,
  set_at timestamp with time zone not null,
  set_by uuid not null,
  constraint roadmap_allocations_pkey PRIMARY KEY (id),
  constraint roadmap_allocations_services_check CHECK ((services >= 0))
);

create table roadmap_denominators (
  id bigint generated always as identity not null,
  valid_from date not null,
  province integer not null,
  district integer not null,
  commune integer not null,
  source text not null,
  set_at timestamp with time zone not null,
  set_by uuid,
  constraint roadmap_denominators_pkey PRIMARY KEY (id),
  constraint roadmap_denominators_commune_check CHECK ((commune >= 0)),
  constraint roadmap_denominators_district_check CHECK ((district >= 0)),
  constraint roadmap_denominators_province_check CHECK ((province >= 0))
);

create table roadmap_duties (
  id bigint generated always as identity not null,
  duty text not null,
  agency_id text not null,
  valid_from date not null,
  source text not null,
  set_at timestamp with time zone not null,
  constraint roadmap_duties_pkey PRIMARY KEY (id),
  constraint roadmap_duties_duty_check CHECK ((duty = ANY (ARRAY['planning'::text, 'finance'::text, 'information'::text]))),
  constraint roadmap_duties_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agencies(id)
);

create table roadmap_events (
  record_id uuid not null,
  no integer not null,
  type text not null,
  data jsonb not null,
  at timestamp with time zone not null,
  account_id uuid not null,
  post_id uuid,
  constraint roadmap_events_pkey PRIMARY KEY (record_id, no),
  constraint roadmap_events_no_check CHECK ((no > 0)),
  constraint roadmap_events_record_id_fkey FOREIGN KEY (record_id) REFERENCES roadmap_records(id)
);

create table roadmap_records (
  id uuid not null,
  kind text not null,
  agency_id text not null,
  year integer not null,
  part text default ''::text not null,
  begun_at timestamp with time zone not null,
  constraint roadmap_records_pkey PRIMARY KEY (id),
  constraint roadmap_records_kind_year_agency_id_part_key UNIQUE (kind, year, agency_id, part),
  constraint roadmap_records_kind_check CHECK ((kind = ANY (ARRAY['commitment'::text, 'activities'::text, 'inspection'::text, 'report'::text]))),
  constraint roadmap_records_year_check CHECK (((year >= 2000) AND (year <= 2099))),
  constraint roadmap_records_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agencies(id)
);

create table roadmap_targets (
  id bigint generated always as identity not null,
  decision text not null,
  year integer not null,
  due_on date not null,
  services integer not null,
  procedures integer not null,
  levels integer[] not null,
  share_percent numeric,
  approximate boolean default false not null,
  source jsonb default '{}'::jsonb not null,
  valid_from date not null,
  set_at timestamp with time zone not null,
  set_by uuid,
  constraint roadmap_targets_pkey PRIMARY KEY (id),
  constraint roadmap_targets_levels_check CHECK ((cardinality(levels) > 0)),
  constraint roadmap_targets_procedures_check CHECK ((procedures > 0)),
  constraint roadmap_targets_services_check CHECK ((services >= 0)),
  constraint roadmap_targets_year_check CHECK (((year >= 2000) AND (year <= 2099)))
);

create table rule_profiles (
  id text not null,
  version text not null,
  valid_from date not null,
  data jsonb not null,
  loaded_at timestamp with time zone not null,
  constraint rule_profiles_pkey PRIMARY KEY (id, version)
);

create table rule_settings (
  profile_id text not null,
  no integer not null,
  rules jsonb not null,
  reason text not null,
  set_by uuid not null,
  set_at timestamp with time zone not null,
  constraint rule_settings_pkey PRIMARY KEY (profile_id, no),
  constraint rule_settings_no_check CHECK ((no > 0))
);

create table service_level_entries (
  service_id text not null,
  no integer not null,
  on_date date not null,
  at timestamp(3) with time zone not null,
  agency_id text not null,
  procedure_id text not null,
  field text not null,
  tier text not null,
  scale text not null,
  level text not null,
  level_2011 integer not null,
  declared text,
  missing text[] not null,
  evidence jsonb not null,
  causes jsonb not null,
  constraint service_level_entries_pkey PRIMARY KEY (service_id, no),
  constraint service_level_entries_level_2011_check CHECK (((level_2011 >= 0) AND (level_2011 <= 4))),
  constraint service_level_entries_no_check CHECK ((no > 0)),
  constraint service_level_entries_tier_check CHECK ((tier = ANY (ARRAY['province'::text, 'district'::text, 'commune'::text]))),
  constraint service_level_entries_service_id_fkey FOREIGN KEY (service_id) REFERENCES services(id)
);

create table service_levels (
  service_id text not null,
  no integer not null,
  facts jsonb not null,
  evidence jsonb not null,
  examined_at timestamp with time zone not null,
  agency_id text not null,
  procedure_id text not null,
  field text not null,
  tier text not null,
  scale text not null,
  level text not null,
  level_2011 integer not null,
  declared text,
  missing text[] not null,
  constraint service_levels_pkey PRIMARY KEY (service_id),
  constraint service_levels_service_id_fkey FOREIGN KEY (service_id) REFERENCES services(id),
  constraint service_levels_service_id_no_fkey FOREIGN KEY (service_id, no) REFERENCES service_level_entries(service_id, no)
);

create table service_suspensions (
  service_id text not null,
  number integer not null,
  act text not null,
  from_on date not null,
  reason text not null,
  notice text not null,
  decided_by uuid not null,
  decided_at timestamp with time zone not null,
  constraint service_suspensions_pkey PRIMARY KEY (service_id, number),
  constraint service_suspensions_act_check CHECK ((act = ANY (ARRAY['suspended'::text, 'reopened'::text]))),
  constraint service_suspensions_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES accounts(id),
  constraint service_suspensions_service_id_fkey FOREIGN KEY (service_id) REFERENCES services(id)
);

create table services (
  id text not null,
  procedure_id text not null,
  agency_id text not null,
  opened_on date not null,
  suspended_from date,
  suspension_reason text,
  constraint services_pkey PRIMARY KEY (id),
  constraint services_procedure_id_agency_id_key UNIQUE (procedure_id, agency_id),
  constraint services_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agencies(id),
  constraint services_procedure_id_fkey FOREIGN KEY (procedure_id) REFERENCES procedures(id)
);

create table sessions (
  token_digest bytea not null,
  account_id uuid not null,
  face text not null,
  must_enrol boolean default false not null,
  device text not null,
  created_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint sessions_pkey PRIMARY KEY (token_digest),
  constraint sessions_face_check CHECK ((face = ANY (ARRAY['portal'::text, 'backoffice'::text]))),
  constraint sessions_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id) ON DELETE CASCADE
);

create table step_times (
  scope text not null,
  procedure_id text not null,
  step text not null,
  minutes integer[] not null,
  counted_on date not null,
  constraint step_times_pkey PRIMARY KEY (scope, procedure_id, step),
  constraint step_times_scope_check CHECK ((scope = ANY (ARRAY['step'::text, 'kind'::text])))
);

create table succession_links (
  reorganisation_id text not null,
  no integer not null,
  subject text not null,
  kind text not null,
  from_key text not null,
  to_key text not null,
  from_day date not null,
  fields text[],
  areas text[],
  constraint succession_links_pkey PRIMARY KEY (reorganisation_id, no),
  constraint succession_links_check CHECK ((from_key <> to_key)),
  constraint succession_links_kind_check CHECK ((kind = ANY (ARRAY['merge'::text, 'split'::text, 'rename'::text, 'move'::text, 'transfer'::text]))),
  constraint succession_links_subject_check CHECK ((subject = ANY (ARRAY['agency'::text, 'unit'::text, 'area'::text]))),
  constraint succession_links_reorganisation_id_fkey FOREIGN KEY (reorganisation_id) REFERENCES reorganisations(id) DEFERRABLE INITIALLY DEFERRED
);

create table verification_codes (
  id uuid not null,
  account_id uuid not null,
  purpose text not null,
  channel text not null,
  code_digest bytea not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  attempts integer default 0 not null,
  used_at timestamp with time zone,
  address text,
  constraint verification_codes_pkey PRIMARY KEY (id),
  constraint verification_codes_channel_check CHECK ((channel = ANY (ARRAY['email'::text, 'phone'::text]))),
  constraint verification_codes_purpose_check CHECK ((purpose = ANY (ARRAY['confirm'::text, 'reset'::text, 'address'::text]))),
  constraint verification_codes_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id) ON DELETE CASCADE
);

create table work_calendars (
  id text not null,
  version text not null,
  rank integer not null,
  data jsonb not null,
  loaded_at timestamp with time zone not null,
  reason text,
  set_by uuid,
  constraint work_calendars_pkey PRIMARY KEY (id, version)
);

-- Indexes

CREATE UNIQUE INDEX accounts_email ON accounts USING btree (lower(email), ((kind = 'officer'::text)));
CREATE INDEX accounts_national_id ON accounts USING btree (national_id) WHERE (national_id IS NOT NULL);
CREATE UNIQUE INDEX accounts_phone ON accounts USING btree (phone, ((kind = 'officer'::text)));
CREATE UNIQUE INDEX accounts_username ON accounts USING btree (lower(username));
CREATE UNIQUE INDEX agencies_code ON agencies USING btree (code);
CREATE INDEX agency_units_agency ON agency_units USING btree (agency_id);
CREATE INDEX annex_decisions_import ON annex_decisions USING btree (import_id, anomaly, id);
CREATE INDEX annex_imports_made ON annex_imports USING btree (made_at DESC, id);
CREATE INDEX audit_log_actor ON audit_log USING btree (actor_account_id, id DESC);
CREATE INDEX audit_log_subject ON audit_log USING btree (subject_type, subject_id, id DESC);
CREATE INDEX dossier_events_handed_over ON dossier_events USING btree (((actor ->> 'agencyId'::text)), at) WHERE (type = 'handed_over'::text);
CREATE UNIQUE INDEX dossier_events_position ON dossier_events USING btree ("position");
CREATE INDEX dossier_events_slip ON dossier_events USING btree (((data ->> 'slipId'::text))) WHERE (type = 'handed_over'::text);
CREATE INDEX dossier_participants_recent ON dossier_participants USING btree (account_id, last_acted_at DESC, dossier_id DESC);
CREATE INDEX dossier_tasks_agency_due ON dossier_tasks USING btree (agency_id, due_at, dossier_id, token) WHERE clock_runs;
CREATE INDEX dossier_tasks_assignee ON dossier_tasks USING btree (assignee_account_id, due_at, dossier_id, token) INCLUDE (agency_id, waiting_for);
CREATE INDEX dossier_tasks_kind ON dossier_tasks USING btree (agency_id, kind, due_at, dossier_id, token) INCLUDE (waiting_for);
CREATE INDEX dossier_tasks_outside ON dossier_tasks USING btree (lead_agency_id, due_at, dossier_id, token) WHERE ((waiting_for IS NOT NULL) OR (agency_id <> lead_agency_id));
CREATE INDEX dossier_tasks_unit ON dossier_tasks USING btree (unit_id, role, due_at, dossier_id, token);
CREATE INDEX dossier_tasks_unit_due ON dossier_tasks USING btree (unit_id, due_at, dossier_id, token) WHERE clock_runs;
CREATE INDEX dossiers_agency_due ON dossiers USING btree (agency_id, due_at, id) WHERE ((received_at IS NOT NULL) AND (finished_at IS NULL));
CREATE INDEX dossiers_agency_finished ON dossiers USING btree (agency_id, finished_at DESC, id DESC) WHERE (finished_at IS NOT NULL);
CREATE INDEX dossiers_agency_received ON dossiers USING btree (agency_id, received_at, id) WHERE (received_at IS NOT NULL);
CREATE INDEX dossiers_applicant ON dossiers USING btree (applicant_account_id, submitted_at DESC, id DESC);
CREATE INDEX dossiers_desk_register ON dossiers USING btree (desk_agency_id, register_order(code) COLLATE "C", code) WHERE ((code IS NOT NULL) AND (desk_agency_id <> office_agency_id));
CREATE INDEX dossiers_national_id ON dossiers USING btree (applicant_national_id, submitted_at DESC) WHERE (applicant_national_id IS NOT NULL);
CREATE INDEX dossiers_open_of_procedure ON dossiers USING btree (procedure_id, id) WHERE (finished_at IS NULL);
CREATE INDEX dossiers_phone ON dossiers USING btree (applicant_phone, submitted_at DESC) WHERE (applicant_phone IS NOT NULL);
CREATE INDEX dossiers_received ON dossiers USING brin (received_at) WITH (pages_per_range='32');
CREATE INDEX dossiers_register ON dossiers USING btree (office_agency_id, register_order(code) COLLATE "C") WHERE (code IS NOT NULL);
CREATE INDEX dossiers_running ON dossiers USING btree (id) WHERE ((received_at IS NOT NULL) AND (finished_at IS NULL));
CREATE INDEX dossiers_to_transfer ON dossiers USING btree (agency_id, received_at, id) INCLUDE (service_id) WHERE ((received_at IS NOT NULL) AND (transferred_at IS NULL) AND (finished_at IS NULL));
CREATE INDEX drafts_owner ON drafts USING btree (owner_account_id, updated_at DESC) WHERE (submitted_at IS NULL);
CREATE INDEX files_storage_key ON files USING btree (storage_key);
CREATE INDEX notifications_account ON notifications USING btree (account_id, created_at DESC, id DESC);
CREATE INDEX notifications_alerts ON notifications USING btree (account_id, created_at DESC, id DESC) WHERE (kind ~~ 'alert.%'::text);
CREATE INDEX notifications_dossier ON notifications USING btree (dossier_id, created_at);
CREATE UNIQUE INDEX notifications_once ON notifications USING btree (account_id, once_key) WHERE (once_key IS NOT NULL);
CREATE INDEX posts_account ON posts USING btree (account_id);
CREATE INDEX posts_unit_role ON posts USING btree (agency_id, unit_id, role);
CREATE UNIQUE INDEX procedure_drafts_one_open ON procedure_drafts USING btree (procedure_id) WHERE (state = ANY (ARRAY['draft'::text, 'submitted'::text, 'checked'::text]));
CREATE INDEX procedures_national_code ON procedures USING btree (national_code);
CREATE INDEX revision_moves_of_procedure ON revision_moves USING btree (procedure_id, asked_at DESC);
CREATE UNIQUE INDEX revision_moves_running ON revision_moves USING btree (procedure_id, revision, COALESCE(agency_id, ''::text)) WHERE (finished_at IS NULL);
CREATE INDEX roadmap_allocations_year ON roadmap_allocations USING btree (year, owner, id);
CREATE INDEX roadmap_denominators_day ON roadmap_denominators USING btree (valid_from, id);
CREATE INDEX roadmap_records_agency ON roadmap_records USING btree (agency_id, kind, year);
CREATE INDEX roadmap_targets_year ON roadmap_targets USING btree (year, id);
CREATE INDEX services_agency ON services USING btree (agency_id);
CREATE INDEX sessions_account ON sessions USING btree (account_id);
CREATE INDEX sessions_expires ON sessions USING btree (expires_at);
CREATE INDEX verification_codes_account ON verification_codes USING btree (account_id, purpose, created_at DESC);
CREATE INDEX verification_codes_expires ON verification_codes USING btree (expires_at);

-- Triggers

CREATE TRIGGER annex_acceptances_append_only BEFORE DELETE OR UPDATE ON annex_acceptances FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER annex_acceptances_no_truncate BEFORE TRUNCATE ON annex_acceptances FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER annex_decisions_append_only BEFORE DELETE OR UPDATE ON annex_decisions FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER annex_decisions_no_truncate BEFORE TRUNCATE ON annex_decisions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER annex_imports_append_only BEFORE DELETE OR UPDATE ON annex_imports FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER annex_imports_no_truncate BEFORE TRUNCATE ON annex_imports FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_log_append_only BEFORE DELETE OR UPDATE ON audit_log FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_log_no_truncate BEFORE TRUNCATE ON audit_log FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER dossier_event_private_no_update BEFORE UPDATE ON dossier_event_private FOR EACH ROW EXECUTE FUNCTION refuse_update();
CREATE TRIGGER dossier_events_append_only BEFORE DELETE OR UPDATE ON dossier_events FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER dossier_events_no_truncate BEFORE TRUNCATE ON dossier_events FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER form_definitions_append_only BEFORE DELETE OR UPDATE ON form_definitions FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_roots_append_only BEFORE DELETE OR UPDATE ON ledger_roots FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_roots_no_truncate BEFORE TRUNCATE ON ledger_roots FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER procedure_endings_append_only BEFORE DELETE OR UPDATE ON procedure_endings FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER procedure_endings_no_truncate BEFORE TRUNCATE ON procedure_endings FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER procedure_revisions_append_only BEFORE DELETE OR UPDATE ON procedure_revisions FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER procedure_revisions_no_truncate BEFORE TRUNCATE ON procedure_revisions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER process_definitions_append_only BEFORE DELETE OR UPDATE ON process_definitions FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER register_books_append_only BEFORE DELETE OR UPDATE ON register_books FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER register_books_no_truncate BEFORE TRUNCATE ON register_books FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER reorganisations_append_only BEFORE DELETE OR UPDATE ON reorganisations FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER reorganisations_no_truncate BEFORE TRUNCATE ON reorganisations FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER roadmap_allocations_append_only BEFORE DELETE OR UPDATE ON roadmap_allocations FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER roadmap_allocations_no_truncate BEFORE TRUNCATE ON roadmap_allocations FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER roadmap_denominators_append_only BEFORE DELETE OR UPDATE ON roadmap_denominators FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER roadmap_denominators_no_truncate BEFORE TRUNCATE ON roadmap_denominators FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER roadmap_events_append_only BEFORE DELETE OR UPDATE ON roadmap_events FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER roadmap_events_no_truncate BEFORE TRUNCATE ON roadmap_events FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER roadmap_targets_append_only BEFORE DELETE OR UPDATE ON roadmap_targets FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER roadmap_targets_no_truncate BEFORE TRUNCATE ON roadmap_targets FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER rule_settings_append_only BEFORE DELETE OR UPDATE ON rule_settings FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER service_level_entries_append_only BEFORE DELETE OR UPDATE ON service_level_entries FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER service_level_entries_no_truncate BEFORE TRUNCATE ON service_level_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER service_suspensions_append_only BEFORE DELETE OR UPDATE ON service_suspensions FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER service_suspensions_no_truncate BEFORE TRUNCATE ON service_suspensions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER succession_links_append_only BEFORE DELETE OR UPDATE ON succession_links FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER succession_links_no_truncate BEFORE TRUNCATE ON succession_links FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What the application may do

grant delete, insert, select, update on accounts to motcua_app;
grant delete, insert, select, update on agencies to motcua_app;
grant delete, insert, select, update on agency_units to motcua_app;
grant insert, select on annex_acceptances to motcua_app;
grant insert, select on annex_decisions to motcua_app;
grant select, usage on annex_decisions_id_seq to motcua_app;
grant insert, select on annex_imports to motcua_app;
grant delete, insert, select, update on areas to motcua_app;
grant delete, insert, select, update on attempt_counters to motcua_app;
grant insert, select on audit_log to motcua_app;
grant select, usage on audit_log_id_seq to motcua_app;
grant delete, insert, select, update on catalog_uploads to motcua_app;
grant delete, insert, select, update on document_numbers to motcua_app;
grant delete, insert, select, update on dossier_agencies to motcua_app;
grant delete, insert, select, update on dossier_code_counters to motcua_app;
grant delete, insert, select, update on dossier_contents to motcua_app;
grant delete, insert, select on dossier_event_private to motcua_app;
grant insert, select on dossier_events to motcua_app;
grant select, usage on dossier_events_position_seq to motcua_app;
grant delete, insert, select, update on dossier_names to motcua_app;
grant delete, insert, select, update on dossier_participants to motcua_app;
grant delete, insert, select, update on dossier_results to motcua_app;
grant delete, insert, select, update on dossier_tasks to motcua_app;
grant delete, insert, select, update on dossier_times to motcua_app;
grant delete, insert, select, update on dossiers to motcua_app;
grant delete, insert, select, update on drafts to motcua_app;
grant delete, insert, select, update on files to motcua_app;
grant delete, insert, select, update on form_definitions to motcua_app;
grant insert, select on ledger_roots to motcua_app;
grant delete, insert, select, update on level_rules to motcua_app;
grant delete, insert, select, update on notification_mutes to motcua_app;
grant delete, insert, select, update on notifications to motcua_app;
grant delete, insert, select, update on packs to motcua_app;
grant delete, insert, select, update on posts to motcua_app;
grant delete, insert, select, update on procedure_drafts to motcua_app;
grant delete, insert, select, update on procedure_endings to motcua_app;
grant delete, insert, select, update on procedure_revisions to motcua_app;
grant delete, insert, select, update on procedures to motcua_app;
grant delete, insert, select, update on process_definitions to motcua_app;
grant delete, insert, select, update on recounts to motcua_app;
grant insert, select on register_books to motcua_app;
grant delete, insert, select, update on reorganisation_runs to motcua_app;
grant insert, select on reorganisations to motcua_app;
grant delete, insert, select, update on revision_moves to motcua_app;
grant delete, insert, select, update on risk_calibrations to motcua_app;
grant delete, insert, select, update on risk_forecasts to motcua_app;
grant insert, select on roadmap_allocations to motcua_app;
grant select, usage on roadmap_allocations_id_seq to motcua_app;
grant insert, select on roadmap_denominators to motcua_app;
grant select, usage on roadmap_denominators_id_seq to motcua_app;
grant insert, select, update on roadmap_duties to motcua_app;
grant select, usage on roadmap_duties_id_seq to motcua_app;
grant insert, select on roadmap_events to motcua_app;
grant insert, select, update on roadmap_records to motcua_app;
grant insert, select on roadmap_targets to motcua_app;
grant select, usage on roadmap_targets_id_seq to motcua_app;
grant delete, insert, select, update on rule_profiles to motcua_app;
grant insert, select on rule_settings to motcua_app;
grant insert, select on service_level_entries to motcua_app;
grant delete, insert, select, update on service_levels to motcua_app;
grant delete, insert, select, update on service_suspensions to motcua_app;
grant delete, insert, select, update on services to motcua_app;
grant delete, insert, select, update on sessions to motcua_app;
grant delete, insert, select, update on step_times to motcua_app;
grant insert, select on succession_links to motcua_app;
grant delete, insert, select, update on verification_codes to motcua_app;
grant delete, insert, select, update on work_calendars to motcua_app;

-- Comments

comment on table accounts is 'People and organisations of the portal, and officers. Holds personal data.';
comment on column accounts.totp_secret is 'Encrypted with the program''s secret.';
comment on column accounts.totp_last_step is 'Last time step accepted: a code is good once.';
comment on column accounts.must_change_password is 'The password was given by somebody else: it opens nothing but the page to change it.';
comment on table agencies is 'Agencies of the province. A dossier keeps the agency of its day.';
comment on column agencies.code is 'Identification code, V1V2V3.Z1Z2.Y1Y2.MX1X2 (QCVN 102:2016/BTTTT).';
comment on column agencies.official_code is 'False where the code was made by this system because no published list was found.';
comment on column agencies.abbreviation is 'Used in the notation of documents, e.g. STNMT.';
comment on column agencies.member is 'False for an agency that answers on paper or through another system.';
comment on column agencies.closed_by is 'The reorganisation that ended it on valid_to; its code is never given again.';
comment on table agency_units is 'Units inside an agency: its one-stop section, leadership, clerical office, divisions.';
comment on table annex_acceptances is 'An import all of whose anomalies are decided, as it was taken over: targets, totals and declared services.';
comment on table annex_decisions is 'What a person decided on an anomaly of an import; the newest of an anomaly counts, the others are its history.';
comment on column annex_decisions.anomaly is 'Its place in the proposal, from 0.';
comment on table annex_imports is 'A decision as it was read: its lines and what they propose. Nothing of it is ever changed.';
comment on column annex_imports.name is 'Of the file; empty where the text was pasted.';
comment on column annex_imports.digest is 'SHA-256 of lines and proposal: the same text read the same way is the same import.';
comment on table areas is 'Administrative units by GSO code. Codes are reused by other units over time: the key is (code, validity).';
comment on table attempt_counters is 'Failed attempts by digest of what was tried (sign-in, codes, look-up): brakes guessing across processes.';
comment on table audit_log is 'Who did or saw what, written in the transaction of the act. Never holds personal data in details.';
comment on table catalog_uploads is 'Files of procedures read and shown, waiting for somebody to confirm them; a day old, they go.';
comment on column catalog_uploads.imported_at is 'Its records are emptied then: the register has them.';
comment on table document_numbers is 'Running number of outgoing documents by agency, kind and year.';
comment on table dossier_agencies is 'Projection: agencies that received, process or were consulted on a dossier: who may see it.';
comment on table dossier_code_counters is 'Running number of dossiers received by an agency on a day (TT 01/2018/TT-VPCP, Điều 19).';
comment on table dossier_contents is 'Projection: what the applicant declared and handed in, as it stands after supplements.';
comment on table dossier_event_private is 'Personal data of events: may be lawfully removed, never changed.';
comment on table dossier_events is 'The truth: all that happened to every dossier, append-only and chained by digest. Holds no personal data.';
comment on column dossier_events.at is 'To the millisecond, which is what the digest covers.';
comment on column dossier_events.private_digest is 'Salted commitment to the row in dossier_event_private, kept when that row is lawfully removed.';
comment on table dossier_names is 'Projection: for every agency of a dossier, the applicant''s folded name from each of its syllables on, so that any part of a name is a prefix in one index.';
comment on table dossier_participants is 'Projection: officers who acted on a dossier, for "done by me".';
comment on table dossier_results is 'Projection: documents issued as results; the verification code opens the public confirmation page.';
comment on table dossier_tasks is 'Projection: the open steps of every dossier, each with its one holder.';
comment on column dossier_tasks.since is 'When the step began.';
comment on column dossier_tasks.due_at is 'Due date of the dossier, the reply time of one not yet received, the day to answer by of a consultation; copied here so that a work list is one index.';
comment on column dossier_tasks.waiting_for is 'Set while the step cannot go on before somebody outside acts.';
comment on column dossier_tasks.held_since is 'Since when its holder has it: taken or given after the step began.';
comment on column dossier_tasks.clock_runs is 'False at every step of a dossier while its applicant is waited for.';
comment on table dossier_times is 'Projection of the ledger of days: office minutes by holder from reception to the last event, and those of them past the legal limit.';
comment on table dossiers is 'Projection of dossier_events: one row a dossier, for lists, search and figures. Rebuilt by `motcua rebuild`.';
comment on column dossiers.agency_id is 'Who answers for it: the office of its day, or after a reorganisation the one that took it over while it was open.';
comment on column dossiers.calendar_version is 'The calendar that counted due_at.';
comment on column dossiers.extensions is 'Apologies with a new date sent so far.';
comment on column dossiers.transferred_at is 'When the desk handed the file over to those who work on it.';
comment on column dossiers.office_agency_id is 'The office of its day: which received it, or to which it was sent while it is not received. Codes and registers are of this one.';
comment on column dossiers.lawful_due_at is 'The legal limit, without the new date of an apology, as of the last event; while something is waited for, as if it came then.';
comment on column dossiers.running_with is 'Whose minutes run since the last event; null while they stand still, and before reception and after the end.';
comment on column dossiers.desk_agency_id is 'Whose desk received the dossier; not always the agency that gave it its code.';
comment on column dossiers.field is 'Field of its procedure, as in the revision it keeps; with area_code it tells which part of a split it belongs to.';
comment on column dossiers.area_code is 'The first commune its answers name that lies in the area of the office of its day; null without one.';
comment on table drafts is 'What a person or a counter officer is filling in. The dossier takes the id of its draft, so a draft makes at most one dossier.';
comment on column drafts.filing is 'How papers that came by post were taken over: when the record was signed, number of the sending slip (QĐ 45/2016/QĐ-TTg, Điều 7).';
comment on table files is 'Files in the store: papers handed in and documents issued. The name may hold personal data.';
comment on table form_definitions is 'Forms as form-js JSON. A published version never changes.';
comment on table ledger_roots is 'Chained roots over all events, one for each interval: a whole dossier cannot vanish unseen.';
comment on table level_rules is 'Scales of online levels as dated data, and how evidence is read; the version loaded last counts.';
comment on table notification_mutes is 'Kinds of notices an officer does not want; never a single dossier.';
comment on table notifications is 'What a person was told, in the portal and by mail or text message. params hold no personal data: texts are made when shown or sent.';
comment on column notifications.once_key is 'What an account is told once only: kind, dossier and date of an alert, day of a digest.';
comment on table packs is 'Content packs loaded into this database and the digest of what was loaded.';
comment on table posts is 'Which officer holds which role in which unit, from when to when. Decides what an officer sees and may do.';
comment on table procedure_drafts is 'Revisions in the making: the agency drafts, the control office of the province checks and publishes. Sheet, form and process together.';
comment on table procedure_endings is 'Procedures replaced or abolished: ends_on is the last day in force. A revision valid later opens the procedure again.';
comment on table procedure_revisions is 'What a procedure asks and promises, from a date on: sheet, form and process published together.';
comment on column procedure_revisions.valid_to is 'Last day in force where the decision names one; a successor or an ending may come before it.';
comment on column procedure_revisions.published_by is 'The officer of the control office; null for what a pack or a file of facts brought.';
comment on table procedures is 'Administrative procedures (thủ tục hành chính); what they say is in their revisions.';
comment on table process_definitions is 'Processes as BPMN 2.0 XML with the graph compiled from it. A published version never changes.';
comment on table recounts is 'Work to count due dates of open dossiers anew after the calendar changed: where it is, so that it goes on after a stop.';
comment on table register_books is 'Yearly registers that were closed (TT 01/2018/TT-VPCP, Điều 10), each sealed by a digest chained to the book before it of the same agency.';
comment on column register_books.no is 'The how-manieth closed book of the agency: the chain has no gap.';
comment on column register_books.to_position is 'The book shows its dossiers as they stood at this place of dossier_events.';
comment on table reorganisation_runs is 'Reorganisations asked for on screen and how far each is: written beside the one transaction that does it.';
comment on table reorganisations is 'Changes of the structure that were applied, each by its decision, in one transaction, with what it did.';
comment on column reorganisations.applied_by is 'The administrator who applied it; null for the command line.';
comment on table revision_moves is 'Work to move open files of a procedure to its revision in force, where nobody has to decide: how far it is.';
comment on column revision_moves.agency_id is 'Only files this agency answers for; null where the control office asked for all.';
comment on table risk_calibrations is 'Of the forecasts about files that ended in a month: how many said 70 to 80 %, and how many of these files were late.';
comment on table risk_forecasts is 'The first chance of lateness said of a file at each of its steps, to be compared with what became of it.';
comment on table roadmap_allocations is 'Services asked of an owner for the target of a year; the newest row counts, the others are its history.';
comment on column roadmap_allocations.owner is 'An agency, or the tier whose agencies all offer the same procedures: district, commune.';
comment on table roadmap_denominators is 'All procedures of the province by tier from a day on; the newest row of a day counts.';
comment on table roadmap_duties is 'Which department reviews commitments for what, and takes the reports in (information), from a day on.';
comment on table roadmap_events is 'What happened to a record of the roadmap, in order. A correction is another event: nothing said is overwritten.';
comment on table roadmap_records is 'What an agency promises, plans, was inspected on and reports in a year; what each says is in its events.';
comment on column roadmap_records.part is 'Of a report: half_year, year, or the name of an ad hoc one.';
comment on table roadmap_targets is 'How many services are wanted at which levels by when, each as a decision said it from a day on: the newest row of a year counts.';
comment on column roadmap_targets.procedures is 'Of how many procedures, as the decision says.';
comment on column roadmap_targets.set_by is 'Null where a pack brought it.';
comment on table rule_profiles is 'Rules of the one-stop law as dated data, one row a version; a dossier keeps the one of its day.';
comment on table rule_settings is 'Rules an administrator settled where the law was not confirmed; the latest of a profile counts, all are kept.';
comment on table service_level_entries is 'History of the online level of every service, one row whenever the level or what is missing changed. Computed from evidence, append-only.';
comment on column service_level_entries.on_date is 'The day in Viet Nam from which it holds.';
comment on column service_level_entries.scale is 'The scale of that day; level is one of its levels.';
comment on column service_level_entries.level_2011 is 'The same evidence on the scale of 2011 (levels 1 to 4, 0 below), by which targets count.';
comment on column service_level_entries.declared is 'The level the Decision names, on the scale of 2011.';
comment on column service_level_entries.causes is 'Facts that changed since the service was last examined, and proofs gained and lost.';
comment on table service_levels is 'The latest entry of every service, for lists and figures, with the facts it was computed from.';
comment on column service_levels.facts is 'A service is examined anew when one of them is another.';
comment on column service_levels.evidence is 'As found when last examined: its words may be newer than those of the entry.';
comment on table service_suspensions is 'When a service stopped taking files and took them again, why, and what was told to the public.';
comment on table services is 'A procedure offered by an agency.';
comment on table sessions is 'Signed-in sessions; only a digest of the token is kept.';
comment on table step_times is 'Office minutes from the beginning of a step to the result, of the latest files that ended in 90 days: counted anew every night.';
comment on column step_times.procedure_id is 'Empty where the row is of a kind of step, over all procedures.';
comment on column step_times.minutes is 'Ascending.';
comment on table succession_links is 'Who answers from a day on for what an agency, unit or area did: all of it, or cases of these fields and areas.';
comment on column succession_links.from_key is 'Id of an agency or unit; of an area code and first day, 31825@2015-05-04, since codes are used again.';
comment on column verification_codes.address is 'The address to be added, for purpose address. Personal data: the row goes within days.';
comment on table work_calendars is 'Working sessions, holidays and swapped days as dated data; a due date names the version that counted it.';
comment on column work_calendars.rank is 'Order of layers: the country below the province.';
comment on column work_calendars.reason is 'Why an administrator added the version: the decision it follows. Null for a layer of a pack.';
