-- Beside every page of an officer stands how many files lie in each of his lists. With what decides whether a step
-- belongs to a list in its index, counting reads the index alone and leaves the rows, which lie all over the table.
drop index dossier_tasks_assignee;
create index dossier_tasks_assignee on dossier_tasks (assignee_account_id, due_at, dossier_id, token)
  include (agency_id, waiting_for);
drop index dossier_tasks_kind;
create index dossier_tasks_kind on dossier_tasks (agency_id, kind, due_at, dossier_id, token) include (waiting_for);
drop index dossier_tasks_agency_due;
create index dossier_tasks_agency_due on dossier_tasks (agency_id, due_at, dossier_id, token) include (waiting_for);
drop index dossier_tasks_unit_due;
create index dossier_tasks_unit_due on dossier_tasks (unit_id, due_at, dossier_id, token) include (waiting_for);
-- The same for what a desk has to hand over: of which service a file is, and which unit has its first open step.
drop index dossiers_to_transfer;
create index dossiers_to_transfer on dossiers (agency_id, received_at, id) include (service_id)
  where received_at is not null and transferred_at is null and finished_at is null;
alter table dossier_tasks drop constraint dossier_tasks_pkey, add primary key (dossier_id, token) include (unit_id);
