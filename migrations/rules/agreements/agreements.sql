-- Agreements and their versions: which version holds at the moment an operation looks at, which agreements there are
-- of an area, and who may read and write them.

create view mou_current with (security_invoker = true) as
  select
    m.id, m.code, m.area_id,
    v.version, v.instrument, v.published_instrument, v.published_government, v.published_agency, v.number, v.title,
    v.stage, v.is_public, v.event_on, v.signed_on, v.effective_from, v.effective_to, v.parent_id, v.renews_id, v.scope,
    v.funding, v.note, v.text_language, v.source_id,
    (v.signed_on).last_day as signed_day, (v.effective_to).last_day as end_day, v.over_after, v.known
  from mou m join mou_version v on v.mou_id = m.id and is_current(v);

/* Was the version what was known at the moment looked at? Told by the column `known_until`: where a policy has to be
   asked first, PostgreSQL searches an index by a comparison with a column, not by what a function makes of one. */
create function is_current(v mou_version) returns boolean stable
  return v.known_until > known_at() and known_from(v.known) <= known_at();

/* The agreements of some areas: those for them, and those for another area that their governments have agreed to.
   Found by index, where an `or` would read all. What was over by its own dates before `since` is not read, nor what
   surely had not begun by `begun_by`. */
create function agreement_ids(areas bigint[], since date default '-infinity', begun_by date default 'infinity')
returns setof bigint stable rows 10
begin atomic
  select v.mou_id from mou_version v
  where v.mou_area_id = any(areas)
    and is_current(v)
    and v.over_after >= agreement_ids.since
    and v.begun_on <= agreement_ids.begun_by
  union all
  select p.mou_id from mou_party p
  where p.area_id = any(areas)
    and p.area_id <> p.mou_area_id
    and p.mou_area_id <> all(areas)
    and p.role = 'GOVERNMENT'
    and p.capacity <> 'NOT_SIGNED'
  group by p.mou_id
  -- Looked up by itself, as it is for few areas.
  offset 0;
end;

/* The agreements of an area and of what lies below it on a day. */
create function agreements_within(area_id bigint, at date, since date default '-infinity')
returns setof bigint stable rows 100
begin atomic
  select agreement.id
  from (
    select array(
      select w.descendant_id from area_within w
      where w.ancestor_id = agreements_within.area_id and holds(w.valid, agreements_within.at)) as areas
    offset 0) below
  cross join lateral agreement_ids(below.areas, agreements_within.since) as agreement(id);
end;

/* The agreements of one area, as rows. */
create function agreements_of(area_id bigint, since date default '-infinity', begun_by date default 'infinity')
returns setof mou_current stable rows 10
begin atomic
  select m.*
  from agreement_ids(array[agreements_of.area_id], agreements_of.since, agreements_of.begun_by) as agreement(id)
  -- Each is looked up by itself: joined, the planner may read all agreements once for each area.
  cross join lateral (select c.* from mou_current c where c.id = agreement.id offset 0) m;
end;

/* Sets the area that a row's agreement is for, so that the rows of an area are found by one index. A foreign key over
   both columns keeps it true. */
create function carry_area() returns trigger language plpgsql security definer set search_path from current as $$
begin
  select m.area_id into new.mou_area_id from mou m where m.id = new.mou_id;
  return new;
end $$;

/* Sets the first day on which something that this version, or one before it, tells of may have been. So one looks at
   the last version alone to know that an agreement had not begun by a day. */
create function carry_begun_on() returns trigger language plpgsql security definer set search_path from current as $$
begin
  new.begun_on := least(
    coalesce(least((new.event_on).first_day, (new.signed_on).first_day), '-infinity'),
    (select min(v.begun_on) from mou_version v where v.mou_id = new.mou_id and v.version < new.version));
  return new;
end $$;

/* What has been public stays public: otherwise the draft of an amendment would hide what was signed. */
create function publish_mou() returns trigger language plpgsql security definer set search_path from current as $$
begin
  if new.is_public then
    update mou set is_public = true where id = new.mou_id and not is_public;
  elsif exists (select from mou m where m.id = new.mou_id and m.is_public) then
    raise exception 'This agreement is public already: its next version cannot be a draft.' using errcode = '23514';
  end if;
  return null;
end $$;

call describe('mou_current', 'Agreements with the version known at the moment the operation looks at.', '{
  "id": "Key. @notNull",
  "code": "Public code. @notNull",
  "area_id": "Its area. @notNull",
  "version": "Counting from 1. @notNull",
  "instrument": "Kind of paper. @notNull",
  "published_instrument": "Kind as published. @notNull",
  "published_government": "The other side as published.",
  "published_agency": "The agency''s side as published.",
  "number": "Its number.",
  "title": "Title as signed.",
  "stage": "As recorded. @notNull",
  "is_public": "May everybody read it? @notNull",
  "event_on": "When what the source reports took place. @notNull",
  "signed_on": "When signed.",
  "effective_from": "From when it holds.",
  "effective_to": "Last day it holds.",
  "parent_id": "What it follows from.",
  "renews_id": "What it renews.",
  "scope": "What it covers.",
  "funding": "Who pays.",
  "note": "Remarks.",
  "text_language": "In which language scope, funding and note are, where that is known.",
  "source_id": "Where that is from. @notNull",
  "signed_day": "Last day signed_on can mean, to order by.",
  "end_day": "Last day it can hold.",
  "over_after": "Last day of what is over by its own dates; infinity for all else. @notNull",
  "known": "When it was known. @notNull"}');
grant select on mou_current to anonymous, authenticated;

call describe('mou', 'An agreement, whatever has been agreed in it since.', '{
  "id": "Surrogate key.",
  "code": "Its public code: area, date and instrument.",
  "area_id": "The area it is for.",
  "is_public": "Has a version of it been public? Set by trigger; never taken back."}');
call protect('mou');
-- The area is looked at in the row itself: one that is just being inserted cannot be looked up yet.
create policy readers on mou for select using (
  is_public or may('READ_INTERNAL', area_id) or may_with('READ_INTERNAL', id));
create policy writers on mou for insert to authenticated with check (may('WRITE_MOU', area_id) and not is_public);
call let_insert('mou');

call describe('mou_version', 'What an agreement says, and from when until when that was known.', '{
  "id": "Surrogate key.",
  "mou_id": "The agreement.",
  "mou_area_id": "The area that is for. Set by trigger.",
  "version": "Counting from 1.",
  "instrument": "What kind of paper it is.",
  "published_instrument": "The kind in the source''s words.",
  "number": "Its number.",
  "title": "Title as signed.",
  "published_government": "The other side, witnesses and those present in the words of the seed data.",
  "published_agency": "The agency''s side, likewise.",
  "stage": "How far its making or unmaking has come, as recorded.",
  "is_public": "May everybody read this version? A draft stays not public, also when the agreement is later.",
  "event_on": "When what the source reports took place: the signing, a meeting, a launch.",
  "signed_on": "When it was signed.",
  "effective_from": "From when it holds; may lie before the signature.",
  "effective_to": "Last day it holds.",
  "parent_id": "The agreement it follows from.",
  "renews_id": "The agreement it renews.",
  "scope": "What and whom it covers, in the source''s words.",
  "funding": "Who pays, in the source''s words.",
  "note": "Remarks of the seed data.",
  "text_language": "In which language scope, funding and note are; null where unknown, as once an office amended them.",
  "source_id": "Where that is from.",
  "begun_on": "First day on which something told by this version or one before may have been; -infinity where unknown.",
  "over_after": "Last day of what is over by its own dates; infinity for all else.",
  "reason": "Why this version was made, in words.",
  "reason_code": "Which act made this version: where no words were given, or they are those of a commitment.",
  "also_changed": "What belongs to the agreement and changed with it: commitments, milestones, responsibleAgency.",
  "known": "From when until when this was what the system knew.",
  "known_until": "When that ended; infinity until it does."}');
call protect('mou_version');
create trigger carry_area before insert on mou_version for each row execute function carry_area();
create trigger carry_begun_on before insert on mou_version for each row execute function carry_begun_on();
create trigger only_close before update or delete on mou_version for each row execute function only_close();
create trigger publish_mou after insert on mou_version for each row execute function publish_mou();
create policy readers on mou_version for select using (is_public or may_with('READ_INTERNAL', mou_id));
-- A draft is made public by being signed, or by those who publish.
create policy writers on mou_version for insert to authenticated with check (
  may_with('WRITE_MOU', mou_id)
  and (
    not is_public
    or stage = 'SIGNED'
    or may_with('PUBLISH', mou_id)
    or exists (select from mou m where m.id = mou_id and m.is_public)));
create policy writers_close on mou_version for update to authenticated using (may_with('WRITE_MOU', mou_id));
call let_insert('mou_version');
grant update (known) on mou_version to authenticated;
