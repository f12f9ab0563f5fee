-- The first day of an area is a fact with a mark of its own: that of a province that was split off is nobody's print.
alter table area add column valid_verification verification;
