CREATE OR REPLACE VIEW evidence AS
SELECT
    f.figure_id, f.quote, f.value, f.unit, f.counted, f.sentence, f.rule, f.confidence, f.evidence, a.raw_path, a.url, a.title,
    a.published_on, a.date_basis, a.date_quote, f.raw_start, f.raw_end,
    substr(a.page_text, f.raw_start + 1, f.raw_end - f.raw_start) AS words_on_page,
    substr(a.page_text, greatest(f.raw_start - 79, 1), least(f.raw_start, 80)) AS words_before,
    substr(a.page_text, f.raw_end + 1, 80) AS words_after
FROM figures f
JOIN articles a ON a.article_id = f.article_id;
COMMENT ON VIEW evidence IS 'Every figure with the sentence, page and offsets it was read from';
