create table accounts (
  id uuid primary key,
  kind text not null check (kind in ('person', 'organisation', 'officer')),
  username text,
  email text,
  phone text,
  full_name text not null,
  organisation_name text,
  tax_code text,
  national_id text,
  date_of_birth date,
  area_code text,
  address text,
  locale text not null default 'vi' check (locale in ('vi', 'en')),
  password_hash text not null,
  totp_secret bytea,
  totp_confirmed_at timestamptz,
  totp_last_step bigint,
  status text not null check (status in ('unconfirmed', 'active', 'locked', 'closed')),
  created_at timestamptz not null,
  confirmed_at timestamptz,
  password_changed_at timestamptz not null,
  check (kind <> 'officer' or username is not null),
  check (kind = 'officer' or email is not null or phone is not null)
);
comment on table accounts is 'People and organisations of the portal, and officers. Holds personal data.';
comment on column accounts.totp_secret is 'Encrypted with the program''s secret.';
comment on column accounts.totp_last_step is 'Last time step accepted: a code is good once.';
create unique index accounts_username on accounts (lower(username));
-- An address belongs to one account of a face; officers may also be citizens.
create unique index accounts_email on accounts (lower(email), (kind = 'officer'));
create unique index accounts_phone on accounts (phone, (kind = 'officer'));
-- The counter finds a person by the number on the identity paper.
create index accounts_national_id on accounts (national_id) where national_id is not null;

create table sessions (
  token_digest bytea primary key,
  account_id uuid not null references accounts on delete cascade,
  face text not null check (face in ('portal', 'backoffice')),
  must_enrol boolean not null default false,
  device text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz
);
comment on table sessions is 'Signed-in sessions; only a digest of the token is kept.';
create index sessions_account on sessions (account_id);

create table verification_codes (
  id uuid primary key,
  account_id uuid not null references accounts on delete cascade,
  purpose text not null check (purpose in ('confirm', 'reset')),
  channel text not null check (channel in ('email', 'phone')),
  code_digest bytea not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  attempts integer not null default 0,
  used_at timestamptz
);
create index verification_codes_account on verification_codes (account_id, purpose, created_at desc);

create table attempt_counters (
  key text primary key,
  window_started_at timestamptz not null,
  count integer not null
);
comment on table attempt_counters is 'Failed attempts by digest of what was tried (sign-in, codes, look-up): brakes guessing across processes.';

create table posts (
  id uuid primary key,
  account_id uuid not null references accounts on delete cascade,
  agency_id text not null references agencies,
  unit_id text not null references agency_units,
  role text not null check (role in ('receptionist', 'assigner', 'examiner', 'unit_leader', 'agency_leader', 'clerk', 'agency_admin', 'province_admin')),
  title text not null,
  title_en text not null,
  valid_from date not null,
  valid_to date,
  check (valid_to is null or valid_to >= valid_from)
);
comment on table posts is 'Which officer holds which role in which unit, from when to when. Decides what an officer sees and may do.';
create index posts_account on posts (account_id);
create index posts_unit_role on posts (agency_id, unit_id, role);
