create table catalog_uploads (
  id uuid primary key,
  file_name text not null,
  format text not null check (format in ('ndjson', 'csv', 'xlsx')),
  records jsonb not null,
  made_by uuid not null references accounts,
  made_at timestamptz not null,
  imported_at timestamptz
);
comment on table catalog_uploads is 'Files of procedures read and shown, waiting for somebody to confirm them; a day old, they go.';
comment on column catalog_uploads.imported_at is 'Its records are emptied then: the register has them.';
