"""Finds a Chromium for the browser tests; run as a program, installs Debian's if need be."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Playwright, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
INSTALL_TIMEOUT_S = 600


def find_chromium(playwright: Playwright) -> Path | None:
    """Give the system's Chromium, else the one that Playwright downloaded, else None."""
    for name in NAMES:
        if found := shutil.which(name):
            return Path(found)
    downloaded = Path(playwright.chromium.executable_path)
    return downloaded if downloaded.is_file() else None


def may_install() -> bool:
    """Say whether this is Debian and we are root."""
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def install() -> None:
    """Install Debian's package; raises CalledProcessError or TimeoutExpired."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["apt-get", "update", "--quiet=2"],
        ["apt-get", "install", "--yes", "--quiet=2", "--no-install-recommends", "chromium"],
    ):
        subprocess.run(
            command,
            check=True,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            timeout=INSTALL_TIMEOUT_S,
        )


def main() -> None:
    with sync_playwright() as playwright:
        found = find_chromium(playwright)
        if found is None and may_install():
            print("No Chromium here: installing Debian's package chromium.", flush=True)
            try:
                install()
            except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
                print(f"That failed: {error}", file=sys.stderr)
            found = find_chromium(playwright)
    if found:
        print(f"Browser tests run in {found}.")
    else:
        print(
            f"No Chromium ({', '.join(NAMES)}): the browser tests are skipped. To run them, "
            "install Chromium with the system's package manager."
        )


if __name__ == "__main__":
    main()
