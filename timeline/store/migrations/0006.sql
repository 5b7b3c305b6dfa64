-- Pages of the web: when what an article says was first fetched, which followed source named its page, since when that
-- page is no longer there.
ALTER TABLE articles ADD COLUMN fetched TIMESTAMP;
ALTER TABLE articles ADD COLUMN source_id VARCHAR;
ALTER TABLE articles ADD COLUMN gone TIMESTAMP;
ALTER TABLE evidence ADD COLUMN gone TIMESTAMP;

-- What articles were before they changed. One row a (key, until).
CREATE TABLE article_versions (
    key VARCHAR NOT NULL,
    seen TIMESTAMP NOT NULL,
    until TIMESTAMP NOT NULL,
    title VARCHAR,
    published DATE,
    content_hash VARCHAR NOT NULL,
    text_hash VARCHAR NOT NULL,
    text VARCHAR NOT NULL USING COMPRESSION zstd
);
