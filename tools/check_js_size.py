"""Fails when the JavaScript on the way to the first message weighs more than its budget, compressed."""

import gzip
import json
import re
import sys
from pathlib import Path
from typing import NotRequired, TypedDict, cast

STATIC = Path(__file__).resolve().parent.parent / "src" / "palabre" / "web" / "static"
BUDGET = 90 * 1024
# Loaded later, by those who need them: the moderators' house, the other language, the pages of law.
LATER = re.compile(r"moderation|staff|/en\.|notice|statement|receipt|appeal|legal|privacy", re.IGNORECASE)


class Chunk(TypedDict):
    file: str
    isEntry: NotRequired[bool]
    imports: NotRequired[list[str]]
    dynamicImports: NotRequired[list[str]]


def on_the_way(manifest: dict[str, Chunk]) -> set[str]:
    """Names of the chunks that a chatter loads: entries, what they import, what they load at once."""
    pending = [name for name, chunk in manifest.items() if chunk.get("isEntry")]
    seen: set[str] = set()
    while pending:
        name = pending.pop()
        if name in seen:
            continue
        seen.add(name)
        pending.extend(manifest[name].get("imports", []))
        pending.extend(later for later in manifest[name].get("dynamicImports", []) if not LATER.search(later))
    return seen


def main() -> None:
    path = STATIC / ".vite" / "manifest.json"
    if not path.is_file():
        sys.exit("The built client has no manifest: set build.manifest in vite.config.ts, run `make web`.")
    manifest = cast("dict[str, Chunk]", json.loads(path.read_text(encoding="utf-8")))
    files = {manifest[name]["file"] for name in on_the_way(manifest)}
    sizes = {
        file: len(gzip.compress((STATIC / file).read_bytes(), compresslevel=9, mtime=0))
        for file in sorted(files)
        if file.endswith(".js")
    }
    total = sum(sizes.values())
    if total > BUDGET:
        listing = "\n".join(f"  {size:7d}  {file}" for file, size in sizes.items())
        sys.exit(f"JavaScript up to the first message: {total} bytes of {BUDGET} compressed.\n{listing}")


if __name__ == "__main__":
    main()
