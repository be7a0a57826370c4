CREATE OR REPLACE TABLE summaries.province_profile AS
SELECT
    p.province, p.name AS province_fa, p.name_en AS province_en, count(f.figure_id) AS figures,
    count(DISTINCT f.article_id) AS articles, count(DISTINCT f.indicator) AS indicators,
    min(f.published_on) AS first_published_on, max(f.published_on) AS last_published_on,
    mode(f.indicator) AS commonest_indicator, avg(f.confidence) AS mean_confidence
FROM places p
LEFT JOIN facts f ON f.province = p.province
WHERE p.kind = 'province'
GROUP BY ALL;
CREATE OR REPLACE VIEW province_profile AS FROM summaries.province_profile;
COMMENT ON VIEW province_profile IS 'What the warehouse holds for each province';
