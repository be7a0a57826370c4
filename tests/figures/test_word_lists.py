"""The data files of words: how they are read, and that no list is left that nothing asks for."""

from pathlib import Path

import pytest

from pipelines.figures import comparators, word_lists
from pipelines.figures.word_classes import word_list, word_set

FIGURES = Path(comparators.__file__).parent
CODE = "\n".join(path.read_text(encoding="utf-8") for path in FIGURES.rglob("*.py"))


def test_words_are_read_as_they_are_compared(tmp_path: Path) -> None:
    file = tmp_path / "words.yaml"
    file.write_text("verbs: [می‌پردازد, كرد]\nsigns: {'<': [کمتر]}\n", encoding="utf-8")
    assert word_lists.sets(file) == {"verbs": {"میپردازد", "کرد"}}
    assert word_lists.data(file)["signs"] == {"<": ["کمتر"]}


def test_a_list_of_word_classes_by_its_name() -> None:
    assert "به‌علاوه" in word_list("weight_signs")
    assert "بهعلاوه" in word_set("weight_signs")
    with pytest.raises(KeyError):
        word_set("no such list")


FILES = (
    *("word_classes", "units", "change", "comparators", "relations"),
    *("numerals/numbers", "numerals/refusals", "periods/periods", "places/places", "speakers/speakers"),
)


@pytest.mark.parametrize("name", FILES)
def test_every_list_is_asked_for(name: str) -> None:
    lists = word_lists.data(FIGURES / f"{name}.yaml")
    assert [key for key in lists if f'"{key}"' not in CODE and f"'{key}'" not in CODE] == []
