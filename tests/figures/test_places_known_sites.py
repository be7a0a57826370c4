"""Known sites that tell a province though no province or city is named: what sites.csv holds, and where they count."""

import pytest

from pipelines.figures.places.gazetteer import rows, sites
from pipelines.folding import bare, fold
from tests.figures.reading import document
from tests.figures.test_places import place


@pytest.mark.parametrize(
    ("sentence", "where"),
    [
        ("در پیست دیزین ۱۲۰ اسکی‌باز مسابقه دادند.", ("IR-30", "کرج")),
        ("در بندر شهید رجایی ۱۲۰ کانتینر تخلیه شد.", ("IR-22", "بندرعباس")),
        ("پشت سد شهریار ۱۲۰ میلیون مترمکعب آب است.", ("IR-03", "میانه")),
        ("از مرز شلمچه ۱۲۰ زائر گذشتند.", ("IR-06", "خرمشهر")),
        ("از مرز خسروی ۱۲۰ نفر، از مرز شلمچه ۳۰ نفر و از مرز مهران ۴۰ نفر گذشتند.", ("IR-05", "قصرشیرین")),
        ("از مرز خسروی ۳۰ نفر، از مرز شلمچه ۱۲۰ نفر و از مرز مهران ۴۰ نفر گذشتند.", ("IR-06", "خرمشهر")),
        ("در شهرک صنعتی البرز ۱۲۰ واحد کار می‌کند.", ("IR-26", "البرز")),
        ("در بیمارستان نمازی ۱۲۰ پیوند انجام شد.", ("IR-07", "شیراز")),
        ("در تالاب میانکاله ۱۲۰ پرنده تلف شد.", ("IR-02", "بهشهر")),
        ("آپارتمانی ۱۲۰ متری در سعادت‌آباد فروخته شد.", ("IR-23", "تهران")),
        ("۱۲۰ واحد برای شهر جدید پرند ساخته می‌شود.", ("IR-23", "رباط کریم")),
        ("۱۲۰ واحد برای شهر جدید بهارستان ساخته می‌شود.", ("IR-10", None)),
        ("رفتار مرزداران با ۱۲۰ نفر خوب بود.", (None, None)),
        ("او در آزادی ۱۲۰ روز زیست.", (None, None)),
    ],
)
def test_of_the_sentence(sentence: str, where: tuple[str | None, str | None]) -> None:
    assert place(document("خبر", sentence), "۱۲۰") == where


def test_a_ground_does_not_make_a_page_its_own() -> None:
    doc = document(
        "بازی دو تیم", "دو تیم در ورزشگاه غدیر بازی می‌کنند.", "در ورزشگاه غدیر سرما بود.", "سرمربی ۱۲۰ بازیکن را دید."
    )
    assert place(doc, "۱۲۰") == (None, None)


def test_each_site_is_told_once_in_a_county_that_is_known() -> None:
    counties = {(r["province"], r["county"] or r["name"]) for r in rows()} | {(r["province"], "") for r in rows()}
    assert [s for s in sites() if (s["province"], s["county"]) not in counties] == []
    names = [bare(fold(s["name"])) for s in sites()]
    assert len(names) == len(set(names))
    places = {(name.replace(" ", ""), s["province"], s["county"]) for name, s in zip(names, sites(), strict=True)}
    glued = {name for name, *_ in places}
    assert len(places) == len(glued)  # two spellings of a name are of one place
    assert glued.isdisjoint(bare(fold(r["name"])).replace(" ", "") for r in rows())
