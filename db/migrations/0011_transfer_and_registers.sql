-- Files of one hand-over slip, and the slips a desk made lately.
create index dossier_events_slip on dossier_events ((data ->> 'slipId')) where type = 'handed_over';
create index dossier_events_handed_over on dossier_events ((actor ->> 'agencyId'), at) where type = 'handed_over';

alter table drafts add column filing jsonb, add constraint drafts_filing_check check ((channel = 'post') = (filing is not null));
comment on column drafts.filing is 'How papers that came by post were taken over: when the record was signed, number of the sending slip (QĐ 45/2016/QĐ-TTg, Điều 7).';

-- The order of reception is in the code: day, then number of the day. A filing time noted later does not change it.
create function register_order(code text) returns text language sql immutable strict parallel safe
  return substring(code from '-(\d{6})-\d+$') || lpad(substring(code from '\d+$'), 6, '0');
comment on function register_order(text) is 'YYMMDD and the number of the day in six digits: the place of a dossier in the register of its agency.';
create index dossiers_register on dossiers (agency_id, (register_order(code) collate "C")) where code is not null;

create table register_books (
  agency_id text not null references agencies,
  year integer not null check (year between 2000 and 2099),
  no integer not null check (no > 0),
  first_number integer not null,
  last_number integer not null,
  row_count integer not null check (row_count = last_number - first_number + 1),
  to_position bigint not null,
  root bytea not null,
  previous_digest bytea,
  digest bytea not null,
  closed_at timestamptz(3) not null,
  closed_by uuid not null,
  primary key (agency_id, year),
  unique (agency_id, no)
);
comment on table register_books is 'Yearly registers that were closed (TT 01/2018/TT-VPCP, Điều 10), each sealed by a digest chained to the book before it of the same agency.';
comment on column register_books.no is 'The how-manieth closed book of the agency: the chain has no gap.';
comment on column register_books.to_position is 'The book shows its dossiers as they stood at this place of dossier_events.';
create trigger register_books_append_only before update or delete on register_books for each row execute function refuse_change();
create trigger register_books_no_truncate before truncate on register_books for each statement execute function refuse_change();
revoke update, delete, truncate on register_books from motcua_app;
