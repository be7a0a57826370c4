CREATE OR REPLACE TABLE summaries.quality AS
SELECT
    a.published_on, a.site, count(DISTINCT a.article_id) AS articles, count(f.figure_id) AS figures,
    round(count(f.figure_id) / count(DISTINCT a.article_id), 2) AS figures_per_article,
    count(DISTINCT a.article_id) FILTER (a.duplicate_of IS NOT NULL) AS near_duplicates,
    round(avg(f.confidence), 3) AS mean_confidence,
    round(avg((f.counted IS NOT NULL)::INTEGER), 3) AS with_counted, round(avg((f.period_kind IS NOT NULL)::INTEGER), 3) AS with_period,
    round(avg((f.province IS NOT NULL)::INTEGER), 3) AS with_province,
    round(avg((coalesce(f.speaker, f.speaker_office) IS NOT NULL)::INTEGER), 3) AS with_speaker,
    round(avg((f.indicator IS NOT NULL)::INTEGER), 3) AS with_indicator
FROM articles a
LEFT JOIN figures f ON f.article_id = a.article_id
GROUP BY a.published_on, a.site;
CREATE OR REPLACE VIEW quality AS FROM summaries.quality;
COMMENT ON VIEW quality IS 'How full and how sure the rows are, by publication day and site';
