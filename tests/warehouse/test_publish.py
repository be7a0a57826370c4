"""Publishing: at once or not at all; readers keep what they have."""

from pathlib import Path

import duckdb
import pytest

from pipelines.warehouse.load import connect
from pipelines.warehouse.publish import PublishFailed, publish, resume


def build(path: Path, value: int) -> None:
    con = connect(path)
    con.execute("CREATE OR REPLACE TABLE t AS SELECT ? AS x", [value])
    con.execute("CHECKPOINT warehouse")
    con.close()


def read(con: duckdb.DuckDBPyConnection) -> int:
    ((value,),) = con.execute("SELECT x FROM t").fetchall()
    return int(value)


def test_an_open_reader_keeps_its_snapshot_and_a_new_one_sees_the_new_rows(tmp_path: Path) -> None:
    source, target = tmp_path / "build.duckdb", tmp_path / "warehouse.duckdb"
    build(source, 1)
    publish(source, target)
    with duckdb.connect(str(target), read_only=True) as old:
        assert read(old) == 1
        build(source, 2)
        publish(source, target)
        assert read(old) == 1
    with duckdb.connect(str(target), read_only=True) as new:
        assert read(new) == 2


def test_a_build_that_does_not_open_is_not_published(tmp_path: Path) -> None:
    source, target = tmp_path / "build.duckdb", tmp_path / "warehouse.duckdb"
    build(source, 1)
    publish(source, target)
    before = target.read_bytes()
    source.write_bytes(b"no database at all")
    with pytest.raises(PublishFailed, match="was not replaced"):
        publish(source, target)
    assert target.read_bytes() == before


def test_a_load_begins_with_what_is_published_and_goes_on_with_what_is_not(tmp_path: Path) -> None:
    source, target = tmp_path / "build.duckdb", tmp_path / "warehouse.duckdb"
    assert not resume(source, target)
    build(source, 1)
    publish(source, target)
    assert not source.exists()
    (tmp_path / "build.duckdb.wal").write_bytes(b"of a build that is no more")
    assert resume(source, target)
    build(source, 2)
    with duckdb.connect(str(target), read_only=True) as published:
        assert read(published) == 1
    assert not resume(source, target)
    with duckdb.connect(str(source), read_only=True) as unpublished:
        assert read(unpublished) == 2


def test_a_build_with_rows_beside_it_is_not_published(tmp_path: Path) -> None:
    source, target = tmp_path / "build.duckdb", tmp_path / "warehouse.duckdb"
    build(source, 1)
    (tmp_path / "build.duckdb.wal").write_bytes(b"rows that no checkpoint has written")
    with pytest.raises(PublishFailed, match="could not be checkpointed"):
        publish(source, target)
    assert not target.exists()


def test_what_a_killed_load_spilled_is_gone_with_the_next(tmp_path: Path) -> None:
    (tmp_path / "build.tmp").mkdir()
    (tmp_path / "build.tmp" / "duckdb_temp_storage-0.tmp").write_bytes(bytes(100))
    build(tmp_path / "build.duckdb", 1)
    assert not (tmp_path / "build.tmp" / "duckdb_temp_storage-0.tmp").exists()


def test_the_file_is_in_a_format_that_older_clients_open(tmp_path: Path) -> None:
    build(tmp_path / "build.duckdb", 1)
    header = (tmp_path / "build.duckdb").read_bytes()[:64]
    assert header[8:12] == b"DUCK"
    assert int.from_bytes(header[12:20], "little") == 64  # the storage version of DuckDB 0.9 to 1.1
