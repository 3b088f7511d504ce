create table files (
  id uuid primary key,
  storage_key text not null,
  sha256 bytea not null,
  size bigint not null,
  kind text not null,
  mime text not null,
  name text not null,
  origin text not null check (origin in ('applicant', 'officer', 'system')),
  uploaded_by uuid,
  uploaded_at timestamptz not null
);
comment on table files is 'Files in the store: papers handed in and documents issued. The name may hold personal data.';
-- Removing abandoned uploads asks whether the stored content is still used.
create index files_storage_key on files (storage_key);

create table document_numbers (
  agency_id text not null references agencies,
  abbreviation text not null,
  year integer not null,
  last_number integer not null,
  primary key (agency_id, abbreviation, year)
);
comment on table document_numbers is 'Running number of outgoing documents by agency, kind and year.';
