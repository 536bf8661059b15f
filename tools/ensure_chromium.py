"""Finds the system's Chromium for the browser tests, or installs it where that is allowed."""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PACKAGE_MANAGERS = {
    "apt-get": "apt-get install chromium",
    "dnf": "dnf install chromium",
    "pacman": "pacman -S chromium",
    "zypper": "zypper install chromium",
    "apk": "apk add chromium",
    "brew": "brew install --cask chromium",
}


def find_chromium() -> str | None:
    """The path of a Chromium; ``PALABRE_TEST_CHROMIUM`` names one that lies elsewhere."""
    chosen = os.environ.get("PALABRE_TEST_CHROMIUM")
    return shutil.which(chosen) if chosen else next(filter(None, map(shutil.which, NAMES)), None)


def install_with_apt() -> bool:
    apt = shutil.which("apt-get")
    if apt is None or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return False
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    print("Installing Chromium for the browser tests…", flush=True)
    for command in (["update", "-qq"], ["install", "-qq", "-y", "--no-install-recommends", "chromium"]):
        subprocess.run([apt, *command], env=environment, check=False, stdout=subprocess.DEVNULL)
    return find_chromium() is not None


def the_one_command() -> str:
    for manager, command in PACKAGE_MANAGERS.items():
        if shutil.which(manager):
            return command if manager == "brew" else f"sudo {command}"
    return "install Chromium, and set PALABRE_TEST_CHROMIUM to its path"


def main() -> None:
    if find_chromium() is None and not install_with_apt():
        sys.exit(f"The browser tests need Chromium. Run: {the_one_command()}")


if __name__ == "__main__":
    main()
