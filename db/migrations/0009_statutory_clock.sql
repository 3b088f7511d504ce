create table rule_profiles (
  id text not null,
  version text not null,
  valid_from date not null,
  data jsonb not null,
  loaded_at timestamptz not null,
  primary key (id, version)
);
comment on table rule_profiles is 'Rules of the one-stop law as dated data, one row a version; a dossier keeps the one of its day.';

create table rule_settings (
  profile_id text not null,
  no integer not null check (no > 0),
  rules jsonb not null,
  reason text not null,
  set_by uuid not null,
  set_at timestamptz not null,
  primary key (profile_id, no)
);
comment on table rule_settings is 'Rules an administrator settled where the law was not confirmed; the latest of a profile counts, all are kept.';
create trigger rule_settings_append_only before update or delete on rule_settings for each row execute function refuse_change();
revoke update, delete, truncate on rule_settings from motcua_app;

alter table work_calendars add column reason text, add column set_by uuid;
comment on column work_calendars.reason is 'Why an administrator added the version: the decision it follows. Null for a layer of a pack.';

alter table dossiers drop constraint dossiers_state_check;
alter table dossiers add constraint dossiers_state_check check (state in ('submitted', 'supplement_before_reception', 'not_accepted', 'received', 'processing', 'supplement', 'financial_duty', 'done', 'returned', 'withdrawn', 'stopped'));
alter table dossiers add column calendar_version text, add column extensions integer not null default 0,
  add column transferred_at timestamptz;
comment on column dossiers.calendar_version is 'The calendar that counted due_at.';
comment on column dossiers.extensions is 'Apologies with a new date sent so far.';
comment on column dossiers.transferred_at is 'When the desk handed the file over to those who work on it.';
-- Open files whose due date another calendar counted, in the order they are recounted.
create index dossiers_running on dossiers (id) where received_at is not null and finished_at is null;
-- Files the desk still has to hand over, the oldest first.
create index dossiers_to_transfer on dossiers (agency_id, received_at, id)
  where received_at is not null and transferred_at is null and finished_at is null;

alter table dossier_tasks add column held_since timestamptz;
update dossier_tasks set held_since = since;
alter table dossier_tasks alter column held_since set not null;
comment on column dossier_tasks.since is 'When the step began.';
comment on column dossier_tasks.held_since is 'Since when its holder has it: taken or given after the step began.';

create table dossier_times (
  dossier_id uuid not null,
  holder text not null,
  minutes integer not null,
  late_minutes integer not null,
  primary key (dossier_id, holder)
);
comment on table dossier_times is 'Projection of the ledger of days of a dossier whose clock has ended: office minutes by holder, and those after the due date.';

create table recounts (
  id uuid primary key,
  reason text not null,
  asked_by uuid,
  asked_at timestamptz not null,
  total integer not null,
  seen integer not null default 0,
  changed integer not null default 0,
  last_dossier_id uuid,
  finished_at timestamptz
);
comment on table recounts is 'Work to count due dates of open dossiers anew after the calendar changed: where it is, so that it goes on after a stop.';

-- Packs now bring rule profiles too: they are loaded again at the next start or seed.
update packs set digest = '';
