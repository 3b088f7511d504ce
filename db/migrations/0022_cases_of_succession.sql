-- To which part of a split a file belongs is asked of closed files too: who may read them, and in whose figures they are.
alter table dossiers add column field text, add column area_code text;
comment on column dossiers.field is 'Field of its procedure, as in the revision it keeps; with area_code it tells which part of a split it belongs to.';
comment on column dossiers.area_code is 'The first commune its answers name that lies in the area of the office of its day; null without one.';

update dossiers d set field = r.record #>> '{field,vi}'
from procedure_revisions r where r.procedure_id = d.procedure_id and r.revision = d.revision;

with recursive lies (code, home) as (
  select code, code from areas
  union
  select a.code, l.home from areas a join lies l on l.code = a.parent_code
)
update dossiers d set area_code = (
  select l.code
  from dossier_contents c
    cross join lateral jsonb_path_query(c.answers, 'strict $.** ? (@.type() == "string" && @ like_regex "^[0-9]{5}$")')
      with ordinality as found (code, nth)
    join lies l on l.code = found.code #>> '{}' and l.home = a.area_code
  where c.dossier_id = d.id order by nth limit 1)
from agencies a where a.id = d.office_agency_id;
