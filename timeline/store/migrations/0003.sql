-- Where a report lies to be compared (lexicon/shelves.py): two can be one event only if they lie on one shelf with a day
-- in common. `since`, `until`: days as ordinals. `shelving` in `state` says by which rules the shelves were filled.
CREATE TABLE report_shelves (
    report VARCHAR NOT NULL,
    shelf BIGINT NOT NULL,
    since INTEGER NOT NULL,
    until INTEGER NOT NULL
);
ALTER TABLE state ADD COLUMN shelving INTEGER DEFAULT 0;
ALTER TABLE reports DROP COLUMN names;

-- Two events that may be one, for a person to decide. One row a pair of uids, the smaller first; `reasons`: codes.
CREATE TABLE event_pairs (
    one VARCHAR NOT NULL,
    other VARCHAR NOT NULL,
    likeness DOUBLE NOT NULL,
    reasons VARCHAR NOT NULL
);

-- An id that is an event's uid leads to that event, whichever event its own report is of now.
CREATE OR REPLACE VIEW redirects AS
SELECT id, event AS uid FROM reports WHERE id <> event AND id NOT IN (SELECT uid FROM events);
