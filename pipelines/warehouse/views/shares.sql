CREATE OR REPLACE TABLE summaries.shares AS
WITH parts AS (SELECT * FROM figures WHERE part_of IS NOT NULL)
SELECT
    part.figure_id, whole.figure_id AS whole_id, part.article_id, a.published_on, a.published_jalali, a.site,
    part.quote AS part_quote, part.counted AS part_counted, part.value AS part_value, part.unit AS part_unit,
    whole.quote AS whole_quote, whole.counted AS whole_counted, whole.value AS whole_value, whole.unit AS whole_unit,
    CASE
        WHEN part.unit NOT IN ('percent', 'permille', 'ratio') AND part.base_unit = whole.base_unit AND whole.value_base > 0
        THEN round(100 * part.value_base / whole.value_base, 1)
    END AS computed_percent,
    CASE part.unit WHEN 'percent' THEN part.value WHEN 'permille' THEN part.value / 10 WHEN 'ratio' THEN round(100 * part.value, 1)
    END AS quoted_percent,
    CASE
        WHEN whole.unit IN ('percent', 'permille', 'ratio') THEN NULL
        WHEN part.unit = 'percent' THEN part.value * whole.value / 100
        WHEN part.unit = 'permille' THEN part.value * whole.value / 1000
        WHEN part.unit = 'ratio' THEN part.value * whole.value
    END AS implied_value,
    part.province, part.sentence
FROM parts part
JOIN figures whole ON whole.figure_id = part.part_of
JOIN articles a ON a.article_id = part.article_id
LEFT JOIN parts earlier ON earlier.figure_id = part.repeats
WHERE a.duplicate_of IS NULL AND earlier.figure_id IS NULL;
CREATE OR REPLACE VIEW shares AS FROM summaries.shares;
COMMENT ON VIEW shares IS 'Parts beside their wholes: the ratio computed from the two numbers, or the quoted one and what it implies';
