-- Articles that print another one nearly word for word. `reprint_of`: key of the first; of evidence, its address or key.
-- article_bands: numbers, some of which texts that are nearly the same share; of those that are no reprints.
ALTER TABLE articles ADD COLUMN reprint_of VARCHAR;
ALTER TABLE evidence ADD COLUMN reprint_of VARCHAR;
CREATE TABLE article_bands (article VARCHAR NOT NULL, band UINTEGER NOT NULL);
