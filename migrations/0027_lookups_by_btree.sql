-- What belongs to an agreement or an area is looked up by a btree, which takes a quarter of the time of a GiST index.
-- PostgreSQL takes the index of an exclusion constraint for as quick, so these are over an expression that no query
-- names, as those of figures and versions are.

alter table membership
  drop constraint membership_kind_child_id_valid_excl,
  add constraint membership_kind_child_id_valid_excl
    exclude using gist (kind with =, (child_id + 0) with =, (valid * daterange(null, null)) with &&);

alter table area_name
  drop constraint area_name_area_id_language_valid_excl,
  add constraint area_name_area_id_language_valid_excl
    exclude using gist ((area_id + 0) with =, language with =, valid with &&) where (not is_alias);

alter table mou_party
  drop constraint mou_party_mou_id_position_known_excl,
  add constraint mou_party_mou_id_position_known_excl
    exclude using gist ((mou_id + 0) with =, position with =, known with &&),
  drop constraint party_once,
  add constraint party_once exclude using gist (
    (mou_id + 0) with =, role with =, md5(office) with =, coalesce(area_id, 0) with =, known with &&);

alter table mou_person
  drop constraint mou_person_mou_id_position_known_excl,
  add constraint mou_person_mou_id_position_known_excl
    exclude using gist ((mou_id + 0) with =, position with =, known with &&);
create index on mou_person (mou_id);

alter table commitment
  drop constraint commitment_mou_id_md5_known_excl,
  add constraint commitment_mou_id_md5_known_excl
    exclude using gist ((mou_id + 0) with =, md5(words) with =, known with &&);
create index on commitment (mou_id);

alter table milestone
  drop constraint milestone_mou_id_md5_known_excl,
  add constraint milestone_mou_id_md5_known_excl
    exclude using gist ((mou_id + 0) with =, md5(title) with =, known with &&);

alter table mou_agency
  drop constraint mou_agency_mou_id_valid_known_excl,
  add constraint mou_agency_mou_id_valid_known_excl
    exclude using gist ((mou_id + 0) with =, valid with &&, known with &&);
create index on mou_agency (mou_id);
