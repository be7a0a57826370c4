"""Staged Parquet in a folder, behind fsspec and on an object store: whole or not there, and the same warehouse from each."""

import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path

import pyarrow as pa
import pytest

from pipelines import steps, store
from pipelines.mapper import Here, Mapper
from pipelines.mapper_local import Local
from pipelines.settings import Home
from pipelines.staging import Staging, writing_parquet
from pipelines.warehouse.hashes import published_hashes

Land = Callable[..., Path]
ROWS = pa.table({"x": [1, 2, 3]})


@pytest.fixture(scope="module")
def bucket() -> Iterator[str]:
    """A bucket of a local server that speaks S3; skipped where s3fs or moto's server is not installed."""
    pytest.importorskip("s3fs", reason="the extra `object-store` is not installed")
    server = pytest.importorskip("moto.server", reason="moto is not installed").ThreadedMotoServer(port=0)
    server.start()
    host, port = server.get_host_and_port()
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {
            "AWS_ENDPOINT_URL": f"http://{host}:{port}",
            "AWS_ACCESS_KEY_ID": "somebody",
            "AWS_SECRET_ACCESS_KEY": "anything",
            "AWS_DEFAULT_REGION": "us-east-1",
        }.items():
            patch.setenv(name, value)
        import fsspec

        fsspec.filesystem("s3").mkdir("pages")
        yield "s3://pages"
    server.stop()


@pytest.fixture(params=["folder", "file", "s3"])
def root(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "folder":
        return str(tmp_path / "elsewhere")
    if request.param == "file":
        return f"file://{tmp_path}/elsewhere"
    return f"{request.getfixturevalue('bucket')}/{tmp_path.name}"


def _write_until_the_disk_is_full(held: store.Store, name: str) -> None:
    with writing_parquet(held, name, ROWS.schema) as write:
        write(ROWS)
        raise OSError("No space left on device")


def test_a_file_is_there_whole_or_not_at_all(root: str, tmp_path: Path) -> None:
    held = store.at(root)
    assert list(held.names()) == []
    with writing_parquet(held, "articles/a.parquet", ROWS.schema) as write:
        write(ROWS)
        assert not held.exists("articles/a.parquet")
        write(ROWS)
    assert held.open("articles/a.parquet").read()["x"].to_pylist() == [1, 2, 3, 1, 2, 3]
    with pytest.raises(OSError, match="No space"):
        _write_until_the_disk_is_full(held, "articles/b.parquet")
    with writing_parquet(held, "articles/empty.parquet", ROWS.schema) as write:
        write(ROWS.slice(0, 0))
    assert list(held.names()) == ["articles/a.parquet"]
    with held.fetched(["articles/a.parquet"], tmp_path / "scratch") as paths:
        assert pa.parquet.read_table(paths["articles/a.parquet"]).num_rows == 6
    assert not list((tmp_path / "scratch").glob("*"))
    held.remove("articles/a.parquet")
    held.remove("articles/a.parquet")
    assert not held.exists("articles/a.parquet")
    with pytest.raises(FileNotFoundError):
        held.open("articles/a.parquet")


def test_a_file_larger_than_a_part_of_an_upload(root: str) -> None:
    held = store.at(root)
    noise = pa.table({"x": [bytes(f"{n:x}" * 40, "ascii") * 300 for n in range(0, 10**9, 10**6)]})
    with writing_parquet(held, "pages/large.parquet", noise.schema) as write:
        for _ in range(40):
            write(noise)
    assert held.open("pages/large.parquet").metadata.num_rows == 40_000


def _published(home: Home, chosen: Mapper) -> dict[str, str]:
    with steps.writing(home) as opened:
        staging = Staging(opened.store, opened.ledger, chosen)
        steps.take_in(home, staging)
        days = staging.ledger.pending_days()
        for step in (steps.stage_pages, steps.clean_days, steps.extract_days):
            step(staging, days)
        steps.load_and_publish(home, staging)
        with writing_parquet(staging.store, "articles/killed.parquet", ROWS.schema) as write:
            write(ROWS)  # as a killed run leaves it: no day names it
        assert staging.sweep() == 1
        assert staging.sweep() == 0
    return published_hashes(home.warehouse)


def test_the_warehouse_is_the_same_wherever_it_is_staged(
    root: str, tmp_path: Path, land: Land, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipelines.planning._LEAST_PAGES", 4)
    monkeypatch.setattr("pipelines.mapper.SMALL", 0)
    for n in range(12):
        day = f"{n % 5 + 1} مهر ۱۴۰۰ / ۰۹:۱۵" if n else None
        land(f"site/{n:02}.txt", title=f"غرس {n + 20} اصله نهال در مهریز", day=day)
    home = Home(tmp_path / "home", tmp_path / "landing")
    alone = _published(home, Here())
    assert list(home.staged.rglob("*.parquet"))
    other = dataclasses.replace(home, path=tmp_path / "other", elsewhere=root)
    # the fork server may be older than the settings that lead to the bucket
    pool = Here() if root.startswith("s3") else Local(2)
    try:
        assert _published(other, pool) == alone
    finally:
        pool.close()
    assert not other.staged.exists()
    assert {name: found for name, found in steps.take_inventory(other).items() if found} == {}


def test_the_setting_names_a_folder_or_a_url(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KHABARSANJ_STAGED", raising=False)
    monkeypatch.setenv("KHABARSANJ_HOME", "home")
    assert Home.from_environment().staged_at == str(tmp_path / "home" / "staged")
    monkeypatch.setenv("KHABARSANJ_STAGED", "elsewhere")
    assert Home.from_environment().staged_at == str(tmp_path / "elsewhere")
    monkeypatch.setenv("KHABARSANJ_STAGED", "s3://bucket/prefix")
    assert Home.from_environment().staged_at == "s3://bucket/prefix"
