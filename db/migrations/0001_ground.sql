-- The application works as motcua_app, which owns nothing: what a table's grants do not allow, no
-- defect of the program can do. The role is shared by all databases of a server.
do $$
begin
  if not exists (select from pg_roles where rolname = 'motcua_app') then
    create role motcua_app nologin;
  end if;
exception when duplicate_object or unique_violation then
  null; -- another program made it between our look and our act
end
$$;
do $$
begin
  execute format('grant motcua_app to %I', current_user);
end
$$;

grant usage on schema public to motcua_app;
alter default privileges in schema public grant select, insert, update, delete on tables to motcua_app;
alter default privileges in schema public grant usage, select on sequences to motcua_app;

-- Append-only is held by the database itself, also against the owner.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'table % is append-only: % refused', tg_table_name, tg_op using errcode = '42501';
end
$$;
comment on function refuse_change() is 'Trigger of append-only tables: no row is ever changed, removed or truncated.';

create table audit_log (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  actor_account_id uuid,
  actor_post_id uuid,
  action text not null,
  subject_type text not null,
  subject_id text not null,
  outcome text not null,
  details jsonb not null default '{}'
);
comment on table audit_log is 'Who did or saw what, written in the transaction of the act. Never holds personal data in details.';
-- Reading the trail of one thing, newest first.
create index audit_log_subject on audit_log (subject_type, subject_id, id desc);
-- Reading what one account did, newest first.
create index audit_log_actor on audit_log (actor_account_id, id desc);
create trigger audit_log_append_only before update or delete on audit_log for each row execute function refuse_change();
create trigger audit_log_no_truncate before truncate on audit_log for each statement execute function refuse_change();
revoke update, delete, truncate on audit_log from motcua_app;

create table packs (
  id text primary key,
  loaded_at timestamptz not null,
  digest text not null
);
comment on table packs is 'Content packs loaded into this database and the digest of what was loaded.';
