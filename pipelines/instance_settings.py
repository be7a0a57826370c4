"""The instance's settings in a home, `dagster/dagster.yaml`: ours until somebody changes them, then theirs.

`dagster.yaml.shipped` beside it is what was last shipped there. A file that is still the same as that is replaced by a
new version's; one that was changed is kept, the new version's is put beside it as `dagster.yaml.new`, and the
difference is told once.
"""

import difflib
import hashlib
import os
from pathlib import Path

# Shipped before `dagster.yaml.shipped` was kept: SHA-256 of each.
_EARLIER = {
    "648ba9f87eaba6ef6edd9c38894a21d126bd70274a43b3a44573c6e4c1c226f4",
    "7a45d65ca2c33f5fbe59705d8332ce4c268d570b41f1113c203b929b263f028a",
    "51e772581dcf0c60f989ca7f682d703a9f29d158497e51743559884e1f42c6ab",
    "1eba2bb9a79ce5560a413e0533f47958866b19dcd8b0bf4ae93ca17cfc980258",
    "880a4af59f26f3ea10f922235fcdfb6dde3fe292f8e74e7b5168d5908476c41b",
}


def settle(folder: Path, shipped: Path) -> list[str]:
    """Bring `folder`/dagster.yaml up to `shipped`; returns the lines to tell the user, none where nothing is to say."""
    held, before, beside = (folder / name for name in ("dagster.yaml", "dagster.yaml.shipped", "dagster.yaml.new"))
    new = shipped.read_bytes()
    old = held.read_bytes() if held.exists() else None
    base = before.read_bytes() if before.exists() else None
    told = []
    if old == new:
        beside.unlink(missing_ok=True)
    elif old is None or old == base or hashlib.sha256(old).hexdigest() in _EARLIER:
        _put(held, new)
        beside.unlink(missing_ok=True)
        told = [f"{held} is now this version's"] if old is not None else []
    elif base != new:
        _put(beside, new)
        told = [
            f"{held} was changed here and is kept; this version's is {beside.name} beside it. What differs:",
            *difflib.unified_diff(
                old.decode("utf-8", "replace").splitlines(),
                new.decode().splitlines(),
                held.name,
                beside.name,
                "",
                "",
                1,
                "",
            ),
        ]
    if base != new:
        _put(before, new)  # last: killed before this, the same is done again
    return told


def _put(path: Path, content: bytes) -> None:
    """At once: half a file would be other settings."""
    whole = path.with_name(f"{path.name}.{os.getpid()}")
    whole.write_bytes(content)
    os.replace(whole, path)
