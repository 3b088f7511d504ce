create table reorganisations (
  id text primary key,
  title text not null,
  title_en text not null,
  decision_number text not null,
  decided_on date not null,
  effective_on date not null,
  pack_digest text not null,
  applied_at timestamptz not null,
  applied_by uuid,
  report jsonb not null
);
comment on table reorganisations is 'Changes of the structure that were applied, each by its decision, in one transaction, with what it did.';
comment on column reorganisations.applied_by is 'The administrator who applied it; null for the command line.';
create trigger reorganisations_append_only before update or delete on reorganisations for each row execute function refuse_change();
create trigger reorganisations_no_truncate before truncate on reorganisations for each statement execute function refuse_change();
revoke update, delete, truncate on reorganisations from motcua_app;

create table succession_links (
  reorganisation_id text not null references reorganisations deferrable initially deferred,
  no integer not null,
  subject text not null check (subject in ('agency', 'unit', 'area')),
  kind text not null check (kind in ('merge', 'split', 'rename', 'move', 'transfer')),
  from_key text not null,
  to_key text not null,
  from_day date not null,
  fields text[],
  areas text[],
  primary key (reorganisation_id, no),
  check (from_key <> to_key)
);
comment on table succession_links is 'Who answers from a day on for what an agency, unit or area did: all of it, or cases of these fields and areas.';
comment on column succession_links.from_key is 'Id of an agency or unit; of an area code and first day, 31825@2015-05-04, since codes are used again.';
create trigger succession_links_append_only before update or delete on succession_links for each row execute function refuse_change();
create trigger succession_links_no_truncate before truncate on succession_links for each statement execute function refuse_change();
revoke update, delete, truncate on succession_links from motcua_app;

create table reorganisation_runs (
  id uuid primary key,
  pack_id text not null,
  asked_by uuid,
  asked_at timestamptz not null,
  total integer not null default 0,
  done integer not null default 0,
  finished_at timestamptz,
  failure text
);
comment on table reorganisation_runs is 'Reorganisations asked for on screen and how far each is: written beside the one transaction that does it.';

-- Closed: by which reorganisation. Until one is applied, the end that a pack announces binds nobody.
alter table agencies add column closed_by text references reorganisations deferrable initially deferred;
alter table agency_units add column closed_by text references reorganisations deferrable initially deferred;
alter table areas add column closed_by text references reorganisations deferrable initially deferred;
comment on column agencies.closed_by is 'The reorganisation that ended it on valid_to; its code is never given again.';
-- Nobody else ever bears the code of an agency.
create unique index agencies_code on agencies (code);

alter table dossiers add column office_agency_id text;
update dossiers set office_agency_id = agency_id;
alter table dossiers alter column office_agency_id set not null;
comment on column dossiers.agency_id is 'Who answers for it: the office of its day, or after a reorganisation the one that took it over while it was open.';
comment on column dossiers.office_agency_id is 'The office of its day: which received it, or to which it was sent while it is not received. Codes and registers are of this one.';
drop index dossiers_register;
create index dossiers_register on dossiers (office_agency_id, (register_order(code) collate "C")) where code is not null;
