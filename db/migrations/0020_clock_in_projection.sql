-- What the clock says of a file as of its last event: figures over an agency then read no events. Files of before have
-- nothing here until `motcua rebuild`; of them the clock is read as before.
alter table dossiers
  add column lawful_due_at timestamptz,
  add column running_with text,
  add column desk_agency_id text;
comment on column dossiers.lawful_due_at is 'The legal limit, without the new date of an apology, as of the last event; while something is waited for, as if it came then.';
comment on column dossiers.running_with is 'Whose minutes run since the last event; null while they stand still, and before reception and after the end.';
comment on column dossiers.desk_agency_id is 'Whose desk received the dossier; not always the agency that gave it its code.';
comment on table dossier_times is 'Projection of the ledger of days: office minutes by holder from reception to the last event, and those of them past the legal limit.';

update dossiers d set desk_agency_id = coalesce(e.actor ->> 'agencyId', d.office_agency_id)
from dossier_events e where e.dossier_id = d.id and e.type = 'received';

-- The second part of a register: what a desk received whose code another agency gave. Few dossiers are of that kind.
create index dossiers_desk_register on dossiers (desk_agency_id, register_order(code) collate "C", code)
  where code is not null and desk_agency_id <> office_agency_id;

-- While an applicant is waited for, the clock stands still at all steps of the file: none of them is late or due soon.
alter table dossier_tasks add column clock_runs boolean not null default true;
alter table dossier_tasks alter column clock_runs drop default;
comment on column dossier_tasks.clock_runs is 'False at every step of a dossier while its applicant is waited for.';
update dossier_tasks t set clock_runs = false
from dossiers d where d.id = t.dossier_id and d.state in ('supplement_before_reception', 'supplement', 'financial_duty');

-- Whoever is asked for an opinion has a date of his own.
comment on column dossier_tasks.due_at is 'Due date of the dossier, the reply time of one not yet received, the day to answer by of a consultation; copied here so that a work list is one index.';
update dossier_tasks t set due_at = t.step_due_at
from dossiers d where d.id = t.dossier_id and t.kind = 'consult' and t.step_due_at is not null and d.due_at is not null;

-- "Late" and "due soon" hold running steps alone: with the condition in the index, counting reads the index and no rows.
drop index dossier_tasks_agency_due;
create index dossier_tasks_agency_due on dossier_tasks (agency_id, due_at, dossier_id, token) where clock_runs;
drop index dossier_tasks_unit_due;
create index dossier_tasks_unit_due on dossier_tasks (unit_id, due_at, dossier_id, token) where clock_runs;
