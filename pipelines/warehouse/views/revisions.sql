CREATE OR REPLACE TABLE summaries.revisions AS
WITH levels AS (
    SELECT
        *, lag(value_base) OVER w AS earlier_value, lag(published_on) OVER w AS earlier_published_on,
        lag(figure_id) OVER w AS earlier_figure_id
    FROM facts
    WHERE indicator IS NOT NULL AND change IS NULL AND period_start IS NOT NULL AND period_end IS NOT NULL
        AND coalesce(speaker, speaker_office) IS NOT NULL AND unit NOT IN ('percent', 'permille', 'ratio', 'times')
    WINDOW w AS (
        PARTITION BY indicator, province, base_unit, period_start, period_end, coalesce(speaker, speaker_office)
        ORDER BY published_on, figure_id
    )
)
SELECT
    figure_id, earlier_figure_id, indicator, province, period_start, period_end, speaker, speaker_office, earlier_published_on,
    published_on, earlier_value, value_base AS value, base_unit, value_base - earlier_value AS difference, sentence
FROM levels
WHERE earlier_value IS NOT NULL AND earlier_value <> value_base AND earlier_published_on < published_on;
CREATE OR REPLACE VIEW revisions AS FROM summaries.revisions;
COMMENT ON VIEW revisions IS 'The same source giving another level for the same indicator, place and period later';
