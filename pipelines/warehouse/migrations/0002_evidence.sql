-- Version 1 had no words behind a figure's fields, and did not keep a story's signatures by day.
ALTER TABLE figures ADD COLUMN IF NOT EXISTS evidence VARCHAR;
CREATE TABLE IF NOT EXISTS build.signatures (article_id VARCHAR, published_on DATE, signature BLOB, day VARCHAR);
