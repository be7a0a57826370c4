-- Version 2 asked articles and a summary table for what every question about facts needs; now it stands in figures. All
-- days are loaded again from their staged Parquet: some at a time, in their order, which one statement over ten million
-- figures would not do within the memory limit.
ALTER TABLE figures ADD COLUMN IF NOT EXISTS repeated INTEGER;
ALTER TABLE figures ADD COLUMN IF NOT EXISTS in_duplicate BOOLEAN;
ALTER TABLE figures ADD COLUMN IF NOT EXISTS page STRUCT(
    published_at TIMESTAMPTZ, published_jalali VARCHAR, site VARCHAR, agency VARCHAR, title VARCHAR, url VARCHAR, raw_path VARCHAR
);
DELETE FROM build.loaded_days;
CREATE SCHEMA IF NOT EXISTS summaries;
DROP TABLE IF EXISTS summaries.repeated;
