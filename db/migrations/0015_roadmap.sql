create table roadmap_targets (
  id bigint generated always as identity primary key,
  decision text not null,
  year integer not null check (year between 2000 and 2099),
  due_on date not null,
  services integer not null check (services >= 0),
  procedures integer not null check (procedures > 0),
  levels integer[] not null check (cardinality(levels) > 0),
  share_percent numeric,
  approximate boolean not null default false,
  source jsonb not null default '{}',
  valid_from date not null,
  set_at timestamptz not null,
  set_by uuid
);
comment on table roadmap_targets is 'How many services are wanted at which levels by when, each as a decision said it from a day on: the newest row of a year counts.';
comment on column roadmap_targets.procedures is 'Of how many procedures, as the decision says.';
comment on column roadmap_targets.set_by is 'Null where a pack brought it.';
create index roadmap_targets_year on roadmap_targets (year, id);

create table roadmap_denominators (
  id bigint generated always as identity primary key,
  valid_from date not null,
  province integer not null check (province >= 0),
  district integer not null check (district >= 0),
  commune integer not null check (commune >= 0),
  source text not null,
  set_at timestamptz not null,
  set_by uuid
);
comment on table roadmap_denominators is 'All procedures of the province by tier from a day on; the newest row of a day counts.';
create index roadmap_denominators_day on roadmap_denominators (valid_from, id);

create table roadmap_duties (
  id bigint generated always as identity primary key,
  duty text not null check (duty in ('planning', 'finance', 'information')),
  agency_id text not null references agencies,
  valid_from date not null,
  source text not null,
  set_at timestamptz not null
);
comment on table roadmap_duties is 'Which department reviews commitments for what, and takes the reports in (information), from a day on.';

create table roadmap_allocations (
  id bigint generated always as identity primary key,
  year integer not null,
  owner text not null,
  services integer not null check (services >= 0),
  reason text not null,
  set_at timestamptz not null,
  set_by uuid not null
);
comment on table roadmap_allocations is 'Services asked of an owner for the target of a year; the newest row counts, the others are its history.';
comment on column roadmap_allocations.owner is 'An agency, or the tier whose agencies all offer the same procedures: district, commune.';
create index roadmap_allocations_year on roadmap_allocations (year, owner, id);

create table roadmap_records (
  id uuid primary key,
  kind text not null check (kind in ('commitment', 'activities', 'inspection', 'report')),
  agency_id text not null references agencies,
  year integer not null check (year between 2000 and 2099),
  part text not null default '',
  begun_at timestamptz not null,
  unique (kind, year, agency_id, part)
);
comment on table roadmap_records is 'What an agency promises, plans, was inspected on and reports in a year; what each says is in its events.';
comment on column roadmap_records.part is 'Of a report: half_year, year, or the name of an ad hoc one.';
create index roadmap_records_agency on roadmap_records (agency_id, kind, year);

create table roadmap_events (
  record_id uuid not null references roadmap_records,
  no integer not null check (no > 0),
  type text not null,
  data jsonb not null,
  at timestamptz not null,
  account_id uuid not null,
  post_id uuid,
  primary key (record_id, no)
);
comment on table roadmap_events is 'What happened to a record of the roadmap, in order. A correction is another event: nothing said is overwritten.';

create trigger roadmap_targets_append_only before update or delete on roadmap_targets for each row execute function refuse_change();
create trigger roadmap_targets_no_truncate before truncate on roadmap_targets for each statement execute function refuse_change();
create trigger roadmap_denominators_append_only before update or delete on roadmap_denominators for each row execute function refuse_change();
create trigger roadmap_denominators_no_truncate before truncate on roadmap_denominators for each statement execute function refuse_change();
create trigger roadmap_allocations_append_only before update or delete on roadmap_allocations for each row execute function refuse_change();
create trigger roadmap_allocations_no_truncate before truncate on roadmap_allocations for each statement execute function refuse_change();
create trigger roadmap_events_append_only before update or delete on roadmap_events for each row execute function refuse_change();
create trigger roadmap_events_no_truncate before truncate on roadmap_events for each statement execute function refuse_change();
revoke update, delete, truncate on roadmap_targets, roadmap_denominators, roadmap_allocations, roadmap_events from motcua_app;
revoke delete, truncate on roadmap_records, roadmap_duties from motcua_app;
