-- In which language free texts are. The data that this API began with has its remarks in English; whoever reads
-- Indonesian is told so. What an office writes is in the language that it chose, which nobody asks: null.
alter table figure add column note_language language check (note is not null or note_language is null);

-- Of scope, funding and note.
alter table mou_version add column text_language language;
