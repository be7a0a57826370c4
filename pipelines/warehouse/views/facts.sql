-- No join but to dimensions, and those grouped by their keys: DuckDB then leaves out each that a query does not ask for.
CREATE OR REPLACE VIEW facts AS
SELECT
    f.figure_id, f.article_id, f.published_on, f.page.published_at, f.page.published_jalali, c.jalali_year, c.jalali_month,
    c.jalali_month_name, f.page.site, f.page.agency, f.page.title, f.page.url, f.page.raw_path, f.in_title, f.sentence,
    f.quote, f.value, f.value_high, f.comparator, f.unit, f.unit_text, u.kind AS unit_kind, f.value_base, f.base_unit,
    f.counted, f.indicator, i.name_fa AS indicator_fa, i.name_en AS indicator_en, f.change, f.baseline_text, f.period_text,
    f.period_kind, f.period_start, f.period_end, f.province, p.name AS province_fa, p.name_en AS province_en, f.county,
    f.speaker, f.speaker_office, f.part_of, f.rule, f.confidence, f.repeated
FROM figures f
LEFT JOIN (
    SELECT
        day, any_value(jalali_year) AS jalali_year, any_value(jalali_month) AS jalali_month,
        any_value(jalali_month_name) AS jalali_month_name
    FROM calendar GROUP BY day
) c ON c.day = f.published_on
LEFT JOIN (
    SELECT indicator, any_value(name_fa) AS name_fa, any_value(name_en) AS name_en FROM indicators GROUP BY indicator
) i ON i.indicator = f.indicator
LEFT JOIN (
    -- a WHERE here would keep DuckDB from leaving it out
    SELECT province, any_value(name) FILTER (kind = 'province') AS name, any_value(name_en) FILTER (kind = 'province') AS name_en
    FROM places GROUP BY province
) p ON p.province = f.province
LEFT JOIN (SELECT unit, any_value(kind) AS kind FROM units GROUP BY unit) u ON u.unit = f.unit
WHERE f.repeats IS NULL AND NOT f.in_duplicate;
COMMENT ON VIEW facts IS 'Each figure once: first mentions in stories that are no near-duplicates, joined to everything';
