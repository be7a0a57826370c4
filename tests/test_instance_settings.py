"""A home's dagster.yaml: replaced by a new version's where nobody changed it, kept and told where somebody did."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from pipelines import cli
from pipelines.instance_settings import settle

_REPO = Path(__file__).resolve().parent.parent


class Case:
    """A home's instance folder and what is shipped to it."""

    def __init__(self, folder: Path):
        self.folder, self.source = folder / "dagster", folder / "shipped.yaml"
        self.folder.mkdir()
        self.file = self.folder / "dagster.yaml"

    def ship(self, text: str) -> list[str]:
        self.source.write_text(text)
        return settle(self.folder, self.source)

    def names(self) -> set[str]:
        return {p.name for p in self.folder.iterdir()}


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return Case(tmp_path)


def test_a_new_home_gets_what_is_shipped(case: Case) -> None:
    assert case.ship("a: 1\n") == []
    assert case.file.read_text() == "a: 1\n"
    assert case.names() == {"dagster.yaml", "dagster.yaml.shipped"}
    assert case.ship("a: 1\n") == []


def test_what_nobody_changed_is_replaced(case: Case) -> None:
    case.ship("a: 1\n")
    assert case.ship("a: 2\n") == [f"{case.file} is now this version's"]
    assert case.file.read_text() == "a: 2\n"
    assert case.ship("a: 2\n") == []


def test_what_somebody_changed_is_kept_and_the_difference_told_once(case: Case) -> None:
    case.ship("a: 1\n")
    case.file.write_text("a: 1\nmine: yes\n")
    assert case.ship("a: 1\n") == []  # nothing new was shipped
    told = case.ship("a: 2\n")
    assert "was changed here and is kept" in told[0]
    assert {"-a: 1", "-mine: yes", "+a: 2"} <= set(told)
    assert case.file.read_text() == "a: 1\nmine: yes\n"
    assert (case.folder / "dagster.yaml.new").read_text() == "a: 2\n"
    assert case.ship("a: 2\n") == []
    case.file.write_text("a: 2\nmine: yes\n")  # merged by hand, and still theirs
    assert case.ship("a: 2\n") == []
    assert "+a: 3" in case.ship("a: 3\n")
    case.file.write_text("a: 3\n")  # given up: ours again
    assert case.ship("a: 3\n") == []
    assert case.names() == {"dagster.yaml", "dagster.yaml.shipped"}
    assert case.ship("a: 4\n") == [f"{case.file} is now this version's"]


def test_a_home_from_before_the_copy_was_kept(case: Case) -> None:
    case.file.write_text("anything: else\n")
    assert "was changed here and is kept" in case.ship("a: 1\n")[0]
    assert case.ship("a: 1\n") == []


def test_a_file_shipped_by_an_earlier_version_is_ours(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    import hashlib

    from pipelines import instance_settings

    monkeypatch.setattr(instance_settings, "_EARLIER", {hashlib.sha256(b"a: 0\n").hexdigest()})
    case.file.write_text("a: 0\n")
    assert case.ship("a: 1\n") == [f"{case.file} is now this version's"]


def test_killed_in_between_is_done_again(case: Case) -> None:
    case.ship("a: 1\n")
    case.file.write_text("a: 2\n")  # replaced, but the copy beside it was not yet
    assert case.ship("a: 2\n") == []
    assert case.ship("a: 3\n") == [f"{case.file} is now this version's"]


def test_prepare_makes_a_home_and_brings_an_old_one_up(tmp_path: Path) -> None:
    home = tmp_path / "home"
    made = CliRunner().invoke(cli.main, ["prepare", "--home", str(home)])
    assert made.exit_code == 0, made.output
    file = home / "dagster" / "dagster.yaml"
    assert file.read_bytes() == (_REPO / "dagster.yaml").read_bytes()
    for name in ("dagster.yaml", "dagster.yaml.shipped"):
        (home / "dagster" / name).write_text("telemetry: {enabled: false}\n")
    again = CliRunner().invoke(cli.main, ["prepare", "--home", str(home)])
    assert again.exit_code == 0, again.output
    assert "is now this version's" in again.output
    assert file.read_bytes() == (_REPO / "dagster.yaml").read_bytes()
