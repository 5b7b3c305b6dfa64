-- Schema 1. Large tables bear no key, index or foreign key: with them a merge of 100,000 rows takes seconds instead of
-- a tenth of one. What they would forbid is looked for by Store.check(). Lists live in child tables, ordered by
-- `position`. A uid is not compressed where it is looked up or joined by: that is four times as fast, and hardly larger
-- since all differ. Instants are UTC without a zone; dates are the province's own; ends are exclusive.

CREATE TABLE state (
    revision VARCHAR NOT NULL  -- one row: changes exactly when what subscribers see changes
);
INSERT INTO state VALUES ('');

-- What was read, in full, so that it can be extracted again without its source. One row a key.
CREATE TABLE articles (
    key VARCHAR NOT NULL,
    url VARCHAR,
    title VARCHAR,
    language VARCHAR NOT NULL,
    published DATE,
    published_from VARCHAR,
    province VARCHAR,
    source VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    content_hash VARCHAR NOT NULL,
    text_hash VARCHAR NOT NULL,
    rules VARCHAR NOT NULL,
    first_seen TIMESTAMP NOT NULL,
    last_changed TIMESTAMP NOT NULL
);

-- Date expressions and events that gave no event. One row an (article, position).
CREATE TABLE rejections (
    article VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    reason VARCHAR NOT NULL
);

-- What one article says of one event. One row an id. Reports that their article no longer makes stay, with `gone` set:
-- if the article makes them again, they keep their id.
CREATE TABLE reports (
    id VARCHAR NOT NULL,
    article VARCHAR NOT NULL,
    event VARCHAR NOT NULL,
    dtstart DATE,
    dtend DATE,
    precision VARCHAR NOT NULL,
    province VARCHAR,
    gone TIMESTAMP,
    names VARCHAR NOT NULL,  -- names that carry their year (see lexicon/series.py), a line each
    facts VARCHAR NOT NULL  -- the whole candidate as JSON
);

-- One row a uid. `folded` is what a search for words looks at: no accents, lower case.
CREATE TABLE events (
    uid VARCHAR NOT NULL USING COMPRESSION uncompressed,
    dtstart DATE,
    dtend DATE,
    precision VARCHAR NOT NULL,
    part_of_day VARCHAR,
    clock TIME,
    clock_end TIME,
    kind VARCHAR NOT NULL,
    status VARCHAR NOT NULL,
    scope VARCHAR NOT NULL,
    main BOOLEAN NOT NULL,
    location VARCHAR,
    province VARCHAR,
    confidence DOUBLE NOT NULL,
    withdrawn_at TIMESTAMP,
    withdrawn_reason VARCHAR,
    sequence INTEGER NOT NULL,
    created TIMESTAMP NOT NULL,
    last_modified TIMESTAMP NOT NULL,
    folded VARCHAR NOT NULL
);

CREATE TABLE event_also (uid VARCHAR NOT NULL USING COMPRESSION uncompressed, position INTEGER NOT NULL, kind VARCHAR NOT NULL);
CREATE TABLE event_countries (uid VARCHAR NOT NULL USING COMPRESSION uncompressed, position INTEGER NOT NULL, country VARCHAR NOT NULL);
CREATE TABLE event_parties (
    uid VARCHAR NOT NULL USING COMPRESSION uncompressed,
    position INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    role VARCHAR NOT NULL,
    country VARCHAR,
    folded VARCHAR NOT NULL
);
CREATE TABLE event_summaries (
    uid VARCHAR NOT NULL USING COMPRESSION uncompressed,
    position INTEGER NOT NULL,
    language VARCHAR NOT NULL,
    summary VARCHAR NOT NULL
);
CREATE TABLE event_conflicts (uid VARCHAR NOT NULL USING COMPRESSION uncompressed, position INTEGER NOT NULL, conflict VARCHAR NOT NULL);
CREATE TABLE evidence (
    uid VARCHAR NOT NULL USING COMPRESSION uncompressed,
    position INTEGER NOT NULL,
    article VARCHAR NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    quote VARCHAR NOT NULL,
    url VARCHAR,
    language VARCHAR NOT NULL,
    title VARCHAR,
    published DATE
);

-- An id that was an event's uid, or could have become one, and where it leads now.
CREATE VIEW redirects AS SELECT id, event AS uid FROM reports WHERE id <> event;

-- What changed in an event, a row a field; old and new as JSON.
CREATE TABLE history (
    uid VARCHAR NOT NULL,
    sequence INTEGER NOT NULL,
    changed TIMESTAMP NOT NULL,
    field VARCHAR NOT NULL,
    old VARCHAR NOT NULL,
    new VARCHAR NOT NULL,
    article VARCHAR,
    rules VARCHAR
);
