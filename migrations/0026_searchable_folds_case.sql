-- A text is found whatever its case, also where one case has another number of letters: STRASSE finds straße.

/* Words in the form in which they are searched, and searched for: without case as Unicode folds it, one space for any
   number and kind of blanks, composed letters, nothing unseen. So two ways to write the same words are found alike. */
create or replace function searchable(variadic words text[]) returns text immutable return
  normalize(
    casefold(
      normalize(
        regexp_replace(
          regexp_replace(array_to_string(words, ' '), '[' || unseen() || ']+', '', 'g'),
          '[' || blanks() || ']+', ' ', 'g'),
        NFC) collate pg_unicode_fast),
    NFC);

-- Their entries were made by the function as it was.
reindex index area_name_searchable_idx;
reindex index mou_version_searchable_idx;
reindex index mou_party_searchable_idx;
