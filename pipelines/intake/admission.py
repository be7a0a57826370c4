"""Admission: which of the pages that hold an article stands for it, and what the ledger says of the others."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from pipelines.intake.ledger import UNDATED, Ledger

HOLDING = ("loaded", "undated")


@dataclass
class Outcome:
    """Counts by status of one batch, the days it touched (ISO or `undated`), what was rejected and why."""

    statuses: dict[str, int] = field(default_factory=dict)
    touched: set[str] = field(default_factory=set)
    rejections: list[tuple[str, str]] = field(default_factory=list)


def admit(ledger: Ledger, batch: Sequence[dict[str, Any]], shard: str | None) -> Outcome:
    """Decide the fate of a batch of digested pages and write it to the ledger (inside the caller's transaction).

    One page stands for an article: a dated one before an undated one, else the first that came. A page that no
    longer holds its article gives it up to the next page that does.
    """
    out = Outcome()
    sequence = ledger.next_sequence()
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    before = {r["raw_path"]: r for r in ledger.rows("raw_path", [p["raw_path"] for p in batch])}
    ids = {p["article_id"] for p in batch if p.get("article_id")}
    ids |= {r["article_id"] for r in before.values() if r["article_id"]}
    known = {r["raw_path"]: r for r in ledger.rows("article_id", sorted(ids))} | before
    holders = {r["article_id"]: r for r in known.values() if r["status"] in HOLDING}
    changed: dict[str, dict[str, Any]] = {}
    released: set[str] = set()

    for page in batch:
        row = _ledger_row(page, shard, sequence, now)
        old = known.get(row["raw_path"])
        out.statuses[row["status"]] = out.statuses.get(row["status"], 0) + 1
        if row["status"] == "rejected":
            out.rejections.append((row["raw_path"], row["reason"] or "unreadable"))
        if old and _same_content(old, row):
            out.statuses[row["status"]] -= 1
            out.statuses[old["status"]] = out.statuses.get(old["status"], 0) + 1
            continue
        if old and old["status"] in HOLDING:
            out.touched.add(_day(old))
            if old["article_id"] != row["article_id"]:
                released.add(old["article_id"])
                holders.pop(old["article_id"], None)
        if row["status"] in HOLDING:
            holder = holders.get(row["article_id"])
            if holder and holder["raw_path"] != row["raw_path"]:
                if holder["status"] == "undated" and row["status"] == "loaded":
                    out.touched.add(UNDATED)
                    changed[holder["raw_path"]] = _duplicate(holder, row["raw_path"], sequence)
                    out.statuses["duplicate"] = out.statuses.get("duplicate", 0) + 1
                    known[holder["raw_path"]] = changed[holder["raw_path"]]
                else:
                    out.statuses[row["status"]] -= 1
                    out.statuses["duplicate"] = out.statuses.get("duplicate", 0) + 1
                    row = _duplicate(row, holder["raw_path"], sequence)
        if row["status"] in HOLDING:
            holders[row["article_id"]] = row
            out.touched.add(_day(row))
        known[row["raw_path"]] = row
        changed[row["raw_path"]] = row

    for article_id in released - set(holders):
        heirs = [r for r in known.values() if r["article_id"] == article_id and r["status"] == "duplicate"]
        if heirs:
            heir = min(heirs, key=lambda r: (r["published_on"] is None, r["raw_path"]))
            status = "loaded" if heir["published_on"] else "undated"
            reason = None if heir["published_on"] else f"{heir['raw_path']}: no publication date on the page"
            changed[heir["raw_path"]] = {**heir, "status": status, "reason": reason, "sequence": sequence}
            out.touched.add(_day(changed[heir["raw_path"]]))
    ledger.put(changed.values())
    ledger.touch(out.touched, sequence)
    out.statuses = {status: number for status, number in out.statuses.items() if number}
    return out


def _ledger_row(page: dict[str, Any], shard: str | None, sequence: int, now: str) -> dict[str, Any]:
    published_on = page.get("published_on")
    return {
        "raw_path": page["raw_path"],
        "container": page["raw_path"].partition("#")[0],
        "format": page["format"],
        "encoding": page["encoding"],
        "bytes": page["bytes"],
        "sha256": page["sha256"],
        "status": page["status"],
        "reason": page["reason"],
        "article_id": page.get("article_id"),
        "published_on": published_on.isoformat() if published_on else None,
        "first_seen": now,
        "shard": shard if page["status"] != "rejected" else None,
        "sequence": sequence,
    }


def _same_content(old: dict[str, Any], new: dict[str, Any]) -> bool:
    if any(old[c] != new[c] for c in ("sha256", "article_id", "published_on")):
        return False
    return (old["status"] == "rejected") == (new["status"] == "rejected")


def _duplicate(row: dict[str, Any], of: str, sequence: int) -> dict[str, Any]:
    return {**row, "status": "duplicate", "reason": f"the same article as {of}", "sequence": sequence}


def _day(row: dict[str, Any]) -> str:
    return row["published_on"] if row["status"] == "loaded" else UNDATED
