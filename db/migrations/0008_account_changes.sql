alter table accounts add column must_change_password boolean not null default false;
comment on column accounts.must_change_password is 'The password was given by somebody else: it opens nothing but the page to change it.';

alter table verification_codes add column address text;
comment on column verification_codes.address is 'The address to be added, for purpose address. Personal data: the row goes within days.';
alter table verification_codes drop constraint verification_codes_purpose_check;
alter table verification_codes add constraint verification_codes_purpose_check
  check (purpose in ('confirm', 'reset', 'address'));
-- Rows past their use are removed by age.
create index verification_codes_expires on verification_codes (expires_at);
create index sessions_expires on sessions (expires_at);
