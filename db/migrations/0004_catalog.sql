create table form_definitions (
  id text not null,
  version integer not null,
  schema jsonb not null,
  created_at timestamptz not null,
  primary key (id, version)
);
comment on table form_definitions is 'Forms as form-js JSON. A published version never changes.';

create table process_definitions (
  id text not null,
  version integer not null,
  bpmn text not null,
  graph jsonb not null,
  created_at timestamptz not null,
  primary key (id, version)
);
comment on table process_definitions is 'Processes as BPMN 2.0 XML with the graph compiled from it. A published version never changes.';

create table procedures (
  id text primary key,
  national_code text,
  name text not null,
  name_en text not null,
  field text not null,
  field_en text not null,
  tier text not null check (tier in ('province', 'district', 'commune')),
  created_at timestamptz not null
);
comment on table procedures is 'Administrative procedures (thủ tục hành chính); what they say is in their revisions.';

create table procedure_revisions (
  procedure_id text not null references procedures,
  revision integer not null,
  record jsonb not null,
  form_id text not null,
  form_version integer not null,
  process_id text not null,
  process_version integer not null,
  published_at timestamptz not null,
  valid_from date not null,
  valid_to date,
  primary key (procedure_id, revision),
  foreign key (form_id, form_version) references form_definitions,
  foreign key (process_id, process_version) references process_definitions
);
comment on table procedure_revisions is 'What a procedure asks and promises, from a date on: sheet, form and process published together.';

create table services (
  id text primary key,
  procedure_id text not null references procedures,
  agency_id text not null references agencies,
  opened_on date not null,
  suspended_from date,
  suspension_reason text,
  unique (procedure_id, agency_id)
);
comment on table services is 'A procedure offered by an agency.';
create index services_agency on services (agency_id);
create trigger form_definitions_append_only before update or delete on form_definitions for each row execute function refuse_change();
create trigger process_definitions_append_only before update or delete on process_definitions for each row execute function refuse_change();
