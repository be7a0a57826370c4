-- The warehouse's tables. Their names and columns are a contract: people's queries stand on them.
CREATE TABLE IF NOT EXISTS files (
    raw_path VARCHAR, format VARCHAR, encoding VARCHAR, bytes BIGINT, sha256 VARCHAR, status VARCHAR, reason VARCHAR,
    article_id VARCHAR, published_on DATE, first_seen TIMESTAMPTZ
);
COMMENT ON TABLE files IS 'The ledger: one row for every file or record that ever landed';
COMMENT ON COLUMN files.raw_path IS 'Path relative to the landing folder; dump.jsonl.gz#17 inside a container';
COMMENT ON COLUMN files.format IS 'txt, html, json, jsonl, csv, warc …';
COMMENT ON COLUMN files.encoding IS 'How the bytes were decoded';
COMMENT ON COLUMN files.bytes IS 'Size of the file or record in bytes';
COMMENT ON COLUMN files.sha256 IS 'SHA-256 of those bytes';
COMMENT ON COLUMN files.status IS 'loaded, undated (loaded without a day), duplicate or rejected';
COMMENT ON COLUMN files.reason IS 'Why it is undated, duplicate or rejected';
COMMENT ON COLUMN files.article_id IS 'The article it holds; for a duplicate the article that stands for it';
COMMENT ON COLUMN files.published_on IS 'Publication day found in this file';
COMMENT ON COLUMN files.first_seen IS 'When the file was first taken in';

CREATE TABLE IF NOT EXISTS articles (
    article_id VARCHAR, raw_path VARCHAR, published_on DATE, published_at TIMESTAMPTZ, published_jalali VARCHAR,
    date_basis VARCHAR, date_quote VARCHAR, site VARCHAR, agency VARCHAR, news_code VARCHAR, url VARCHAR, title VARCHAR,
    lead VARCHAR, body VARCHAR, page_text VARCHAR, province VARCHAR, county VARCHAR, words INTEGER, sentences INTEGER,
    duplicate_of VARCHAR
);
COMMENT ON TABLE articles IS 'One row an article: cleaned text beside the page it was read from';
COMMENT ON COLUMN articles.article_id IS 'From the content: the same on every machine and in every run';
COMMENT ON COLUMN articles.raw_path IS 'The file that stands for the article (files.raw_path)';
COMMENT ON COLUMN articles.published_on IS 'Publication day, Gregorian, Tehran time; NULL if the page does not say';
COMMENT ON COLUMN articles.published_at IS 'Publication moment, where the page gives a clock time';
COMMENT ON COLUMN articles.published_jalali IS 'Publication day in the Iranian calendar, 1402-03-01';
COMMENT ON COLUMN articles.date_basis IS 'What the day was read from: label, line, meta, url or sidecar';
COMMENT ON COLUMN articles.date_quote IS 'The words it was read from';
COMMENT ON COLUMN articles.site IS 'The site that published the page, as named by the page or its address';
COMMENT ON COLUMN articles.agency IS 'The agency that the page credits';
COMMENT ON COLUMN articles.news_code IS 'The site''s own news code';
COMMENT ON COLUMN articles.url IS 'Address of the page, where known';
COMMENT ON COLUMN articles.title IS 'Headline, cleaned';
COMMENT ON COLUMN articles.lead IS 'Lead, cleaned; NULL where the page sets none apart';
COMMENT ON COLUMN articles.body IS 'Story without headline, cleaned, a paragraph a line';
COMMENT ON COLUMN articles.page_text IS 'The decoded page (for HTML its visible text); offsets of figures count its code points';
COMMENT ON COLUMN articles.province IS 'ISO 3166-2:IR code of the province the article is about';
COMMENT ON COLUMN articles.county IS 'County the article is about';
COMMENT ON COLUMN articles.words IS 'Words in title, lead and body';
COMMENT ON COLUMN articles.sentences IS 'Sentences in title, lead and body';
COMMENT ON COLUMN articles.duplicate_of IS 'article_id of the first article that tells the same story, where this is a near-duplicate';

CREATE TABLE IF NOT EXISTS figures (
    figure_id VARCHAR, article_id VARCHAR, published_on DATE, quote VARCHAR, raw_start INTEGER, raw_end INTEGER,
    sentence VARCHAR, in_title BOOLEAN, value DOUBLE, value_high DOUBLE, comparator VARCHAR, unit VARCHAR,
    unit_text VARCHAR, value_base DOUBLE, base_unit VARCHAR, counted VARCHAR, indicator VARCHAR, change VARCHAR,
    baseline_text VARCHAR, period_text VARCHAR, period_kind VARCHAR, period_start DATE, period_end DATE, province VARCHAR,
    county VARCHAR, speaker VARCHAR, speaker_office VARCHAR, part_of VARCHAR, repeats VARCHAR, rule VARCHAR,
    confidence DOUBLE, evidence VARCHAR, repeated INTEGER, in_duplicate BOOLEAN,
    page STRUCT(
        published_at TIMESTAMPTZ, published_jalali VARCHAR, site VARCHAR, agency VARCHAR, title VARCHAR, url VARCHAR,
        raw_path VARCHAR
    )
);
COMMENT ON TABLE figures IS 'One row a mention of a figure in an article';
COMMENT ON COLUMN figures.figure_id IS 'From article and offsets: stable across runs';
COMMENT ON COLUMN figures.article_id IS 'The article (articles.article_id)';
COMMENT ON COLUMN figures.published_on IS 'The article''s publication day';
COMMENT ON COLUMN figures.quote IS 'The numeral as it stands in the page';
COMMENT ON COLUMN figures.raw_start IS 'First code point in page_text, from 0: substr(page_text, raw_start + 1, raw_end - raw_start) = quote';
COMMENT ON COLUMN figures.raw_end IS 'Code point after the last';
COMMENT ON COLUMN figures.sentence IS 'The sentence it stands in, cleaned';
COMMENT ON COLUMN figures.in_title IS 'Whether it stands in the headline';
COMMENT ON COLUMN figures.value IS 'Value as written, scale words applied; percent as written; low end of a range';
COMMENT ON COLUMN figures.value_high IS 'High end of a range';
COMMENT ON COLUMN figures.comparator IS '= > >= < <= or ~ (about)';
COMMENT ON COLUMN figures.unit IS 'count, percent, ratio, times, a currency (IRR, IRT …) or a physical unit';
COMMENT ON COLUMN figures.unit_text IS 'The unit or classifier as written';
COMMENT ON COLUMN figures.value_base IS 'Value in base_unit';
COMMENT ON COLUMN figures.base_unit IS 'Base unit of the unit''s kind: rial for toman, kg for tonnes …';
COMMENT ON COLUMN figures.counted IS 'What is counted or measured, in the text''s words';
COMMENT ON COLUMN figures.indicator IS 'The named indicator it measures (indicators.indicator)';
COMMENT ON COLUMN figures.change IS 'increase or decrease where the number states a change';
COMMENT ON COLUMN figures.baseline_text IS 'What the change is against, in the text''s words';
COMMENT ON COLUMN figures.period_text IS 'The words that tie a time to the figure';
COMMENT ON COLUMN figures.period_kind IS 'interval or rate (per day, per year …)';
COMMENT ON COLUMN figures.period_start IS 'First day of the interval; NULL if open or unresolved';
COMMENT ON COLUMN figures.period_end IS 'Last day of the interval; NULL if open or unresolved';
COMMENT ON COLUMN figures.province IS 'ISO 3166-2:IR code of the province the figure is about; NULL if national or foreign';
COMMENT ON COLUMN figures.county IS 'County the figure is about';
COMMENT ON COLUMN figures.speaker IS 'Person quoted for the figure, as first fully named in the article';
COMMENT ON COLUMN figures.speaker_office IS 'Office or institution of the speaker';
COMMENT ON COLUMN figures.part_of IS 'figure_id of the whole that this is a part of';
COMMENT ON COLUMN figures.repeats IS 'figure_id of the first mention of the same figure in the article';
COMMENT ON COLUMN figures.rule IS 'How the numeral was read';
COMMENT ON COLUMN figures.confidence IS 'Estimated probability that all fields of the figure are right: higher is more often right';
COMMENT ON COLUMN figures.evidence IS 'JSON: for each field the rule and the words that gave it';
COMMENT ON COLUMN figures.repeated IS 'Later mentions of the same figure in the article';
COMMENT ON COLUMN figures.in_duplicate IS 'Whether its article is a near-duplicate (articles.duplicate_of)';
COMMENT ON COLUMN figures.page IS 'What facts shows of the article: here too, so that no question about figures has to join articles';

CREATE TABLE IF NOT EXISTS indicators (
    indicator VARCHAR, name_fa VARCHAR, name_en VARCHAR, domain VARCHAR, definition VARCHAR
);
COMMENT ON TABLE indicators IS 'Named things that figures from many pages measure';
COMMENT ON COLUMN indicators.indicator IS 'Identifier (figures.indicator)';
COMMENT ON COLUMN indicators.name_fa IS 'Persian name';
COMMENT ON COLUMN indicators.name_en IS 'English name';
COMMENT ON COLUMN indicators.domain IS 'Field it belongs to';
COMMENT ON COLUMN indicators.definition IS 'What counts';

CREATE TABLE IF NOT EXISTS places (
    place_id VARCHAR, kind VARCHAR, name VARCHAR, name_en VARCHAR, province VARCHAR, county VARCHAR, official_code VARCHAR
);
COMMENT ON TABLE places IS 'Provinces, counties and cities of Iran';
COMMENT ON COLUMN places.place_id IS 'Kind and official code';
COMMENT ON COLUMN places.kind IS 'province, county or city';
COMMENT ON COLUMN places.name IS 'Persian name';
COMMENT ON COLUMN places.name_en IS 'English name (provinces)';
COMMENT ON COLUMN places.province IS 'ISO 3166-2:IR code of its province';
COMMENT ON COLUMN places.county IS 'Persian name of its county';
COMMENT ON COLUMN places.official_code IS 'Code of the Statistical Centre of Iran';

CREATE TABLE IF NOT EXISTS calendar (
    day DATE, year INTEGER, month INTEGER, day_of_month INTEGER, weekday INTEGER, weekday_fa VARCHAR, jalali VARCHAR,
    jalali_year INTEGER, jalali_month INTEGER, jalali_day INTEGER, jalali_month_name VARCHAR, jalali_season VARCHAR
);
COMMENT ON TABLE calendar IS 'Days 1990 to 2040 in the Gregorian and the Iranian calendar';
COMMENT ON COLUMN calendar.day IS 'Gregorian date';
COMMENT ON COLUMN calendar.year IS 'Gregorian year';
COMMENT ON COLUMN calendar.month IS 'Gregorian month, 1 to 12';
COMMENT ON COLUMN calendar.day_of_month IS 'Gregorian day of the month';
COMMENT ON COLUMN calendar.weekday IS 'Day of the Iranian week: 0 Saturday to 6 Friday';
COMMENT ON COLUMN calendar.weekday_fa IS 'Persian name of the weekday';
COMMENT ON COLUMN calendar.jalali IS 'Iranian date, 1402-03-01';
COMMENT ON COLUMN calendar.jalali_year IS 'Iranian year';
COMMENT ON COLUMN calendar.jalali_month IS 'Iranian month, 1 to 12';
COMMENT ON COLUMN calendar.jalali_day IS 'Iranian day of the month';
COMMENT ON COLUMN calendar.jalali_month_name IS 'Persian name of the month';
COMMENT ON COLUMN calendar.jalali_season IS 'Persian name of the season';

CREATE TABLE IF NOT EXISTS units (
    unit VARCHAR, kind VARCHAR, base_unit VARCHAR, factor DOUBLE, standard_code VARCHAR, forms VARCHAR
);
COMMENT ON TABLE units IS 'Units that figures are given in';
COMMENT ON COLUMN units.unit IS 'Unit as in figures.unit';
COMMENT ON COLUMN units.kind IS 'What it measures: money, mass, length …';
COMMENT ON COLUMN units.base_unit IS 'Base unit of its kind';
COMMENT ON COLUMN units.factor IS 'value_base = value × factor';
COMMENT ON COLUMN units.standard_code IS 'UCUM or ISO 4217 code, where there is one';
COMMENT ON COLUMN units.forms IS 'How Persian text writes it';

-- What is loaded already, and the signatures that near-duplicates are found by; not published.
CREATE SCHEMA IF NOT EXISTS build;
CREATE TABLE IF NOT EXISTS build.loaded_days (day VARCHAR, version VARCHAR);
CREATE TABLE IF NOT EXISTS build.progress (files_sequence BIGINT);
CREATE TABLE IF NOT EXISTS build.bands (band UBIGINT, article_id VARCHAR, day VARCHAR);
CREATE TABLE IF NOT EXISTS build.signatures (article_id VARCHAR, published_on DATE, signature BLOB, day VARCHAR);
CREATE TABLE IF NOT EXISTS build.schema_version (version INTEGER); -- see migrations/
CREATE TABLE IF NOT EXISTS build.summarized (made_from VARCHAR); -- views and dimensions that the summaries were worked out by

-- What the aggregating views show: worked out anew by every load of a day (views/).
CREATE SCHEMA IF NOT EXISTS summaries;
