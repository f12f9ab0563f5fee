-- A large file becomes a submission in several requests. What it has of an area, segment and measure is looked for
-- there before each, and is never taken twice.
create unique index on submission_row (submission_id, area_id, segment, measure) where refusal_code is null;
