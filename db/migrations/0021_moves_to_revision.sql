-- Open files of a procedure that may move to the revision in force, moved by a job: where it is, so that it goes on after a stop.
create table revision_moves (
  id uuid primary key,
  procedure_id text not null,
  revision integer not null,
  agency_id text,
  asked_by uuid not null,
  asked_at timestamptz not null,
  total integer not null,
  seen integer not null default 0,
  moved integer not null default 0,
  last_dossier_id uuid,
  finished_at timestamptz
);
comment on table revision_moves is 'Work to move open files of a procedure to its revision in force, where nobody has to decide: how far it is.';
comment on column revision_moves.agency_id is 'Only files this agency answers for; null where the control office asked for all.';

-- Asked for twice it runs once.
create unique index revision_moves_running on revision_moves (procedure_id, revision, coalesce(agency_id, ''))
  where finished_at is null;
-- The page of a procedure shows its last runs.
create index revision_moves_of_procedure on revision_moves (procedure_id, asked_at desc);

-- Files under way of one procedure, in pages and batches by their id; before, every open file was read for it.
create index dossiers_open_of_procedure on dossiers (procedure_id, id) where finished_at is null;
