create table dossier_events (
  position bigint generated always as identity,
  dossier_id uuid not null,
  seq integer not null check (seq > 0),
  type text not null,
  at timestamptz(3) not null,
  actor jsonb not null,
  data jsonb not null,
  private_digest bytea,
  previous_digest bytea,
  digest bytea not null,
  primary key (dossier_id, seq),
  check ((seq = 1) = (previous_digest is null))
);
comment on table dossier_events is 'The truth: all that happened to every dossier, append-only and chained by digest. Holds no personal data.';
comment on column dossier_events.at is 'To the millisecond, which is what the digest covers.';
comment on column dossier_events.private_digest is 'Salted commitment to the row in dossier_event_private, kept when that row is lawfully removed.';
-- Roots cover events in the order they were written.
create unique index dossier_events_position on dossier_events (position);
create trigger dossier_events_append_only before update or delete on dossier_events for each row execute function refuse_change();
create trigger dossier_events_no_truncate before truncate on dossier_events for each statement execute function refuse_change();
revoke update, delete, truncate on dossier_events from motcua_app;

create table dossier_event_private (
  dossier_id uuid not null,
  seq integer not null,
  salt bytea not null,
  data jsonb not null,
  primary key (dossier_id, seq),
  foreign key (dossier_id, seq) references dossier_events
);
comment on table dossier_event_private is 'Personal data of events: may be lawfully removed, never changed.';
create function refuse_update() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are never changed', tg_table_name using errcode = '42501';
end
$$;
create trigger dossier_event_private_no_update before update on dossier_event_private for each row execute function refuse_update();
revoke update, truncate on dossier_event_private from motcua_app;

create table ledger_roots (
  no integer primary key check (no > 0),
  at timestamptz not null,
  from_position bigint not null,
  to_position bigint not null,
  event_count integer not null,
  root bytea not null,
  previous_digest bytea,
  digest bytea not null
);
comment on table ledger_roots is 'Chained roots over all events, one for each interval: a whole dossier cannot vanish unseen.';
create trigger ledger_roots_append_only before update or delete on ledger_roots for each row execute function refuse_change();
create trigger ledger_roots_no_truncate before truncate on ledger_roots for each statement execute function refuse_change();
revoke update, delete, truncate on ledger_roots from motcua_app;

-- Waits for every open transaction that writes events: after it, all positions handed out are settled.
-- The application role may not lock the table by itself, since that right comes only with update or delete.
create function settle_dossier_events() returns bigint language plpgsql security definer set search_path = public, pg_temp as $$
begin
  lock table dossier_events in share mode;
  return (select coalesce(max(position), 0) from dossier_events);
end
$$;
comment on function settle_dossier_events() is 'Highest position of dossier_events below which nothing can still appear. Writers wait for the few milliseconds until the caller commits.';
revoke execute on function settle_dossier_events() from public;
grant execute on function settle_dossier_events() to motcua_app;

create table drafts (
  id uuid primary key,
  owner_account_id uuid not null references accounts on delete cascade,
  channel text not null check (channel in ('online', 'counter', 'post')),
  service_id text not null references services,
  procedure_id text not null,
  revision integer not null,
  applicant jsonb not null default '{}',
  answers jsonb not null default '{}',
  situations jsonb not null default '{}',
  papers jsonb not null default '{}',
  delivery jsonb not null default '{}',
  sections_done jsonb not null default '[]',
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  submitted_at timestamptz,
  foreign key (procedure_id, revision) references procedure_revisions
);
comment on table drafts is 'What a person or a counter officer is filling in. The dossier takes the id of its draft, so a draft makes at most one dossier.';
create index drafts_owner on drafts (owner_account_id, updated_at desc) where submitted_at is null;

create table dossiers (
  id uuid primary key,
  submission_no text not null unique,
  code text unique,
  service_id text not null references services,
  procedure_id text not null,
  revision integer not null,
  agency_id text not null references agencies,
  channel text not null check (channel in ('online', 'counter', 'post')),
  state text not null check (state in ('submitted', 'supplement_before_reception', 'not_accepted', 'received', 'processing', 'supplement', 'done', 'returned', 'withdrawn', 'stopped')),
  outcome text check (outcome in ('granted', 'refused')),
  applicant_account_id uuid,
  applicant_name text not null,
  applicant_national_id text,
  applicant_phone text,
  applicant_email text,
  submitted_at timestamptz not null,
  received_at timestamptz,
  due_at timestamptz,
  original_due_at timestamptz,
  finished_at timestamptz,
  returned_at timestamptz,
  last_seq integer not null,
  last_digest bytea not null,
  last_event_at timestamptz not null
);
comment on table dossiers is 'Projection of dossier_events: one row a dossier, for lists, search and figures. Rebuilt by `motcua rebuild`.';
-- My files, newest first.
create index dossiers_applicant on dossiers (applicant_account_id, submitted_at desc, id desc);
-- Finished files of an agency, newest first.
create index dossiers_agency_finished on dossiers (agency_id, finished_at desc, id desc) where finished_at is not null;
-- Exact look-ups at the counter.
create index dossiers_national_id on dossiers (applicant_national_id, submitted_at desc) where applicant_national_id is not null;
create index dossiers_phone on dossiers (applicant_phone, submitted_at desc) where applicant_phone is not null;
-- Statistics and the register read by agency and reception date.
create index dossiers_agency_received on dossiers (agency_id, received_at, id) where received_at is not null;

create table dossier_contents (
  dossier_id uuid primary key,
  applicant jsonb not null,
  answers jsonb not null,
  situations jsonb not null,
  papers jsonb not null,
  delivery jsonb not null
);
comment on table dossier_contents is 'Projection: what the applicant declared and handed in, as it stands after supplements.';

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
  since timestamptz not null,
  step_due_at timestamptz,
  due_at timestamptz,
  waiting_for text check (waiting_for in ('applicant')),
  primary key (dossier_id, token)
);
comment on table dossier_tasks is 'Projection: the open steps of every dossier, each with its one holder.';
comment on column dossier_tasks.due_at is 'Due date of the dossier, or the reply time of one not yet received; copied here so that a work list is one index.';
comment on column dossier_tasks.waiting_for is 'Set while the step cannot go on before somebody outside acts.';
-- Work lists: mine, my unit, my agency, each by due date.
create index dossier_tasks_assignee on dossier_tasks (assignee_account_id, due_at, dossier_id, token);
create index dossier_tasks_unit on dossier_tasks (unit_id, role, due_at, dossier_id, token);
create index dossier_tasks_kind on dossier_tasks (agency_id, kind, due_at, dossier_id, token);
-- Due soon and late, for those who answer for a whole agency or a whole unit.
create index dossier_tasks_agency_due on dossier_tasks (agency_id, due_at, dossier_id, token);
create index dossier_tasks_unit_due on dossier_tasks (unit_id, due_at, dossier_id, token);
-- Dossiers of an agency that lie with the applicant or with another agency.
create index dossier_tasks_outside on dossier_tasks (lead_agency_id, due_at, dossier_id, token)
  where waiting_for is not null or agency_id <> lead_agency_id;

create table dossier_agencies (
  dossier_id uuid not null,
  agency_id text not null,
  since timestamptz not null,
  primary key (dossier_id, agency_id)
);
comment on table dossier_agencies is 'Projection: agencies that received, process or were consulted on a dossier: who may see it.';

create table dossier_participants (
  account_id uuid not null,
  dossier_id uuid not null,
  last_acted_at timestamptz not null,
  primary key (account_id, dossier_id)
);
comment on table dossier_participants is 'Projection: officers who acted on a dossier, for "done by me".';
create index dossier_participants_recent on dossier_participants (account_id, last_acted_at desc, dossier_id);

create table dossier_names (
  agency_id text not null,
  key text collate "C" not null,
  dossier_id uuid not null,
  primary key (agency_id, key, dossier_id)
);
comment on table dossier_names is 'Projection: for every agency of a dossier, the applicant''s folded name from each of its syllables on, so that any part of a name is a prefix in one index.';

create table dossier_results (
  dossier_id uuid primary key,
  outcome text not null check (outcome in ('granted', 'refused')),
  title text not null,
  notation text not null,
  number integer not null,
  agency_id text not null,
  issued_on date not null,
  valid_until date,
  signer_account_id uuid not null,
  signer_title text not null,
  file_id uuid not null,
  verification_code text not null unique,
  revoked_at timestamptz
);
comment on table dossier_results is 'Projection: documents issued as results; the verification code opens the public confirmation page.';

create table dossier_code_counters (
  agency_id text not null references agencies,
  day date not null,
  last_number integer not null,
  primary key (agency_id, day)
);
comment on table dossier_code_counters is 'Running number of dossiers received by an agency on a day (TT 01/2018/TT-VPCP, Điều 19).';
