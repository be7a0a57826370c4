CREATE OR REPLACE TABLE summaries.disagreements AS
WITH levels AS (
    SELECT * FROM facts
    WHERE indicator IS NOT NULL AND change IS NULL AND period_start IS NOT NULL AND period_end IS NOT NULL
        AND unit NOT IN ('percent', 'permille', 'ratio', 'times')
)
SELECT
    indicator, province, base_unit, period_start, period_end, count(DISTINCT article_id) AS articles,
    count(DISTINCT coalesce(speaker, speaker_office, site)) AS sources, min(value_base) AS lowest, max(value_base) AS highest,
    max(value_base) / nullif(min(value_base), 0) AS spread, list(DISTINCT site) AS sites
FROM levels
GROUP BY ALL
HAVING count(DISTINCT article_id) > 1 AND min(value_base) < max(value_base);
CREATE OR REPLACE VIEW disagreements AS FROM summaries.disagreements;
COMMENT ON VIEW disagreements IS 'Same indicator, place and period, but different levels in different articles';
