create table annex_imports (
  id uuid primary key,
  name text not null,
  kind text not null check (kind in ('pasted', 'text', 'docx', 'xlsx')),
  lines text not null,
  digest bytea not null unique check (length(digest) = 32),
  proposal jsonb not null,
  made_at timestamptz not null,
  made_by uuid not null references accounts,
  post_id uuid
);
comment on table annex_imports is 'A decision as it was read: its lines and what they propose. Nothing of it is ever changed.';
comment on column annex_imports.name is 'Of the file; empty where the text was pasted.';
comment on column annex_imports.digest is 'SHA-256 of lines and proposal: the same text read the same way is the same import.';
create index annex_imports_made on annex_imports (made_at desc, id);

create table annex_decisions (
  id bigint generated always as identity primary key,
  import_id uuid not null references annex_imports,
  anomaly integer not null check (anomaly >= 0),
  choice text not null,
  value text,
  note text not null,
  decided_at timestamptz not null,
  decided_by uuid not null references accounts,
  post_id uuid
);
comment on table annex_decisions is 'What a person decided on an anomaly of an import; the newest of an anomaly counts, the others are its history.';
comment on column annex_decisions.anomaly is 'Its place in the proposal, from 0.';
create index annex_decisions_import on annex_decisions (import_id, anomaly, id);

create table annex_acceptances (
  import_id uuid primary key references annex_imports,
  content jsonb not null,
  accepted_at timestamptz not null,
  accepted_by uuid not null references accounts,
  post_id uuid
);
comment on table annex_acceptances is 'An import all of whose anomalies are decided, as it was taken over: targets, totals and declared services.';

create trigger annex_imports_append_only before update or delete on annex_imports for each row execute function refuse_change();
create trigger annex_imports_no_truncate before truncate on annex_imports for each statement execute function refuse_change();
create trigger annex_decisions_append_only before update or delete on annex_decisions for each row execute function refuse_change();
create trigger annex_decisions_no_truncate before truncate on annex_decisions for each statement execute function refuse_change();
create trigger annex_acceptances_append_only before update or delete on annex_acceptances for each row execute function refuse_change();
create trigger annex_acceptances_no_truncate before truncate on annex_acceptances for each statement execute function refuse_change();
revoke update, delete, truncate on annex_imports, annex_decisions, annex_acceptances from motcua_app;
