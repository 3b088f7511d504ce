-- Told once: of the rows of an account with the same key only the first is kept.
alter table notifications add column once_key text;
comment on column notifications.once_key is 'What an account is told once only: kind, dossier and date of an alert, day of a digest.';
create unique index notifications_once on notifications (account_id, once_key) where once_key is not null;
create index notifications_alerts on notifications (account_id, created_at desc, id desc) where kind like 'alert.%';

create table notification_mutes (
  account_id uuid not null references accounts on delete cascade,
  kind text not null,
  muted_at timestamptz not null,
  primary key (account_id, kind)
);
comment on table notification_mutes is 'Kinds of notices an officer does not want; never a single dossier.';

-- Open files of an agency by their due date: alerts, the list of heads, what is late now.
create index dossiers_agency_due on dossiers (agency_id, due_at, id) where received_at is not null and finished_at is null;

create table step_times (
  scope text not null check (scope in ('step', 'kind')),
  procedure_id text not null,
  step text not null,
  minutes integer[] not null,
  counted_on date not null,
  primary key (scope, procedure_id, step)
);
comment on table step_times is 'Office minutes from the beginning of a step to the result, of the latest files that ended in 90 days: counted anew every night.';
comment on column step_times.procedure_id is 'Empty where the row is of a kind of step, over all procedures.';
comment on column step_times.minutes is 'Ascending.';

create table risk_forecasts (
  dossier_id uuid not null,
  token integer not null,
  chance real not null check (chance between 0 and 1),
  due_at timestamptz not null,
  said_at timestamptz not null,
  primary key (dossier_id, token)
);
comment on table risk_forecasts is 'The first chance of lateness said of a file at each of its steps, to be compared with what became of it.';

create table risk_calibrations (
  month date not null check (extract(day from month) = 1),
  tenth integer not null check (tenth between 0 and 9),
  said integer not null,
  late integer not null,
  primary key (month, tenth)
);
comment on table risk_calibrations is 'Of the forecasts about files that ended in a month: how many said 70 to 80 %, and how many of these files were late.';
