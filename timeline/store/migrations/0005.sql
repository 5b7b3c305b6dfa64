-- Texts that were made of events once and are put together as often as they are asked for. name: what the text is for;
-- version: what it was made by. An event that changes loses its texts. One row a (uid, name).
CREATE TABLE texts (
    uid VARCHAR NOT NULL USING COMPRESSION uncompressed,
    name VARCHAR NOT NULL,
    version VARCHAR NOT NULL,
    text VARCHAR NOT NULL USING COMPRESSION zstd  -- a fifth of what the default takes, and written faster
);
