CREATE OR REPLACE VIEW facts AS
SELECT
    f.figure_id, f.article_id, f.published_on, a.published_at, a.published_jalali, c.jalali_year, c.jalali_month,
    c.jalali_month_name, a.site, a.agency, a.title, a.url, a.raw_path, f.in_title, f.sentence, f.quote, f.value, f.value_high,
    f.comparator, f.unit, f.unit_text, u.kind AS unit_kind, f.value_base, f.base_unit, f.counted, f.indicator,
    i.name_fa AS indicator_fa, i.name_en AS indicator_en, f.change, f.baseline_text, f.period_text, f.period_kind,
    f.period_start, f.period_end, f.province, p.name AS province_fa, p.name_en AS province_en, f.county, f.speaker,
    f.speaker_office, f.part_of, f.rule, f.confidence,
    coalesce(r.times, 0) AS repeated
FROM figures f
JOIN articles a ON a.article_id = f.article_id
LEFT JOIN calendar c ON c.day = f.published_on
LEFT JOIN indicators i ON i.indicator = f.indicator
LEFT JOIN places p ON p.kind = 'province' AND p.province = f.province
LEFT JOIN units u ON u.unit = f.unit
LEFT JOIN summaries.repeated r ON r.figure_id = f.figure_id
WHERE f.repeats IS NULL AND a.duplicate_of IS NULL;
COMMENT ON VIEW facts IS 'Each figure once: first mentions in stories that are no near-duplicates, joined to everything';
