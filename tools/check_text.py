"""Fails on what must not stand in a tracked file: this machine's paths, download hosts, unfinished work."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LONGEST_MODULE = 500
HAND_WRITTEN = re.compile(r"^(src|tools|tests|web/src|web/e2e)/.*\.(py|ts|svelte)$")
FORBIDDEN = {
    "a path of somebody's machine": re.compile(r"""(?:^|[\s"'`(=])/(?:root|work|Users)/"""),
    "a download host": re.compile(r"pypi\.org|pythonhosted\.org|npmjs\.(?:org|com)"),
    "unfinished work": re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|X" + r"XX)\b"),
}
# Words between French quotation marks stand off by a narrow no-break space.
QUOTES = re.compile("«(?!\u202f)|(?<!\u202f)»")
FRENCH = re.compile(r"^(web/src/i18n/fr\.ts|docs/use/.*\.md)$")


def tracked() -> Iterator[Path]:
    # Not yet added files count too: a fault is cheapest before its first commit.
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    if answer.returncode:
        return  # An unpacked archive has no list of its files, and was checked before it was made.
    for name in filter(None, answer.stdout.decode().split("\0")):
        path = ROOT / name
        if path.is_file() and not path.is_symlink():
            yield path


def faults(path: Path) -> Iterator[str]:
    name = path.relative_to(ROOT).as_posix()
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError:
        return
    for number, line in enumerate(lines, start=1):
        for what, pattern in FORBIDDEN.items():
            if pattern.search(line):
                yield f"{name}:{number}: {what}"
        if FRENCH.match(name) and QUOTES.search(line):
            yield f"{name}:{number}: « and » want a narrow no-break space inside"
    if HAND_WRITTEN.match(name) and not name.endswith("generated.ts") and len(lines) > LONGEST_MODULE:
        yield f"{name}: {len(lines)} lines; split it (at most {LONGEST_MODULE})"


def main() -> None:
    found = [fault for path in tracked() for fault in faults(path)]
    if found:
        sys.exit("\n".join(found))


if __name__ == "__main__":
    main()
