-- What people decided: only ever added to, in the order of `decided`. ids, rest: JSON lists. One row an id.
CREATE TABLE corrections (
    id VARCHAR NOT NULL,
    decided TIMESTAMP NOT NULL,
    author VARCHAR NOT NULL,
    action VARCHAR NOT NULL,
    uid VARCHAR NOT NULL,
    ids VARCHAR NOT NULL,
    rest VARCHAR NOT NULL,
    field VARCHAR NOT NULL,
    value VARCHAR NOT NULL,
    told VARCHAR NOT NULL,
    added VARCHAR NOT NULL,
    note VARCHAR NOT NULL
);
ALTER TABLE history ADD COLUMN correction VARCHAR;
ALTER TABLE reports ADD COLUMN because VARCHAR;  -- why it is gone
ALTER TABLE events ADD COLUMN review_at TIMESTAMP;
ALTER TABLE events ADD COLUMN review_confirmed BOOLEAN;
ALTER TABLE events ADD COLUMN review_fields VARCHAR;  -- names of fields, a blank between them
