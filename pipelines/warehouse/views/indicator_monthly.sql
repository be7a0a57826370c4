CREATE OR REPLACE TABLE summaries.indicator_monthly AS
SELECT
    indicator, indicator_fa, indicator_en, province, province_fa, jalali_year, jalali_month,
    printf('%04d-%02d', jalali_year, jalali_month) AS jalali_month_key, change IS NOT NULL AS is_change,
    base_unit, period_kind, count(*) AS figures, count(DISTINCT article_id) AS articles,
    min(value_base) AS lowest, median(value_base) AS middle, max(value_base) AS highest
FROM facts
WHERE indicator IS NOT NULL AND jalali_year IS NOT NULL
GROUP BY ALL;
CREATE OR REPLACE VIEW indicator_monthly AS FROM summaries.indicator_monthly;
COMMENT ON VIEW indicator_monthly IS 'Indicators by Jalali month of publication and province, levels and changes apart, in base units';
