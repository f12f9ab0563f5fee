create table source (
  id bigint generated always as identity primary key,
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
  unique nulls not distinct (citation, reporter_id),
  constraint source_citation_text check (says_something(citation)),
  constraint source_publisher_text check (says_something(publisher))
);
create index on source (reporter_id);
create index on source (publisher, citation, id);

-- Since when each source is cited by what everybody sees, so that nobody reads all that cites it. No foreign key: it is a key of what cites, not a citation itself.
create table source_citation (
  source_id bigint primary key,
  since timestamptz not null
);
