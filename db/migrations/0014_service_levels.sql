create table level_rules (
  version text primary key,
  data jsonb not null,
  loaded_at timestamptz not null
);
comment on table level_rules is 'Scales of online levels as dated data, and how evidence is read; the version loaded last counts.';

create table service_level_entries (
  service_id text not null references services,
  no integer not null check (no > 0),
  on_date date not null,
  at timestamptz(3) not null,
  agency_id text not null,
  procedure_id text not null,
  field text not null,
  tier text not null check (tier in ('province', 'district', 'commune')),
  scale text not null,
  level text not null,
  level_2011 integer not null check (level_2011 between 0 and 4),
  declared text,
  missing text[] not null,
  evidence jsonb not null,
  causes jsonb not null,
  primary key (service_id, no)
);
comment on table service_level_entries is 'History of the online level of every service, one row whenever the level or what is missing changed. Computed from evidence, append-only.';
comment on column service_level_entries.on_date is 'The day in Viet Nam from which it holds.';
comment on column service_level_entries.scale is 'The scale of that day; level is one of its levels.';
comment on column service_level_entries.level_2011 is 'The same evidence on the scale of 2011 (levels 1 to 4, 0 below), by which targets count.';
comment on column service_level_entries.declared is 'The level the Decision names, on the scale of 2011.';
comment on column service_level_entries.causes is 'Facts that changed since the service was last examined, and proofs gained and lost.';
create trigger service_level_entries_append_only before update or delete on service_level_entries for each row execute function refuse_change();
create trigger service_level_entries_no_truncate before truncate on service_level_entries for each statement execute function refuse_change();
revoke update, delete, truncate on service_level_entries from motcua_app;

create table service_levels (
  service_id text primary key references services,
  no integer not null,
  facts jsonb not null,
  evidence jsonb not null,
  examined_at timestamptz not null,
  agency_id text not null,
  procedure_id text not null,
  field text not null,
  tier text not null,
  scale text not null,
  level text not null,
  level_2011 integer not null,
  declared text,
  missing text[] not null,
  foreign key (service_id, no) references service_level_entries
);
comment on table service_levels is 'The latest entry of every service, for lists and figures, with the facts it was computed from.';
comment on column service_levels.evidence is 'As found when last examined: its words may be newer than those of the entry.';
comment on column service_levels.facts is 'A service is examined anew when one of them is another.';

-- Files of the last days are counted once a minute. Rows lie nearly in this order, and such an index costs writers next to nothing.
create index dossiers_received on dossiers using brin (received_at) with (pages_per_range = 32);
