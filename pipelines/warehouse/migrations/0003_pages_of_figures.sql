-- Version 2 asked articles and a summary table for what every question about facts needs; now it stands in figures.
SET preserve_insertion_order = false; -- or ten million figures would not be joined within the memory limit
CREATE TABLE figures_of_3 AS
SELECT
    f.*, coalesce(r.times, 0)::INTEGER AS repeated, a.duplicate_of IS NOT NULL AS in_duplicate,
    CASE WHEN a.article_id IS NOT NULL THEN {
        'published_at': a.published_at, 'published_jalali': a.published_jalali, 'site': a.site, 'agency': a.agency,
        'title': a.title, 'url': a.url, 'raw_path': a.raw_path
    } END AS page
FROM figures f
LEFT JOIN articles a ON a.article_id = f.article_id
LEFT JOIN (SELECT repeats, count(*) AS times FROM figures WHERE repeats IS NOT NULL GROUP BY repeats) r ON r.repeats = f.figure_id
ORDER BY f.published_on; -- as loads insert them
SET preserve_insertion_order = true;
DROP TABLE figures;
ALTER TABLE figures_of_3 RENAME TO figures;
CREATE SCHEMA IF NOT EXISTS summaries;
DROP TABLE IF EXISTS summaries.repeated;
