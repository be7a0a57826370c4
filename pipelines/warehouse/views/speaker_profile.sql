CREATE OR REPLACE TABLE summaries.speaker_profile AS
SELECT
    speaker, mode(speaker_office) AS speaker_office, count(*) AS figures, count(DISTINCT article_id) AS articles,
    count(DISTINCT indicator) AS indicators, mode(province) AS commonest_province, min(published_on) AS first_published_on,
    max(published_on) AS last_published_on
FROM facts
WHERE speaker IS NOT NULL OR speaker_office IS NOT NULL
GROUP BY speaker, CASE WHEN speaker IS NULL THEN speaker_office END;
CREATE OR REPLACE VIEW speaker_profile AS FROM summaries.speaker_profile;
COMMENT ON VIEW speaker_profile IS 'Who gives figures: persons, and offices where no person is named';
