CREATE OR REPLACE VIEW changes AS
SELECT
    figure_id, article_id, published_on, published_jalali, site, indicator, counted, change,
    CASE change WHEN 'decrease' THEN -value ELSE value END AS signed_value, value, unit, comparator, baseline_text,
    period_text, period_start, period_end, province, province_fa, speaker, speaker_office, confidence, sentence
FROM facts
WHERE change IS NOT NULL;
COMMENT ON VIEW changes IS 'Figures that state a change, with its sign and what it is against';
