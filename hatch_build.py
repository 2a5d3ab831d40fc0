"""Sees to it that no distribution is built without its scripts, styles and fonts."""

import json
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ASSETS = tuple(Path("src/filrouge") / room / "assets" for room in ("newsroom", "reader", "media"))


class AssetsHook(BuildHookInterface):  # type: ignore[type-arg] # its parameter differs by target
    """Refuses to build a wheel or sdist whose assets are missing."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 # hatchling's signature
        """Stop the build when an asset is not there; an editable install needs none yet."""
        if version == "editable":
            return
        for assets in ASSETS:
            folder = Path(self.root) / assets
            manifest = folder / "manifest.json"
            if not manifest.is_file():
                raise RuntimeError(f"{assets}/manifest.json is missing: run `make assets` first.")
            for name in json.loads(manifest.read_text()).values():
                if not (folder / name).is_file():
                    raise RuntimeError(f"{assets}/{name} is missing: run `make assets` again.")
