create table areas (
  code text not null,
  valid_from date not null,
  valid_to date,
  name text not null,
  name_en text not null,
  kind text not null,
  tier text not null check (tier in ('province', 'district', 'commune')),
  parent_code text,
  later_names jsonb not null default '[]',
  successor jsonb,
  primary key (code, valid_from)
);
comment on table areas is 'Administrative units by GSO code. Codes are reused by other units over time: the key is (code, validity).';

create table agencies (
  id text primary key,
  code text not null,
  official_code boolean not null default false,
  name text not null,
  name_en text not null,
  short_name text not null,
  abbreviation text not null,
  kind text not null,
  tier text not null check (tier in ('province', 'district', 'commune')),
  parent_id text references agencies,
  area_code text,
  member boolean not null default true,
  successor jsonb,
  valid_from date not null,
  valid_to date,
  check (valid_to is null or valid_to >= valid_from)
);
comment on table agencies is 'Agencies of the province. A dossier keeps the agency of its day.';
comment on column agencies.code is 'Identification code, V1V2V3.Z1Z2.Y1Y2.MX1X2 (QCVN 102:2016/BTTTT).';
comment on column agencies.official_code is 'False where the code was made by this system because no published list was found.';
comment on column agencies.member is 'False for an agency that answers on paper or through another system.';
comment on column agencies.abbreviation is 'Used in the notation of documents, e.g. STNMT.';

create table agency_units (
  id text primary key,
  agency_id text not null references agencies,
  name text not null,
  name_en text not null,
  kind text not null check (kind in ('one_stop', 'leadership', 'clerical', 'division')),
  valid_from date not null,
  valid_to date
);
create index agency_units_agency on agency_units (agency_id);
comment on table agency_units is 'Units inside an agency: its one-stop section, leadership, clerical office, divisions.';

create table work_calendars (
  id text not null,
  version text not null,
  rank integer not null,
  data jsonb not null,
  loaded_at timestamptz not null,
  primary key (id, version)
);
comment on column work_calendars.rank is 'Order of layers: the country below the province.';
comment on table work_calendars is 'Working sessions, holidays and swapped days as dated data; a due date names the version that counted it.';
