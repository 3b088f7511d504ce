create table notifications (
  id uuid primary key,
  account_id uuid references accounts on delete cascade,
  dossier_id uuid,
  kind text not null,
  params jsonb not null default '{}',
  created_at timestamptz not null,
  read_at timestamptz,
  delivery text not null default 'pending' check (delivery in ('pending', 'sent', 'not_needed', 'failed')),
  delivered_at timestamptz
);
comment on table notifications is 'What a person was told, in the portal and by mail or text message. params hold no personal data: texts are made when shown or sent.';
create index notifications_account on notifications (account_id, created_at desc, id desc);
create index notifications_dossier on notifications (dossier_id, created_at);
