"""A store as the first schema had it: what undoes all migrations after it."""

from __future__ import annotations

BACK_TO_1 = """
DROP VIEW redirects;
CREATE VIEW redirects AS SELECT id, event AS uid FROM reports WHERE id <> event;
DROP TABLE event_pairs;
DROP TABLE report_shelves;
ALTER TABLE state DROP COLUMN shelving;
ALTER TABLE reports ADD COLUMN names VARCHAR DEFAULT '';
ALTER TABLE event_parties DROP COLUMN title;
DROP TABLE texts;
DROP TABLE corrections;
ALTER TABLE history DROP COLUMN correction;
ALTER TABLE reports DROP COLUMN because;
ALTER TABLE events DROP COLUMN review_at;
ALTER TABLE events DROP COLUMN review_confirmed;
ALTER TABLE events DROP COLUMN review_fields;
ALTER TABLE articles DROP COLUMN fetched;
ALTER TABLE articles DROP COLUMN source_id;
ALTER TABLE articles DROP COLUMN gone;
ALTER TABLE evidence DROP COLUMN gone;
DROP TABLE article_versions;
ALTER TABLE articles DROP COLUMN reprint_of;
ALTER TABLE evidence DROP COLUMN reprint_of;
DROP TABLE article_bands;
DELETE FROM schema_version WHERE version > 1;
"""
