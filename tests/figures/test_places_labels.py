"""The page's own place by what stands outside its story, by its office, and by all that it names."""

import pytest

from pipelines.figures.document import Document
from pipelines.figures.places import article_place
from tests.figures.reading import document
from tests.figures.test_places import place


def _page(*lines: str) -> Document:
    """A page of these lines, of which those that end in a full stop are its story."""
    spans, at = [], 0
    for n, line in enumerate(lines):
        if line.endswith("."):
            spans.append((at, at + len(line), "body", n))
        at += len(line) + 1
    return Document("\n".join(lines), spans)


@pytest.mark.parametrize(
    ("lines", "province"),
    [
        (("کشف تریاک", "در بازرسی از خودرو ۲۰ کیلو تریاک کشف شد.", "#پلیس #کهگیلویه_و_بویراحمد"), "IR-17"),
        (("#اخبار_تهران", "امروز ۲۰ اتوبوس به ناوگان پیوست."), "IR-23"),
        (("امروز ۲۰ اتوبوس به ناوگان پیوست.", "#تهران"), None),  # written in the capital, of anything
        (("امروز ۲۰ اتوبوس به ناوگان پیوست.", "#یزد #سمنان"), None),
        (("امروز ۲۰ اتوبوس به ناوگان پیوست.", "#استقلال_خوزستان"), None),
        (("خانه » استان‌ها » لرستان", "امروز ۲۰ اتوبوس به ناوگان پیوست."), "IR-15"),
        (("استان‌ها", "لرستان", "امروز ۲۰ اتوبوس به ناوگان پیوست."), "IR-15"),
        (("استان‌ها | لرستان | یزد | قم", "امروز ۲۰ اتوبوس به ناوگان پیوست."), None),  # a menu
        (("مدیرعامل آب و فاضلاب استان ایلام:", "تا امروز ۲۰ چاه حفر شد."), "IR-16"),
        (("تا امروز ۲۰ چاه حفر شد.", "برچسب‌ها: ایلام، آب"), "IR-16"),
        (("تا امروز در کشور ۲۰ چاه حفر شد.", "برچسب‌ها: ایلام، آب"), None),
    ],
)
def test_labels_of_a_page_that_names_no_place(lines: tuple[str, ...], province: str | None) -> None:
    assert article_place(_page(*lines))[0] == province


def test_an_office_of_the_lead_stands_against_the_country_it_tells_of() -> None:
    lead = "مدیرعامل شرکت گاز استان گلستان گفت: مصرف گاز در کشور به ۸۵۰ واحد رسیده است."
    doc = document("رکورد مصرف گاز", lead, "رستمی افزود: ۱۴ روستا گازدار شد.")
    assert place(doc, "۸۵۰")[0] is None
    assert place(doc, "۱۴")[0] == "IR-27"


def test_a_page_with_one_province_only_is_of_it() -> None:
    doc = document(
        "اجاره آرام شد", "اجاره‌بها در قزوین ۲۰ درصد رشد کرد.", "در قزوین ۳۰ واحد خالی است.", "۴۰ مستأجر آمدند."
    )
    assert place(doc, "۴۰")[0] == "IR-26"
    of_two = document(
        "اجاره آرام شد", "اجاره‌بها در قزوین ۲۰ درصد رشد کرد.", "در یزد ۳۰ واحد خالی است.", "۴۰ مستأجر آمدند."
    )
    assert place(of_two, "۴۰")[0] is None


def test_the_province_without_its_name_is_the_one_named_before() -> None:
    doc = document("سفر", "او با مردم زنجان دیدار کرد.", "وی افزود: برای راه‌آهن استان ۲۰ میلیارد تومان اختصاص یافت.")
    assert place(doc, "۲۰")[0] == "IR-19"


@pytest.mark.parametrize(
    ("text", "province"),
    [
        ("مازندرانی‌ها ۲۰ واحد خون اهدا کردند.", "IR-02"),
        ("تهرانی‌ها هر روز ۲۰ تن زباله تولید می‌کنند.", "IR-23"),
        ("آبادی‌ها ۲۰ خانه دارند.", None),
    ],
)
def test_people_of_a_place(text: str, province: str | None) -> None:
    assert place(document("خبر", text), "۲۰")[0] == province
