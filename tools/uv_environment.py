"""Prints, as shell assignments, what pip is told on this machine and uv would not find out by itself."""

import shlex
import subprocess
import sys

# Exactly the settings that decide whether uv can reach the packages at all.
TRANSLATED = {"index-url": "UV_DEFAULT_INDEX", "cert": "SSL_CERT_FILE"}


def pip_configuration() -> dict[str, str]:
    """pip's own settings by their bare name; the environment is listed last and wins."""
    listing = subprocess.run(
        [sys.executable, "-m", "pip", "config", "list"], capture_output=True, text=True, check=True
    ).stdout
    found: dict[str, str] = {}
    for line in listing.splitlines():
        name, equals, value = line.partition("=")
        scope, _, option = name.rpartition(".")
        if equals and scope in {"global", "install", ":env:"} and (scope == ":env:" or option not in found):
            found[option] = value.strip("'\"")
    return found


def main() -> None:
    configured = pip_configuration()
    for option, variable in TRANSLATED.items():
        if option in configured:
            # Whoever calls make may still choose otherwise.
            print(f'[ -n "${{{variable}:-}}" ] || export {variable}={shlex.quote(configured[option])}')


if __name__ == "__main__":
    main()
