"""duplicate_of in the warehouse: the first that told the story, whatever the order the articles came in."""

import datetime as dt
import itertools
import random
from collections.abc import Sequence
from importlib.resources import files

import duckdb
import pyarrow as pa
import pytest

from pipelines.cleaning.duplicates import WINDOW, bands, signature
from pipelines.folding import fold
from pipelines.warehouse import stories

DAY = dt.date(2024, 5, 1)
STORY = (
    "رئیس اداره آب شهرستان گفت: در هشت ماه گذشته ۶۵ کیلومتر از شبکه فرسوده بازسازی شده است. وی افزود: برای پایان کار "
    "۳۰ میلیارد تومان دیگر لازم است و اگر برسد، مردم ۱۴ روستا تا تابستان آب پایدار خواهند داشت. او از ساکنان خواست "
    "نشت آب را با شماره ۱۲۲ خبر بدهند و یادآور شد که کم‌آبی امسال جدی‌تر از گذشته است و همکاری همه را می‌طلبد."
)
OTHER = (
    "کتابخانه تازه شهر با ۲۲ هزار جلد کتاب از هفته آینده به روی مردم باز می‌شود. مدیر کتابخانه گفت: سالن مطالعه ۱۸۰ "
    "صندلی دارد و کودکان بخش جداگانه‌ای دارند. عضویت تا پایان ماه رایگان است و هر عضو می‌تواند پنج کتاب به امانت ببرد. "
    "ساعت کار از هشت بامداد تا بیست است و روزهای تعطیل نیز تا نیمروز در باز خواهد بود."
)


class Shelf:
    """A warehouse with only what near-duplicates need."""

    def __init__(self) -> None:
        self.con = duckdb.connect()
        self.con.execute(files("pipelines.warehouse").joinpath("schema.sql").read_text(encoding="utf-8"))

    def load(self, rows: Sequence[tuple[str, str, dt.date | None]]) -> dict[str, str | None]:
        for name, text, day in rows:
            key, signed = str(day or "undated"), signature(fold(text))
            self.con.execute("INSERT INTO articles (article_id, published_on) VALUES (?, ?)", [name, day])
            self.con.execute("INSERT INTO build.signatures VALUES (?, ?, ?, ?)", [name, day, signed, key])
            self.con.executemany("INSERT INTO build.bands VALUES (?, ?, ?)", [[b, name, key] for b in bands(signed)])
        touched = sorted({str(day or "undated") for _, _, day in rows})
        self.con.register("incoming_days", pa.table({"day": touched}))
        stories.update(self.con)
        self.con.unregister("incoming_days")
        return dict(self.con.execute("SELECT article_id, duplicate_of FROM articles").fetchall())


def test_a_reprint_names_the_first() -> None:
    reprint = "به گزارش خبرنگار ما، " + STORY.replace("وی افزود", "او افزود").replace("\u200c", " ")
    rows = [("b", STORY, DAY), ("a", reprint, DAY + dt.timedelta(1)), ("c", OTHER, DAY)]
    assert Shelf().load(rows) == {"b": None, "a": "b", "c": None}


def test_the_same_day_is_ordered_by_id_and_undated_pages_come_last() -> None:
    rows = [("b", STORY, DAY), ("c", STORY + " پایان.", DAY), ("a", "خبر: " + STORY, None)]
    assert Shelf().load(rows) == {"a": "b", "b": None, "c": "b"}


def test_a_late_first_takes_the_lead() -> None:
    shelf = Shelf()
    assert shelf.load([("m", STORY, DAY), ("n", STORY + " پایان.", DAY)]) == {"m": None, "n": "m"}
    late = ("z", "نخست: " + STORY, DAY - dt.timedelta(1))
    assert shelf.load([late]) == {"z": None, "m": "z", "n": "z"}


def test_far_days_are_other_stories() -> None:
    rows = [
        ("a", STORY, DAY),
        ("b", STORY, DAY + dt.timedelta(WINDOW)),
        ("c", STORY, DAY + dt.timedelta(2 * WINDOW + 1)),
    ]
    assert Shelf().load(rows) == {"a": None, "b": "a", "c": None}
    shelf = Shelf()
    assert shelf.load(rows[:1]) == {"a": None}
    assert shelf.load(rows[1:]) == {"a": None, "b": "a", "c": None}


def test_batches_and_their_order_do_not_matter() -> None:
    days = [DAY, DAY + dt.timedelta(1), DAY + dt.timedelta(2), None]
    texts = [STORY, STORY + " پایان.", "گزارش: " + STORY, OTHER, OTHER + " پایان."]
    rows = [(f"{i:02}", text, day) for i, (text, day) in enumerate(itertools.product(texts, days))]
    whole = Shelf().load(rows)
    assert sum(v is not None for v in whole.values()) == len(rows) - 2
    rng = random.Random(5)
    for _ in range(3):
        rng.shuffle(rows)
        cut = rng.randrange(1, len(rows))
        shelf = Shelf()
        shelf.load(rows[:cut])
        assert shelf.load(rows[cut:]) == whole


def test_stretches_do_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [(f"{i:02}", f"{STORY} {'پایان. ' * (i % 3)}", DAY + dt.timedelta(i % 4)) for i in range(20)]
    whole, half = Shelf().load(rows), Shelf()
    half.load(rows[::2])
    monkeypatch.setattr(stories, "_AT_ONCE", 3)
    shelf = Shelf()
    assert shelf.load(rows) == whole
    assert half.load(rows[1::2]) == whole
    query = "SELECT count(*), count(DISTINCT (a, b)), count(DISTINCT (least(a, b), greatest(a, b))) FROM build.pairs"
    assert shelf.con.execute(query).fetchall() == half.con.execute(query).fetchall() == [(190, 190, 190)]
