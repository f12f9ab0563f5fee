-- Where statements come from.
create type source_kind as enum ('PUBLICATION', 'OFFICE_REPORT');

create table source (
  id bigint generated always as identity primary key,
  -- An office that states something through the API is a source by its name: citation and publisher are both that.
  kind source_kind not null default 'PUBLICATION',
  citation text not null check (btrim(citation) <> '' and length(citation) <= 1000),
  publisher text not null check (btrim(publisher) <> ''),
  title text,
  url text check (url ~ '^https?://'),
  published partial_date not null check (is_valid(published)),
  speaker text,
  verification verification not null,
  licence text,
  note text,
  -- A source that an office brings is its own until a row cites it that others see; offices may bring the same one,
  -- and learn nothing of each other. The default is the actor of the request: see viewer_actor.
  reporter_id bigint references actor
    default (nullif(current_setting('app.viewer', true), '')::jsonb ->> 'actor')::bigint,
  recorded_at timestamptz not null,
  unique nulls not distinct (citation, kind, reporter_id),
  constraint source_citation_text check (says_something(citation)),
  constraint source_publisher_text check (says_something(publisher))
);
create index on source (reporter_id);
create index on source (publisher, citation, id);

-- Since when each source is cited by what everybody sees, kept ready by trigger: nobody has to read all that cites it.
-- It has no foreign key: the tables that refer to `source` are those that cite it, and this one does not.
create table source_citation (
  source_id bigint primary key,
  since timestamptz not null
);
