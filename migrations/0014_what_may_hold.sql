-- Of many agreements no source says from when until when they hold. That is neither in force nor over.
alter type mou_status add value 'POSSIBLY_ACTIVE' after 'EXPIRING';
-- Of governments likewise. What is signed ahead covers from the day from which it holds, so that a gap stays visible.
alter type cascade_status add value 'POSSIBLY_COVERED' after 'COVERED';
alter type cascade_status add value 'SIGNED' before 'COVERED';
