-- The catalogue as a dated register. Căn cứ: Nghị định 63/2010/NĐ-CP, Điều 8, 13, 14, 15.
-- Facts published elsewhere are revisions too: they are found and read, but have no form and no process to file with.
alter table procedures drop constraint procedures_tier_check;
alter table procedures add constraint procedures_tier_check
  check (tier in ('province', 'district', 'commune', 'central', 'other'));
create index procedures_national_code on procedures (national_code);

alter table procedure_revisions
  alter column form_id drop not null,
  alter column form_version drop not null,
  alter column process_id drop not null,
  alter column process_version drop not null,
  add column kind text not null default 'full' check (kind in ('full', 'facts')),
  add column change text not null default 'new' check (change in ('new', 'amended')),
  add column decision_number text,
  add column decision_on date,
  add column published_by uuid references accounts,
  add constraint procedure_revisions_whole
    check (kind = 'facts' or num_nulls(form_id, form_version, process_id, process_version) = 0);
comment on column procedure_revisions.valid_to is 'Last day in force where the decision names one; a successor or an ending may come before it.';
comment on column procedure_revisions.published_by is 'The officer of the control office; null for what a pack or a file of facts brought.';
create trigger procedure_revisions_append_only before update or delete on procedure_revisions for each row execute function refuse_change();
create trigger procedure_revisions_no_truncate before truncate on procedure_revisions for each statement execute function refuse_change();

create table procedure_endings (
  procedure_id text not null references procedures,
  ends_on date not null,
  cause text not null check (cause in ('replaced', 'abolished')),
  successor_id text references procedures,
  decision_number text not null,
  decision_on date not null,
  reason text not null,
  decided_by uuid not null references accounts,
  decided_at timestamptz not null,
  primary key (procedure_id, ends_on),
  check ((cause = 'replaced') = (successor_id is not null))
);
comment on table procedure_endings is 'Procedures replaced or abolished: ends_on is the last day in force. A revision valid later opens the procedure again.';
create trigger procedure_endings_append_only before update or delete on procedure_endings for each row execute function refuse_change();
create trigger procedure_endings_no_truncate before truncate on procedure_endings for each statement execute function refuse_change();

create table procedure_drafts (
  id uuid primary key,
  procedure_id text not null,
  agency_id text not null references agencies,
  base_revision integer,
  state text not null check (state in ('draft', 'submitted', 'checked', 'published', 'discarded')),
  record jsonb not null,
  form jsonb,
  bpmn text,
  version integer not null,
  note text,
  created_by uuid not null references accounts,
  created_at timestamptz not null,
  changed_by uuid not null references accounts,
  changed_at timestamptz not null,
  published_revision integer
);
comment on table procedure_drafts is 'Revisions in the making: the agency drafts, the control office of the province checks and publishes. Sheet, form and process together.';
create unique index procedure_drafts_one_open on procedure_drafts (procedure_id) where state in ('draft', 'submitted', 'checked');

create table service_suspensions (
  service_id text not null references services,
  number integer not null,
  act text not null check (act in ('suspended', 'reopened')),
  from_on date not null,
  reason text not null,
  notice text not null,
  decided_by uuid not null references accounts,
  decided_at timestamptz not null,
  primary key (service_id, number)
);
comment on table service_suspensions is 'When a service stopped taking files and took them again, why, and what was told to the public.';
create trigger service_suspensions_append_only before update or delete on service_suspensions for each row execute function refuse_change();
create trigger service_suspensions_no_truncate before truncate on service_suspensions for each statement execute function refuse_change();
