"""Puts the built app and the migrations into the wheel, so that `lebenszeichen serve` runs from it alone."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CarryAppAndMigrations(BuildHookInterface):  # type: ignore[type-arg]
    """Adds both folders to a wheel. An editable install reads them from the checkout and needs neither."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        root = Path(self.root)
        if not (root / "frontend" / "dist" / "index.html").is_file():
            raise SystemExit("The wheel carries the built app, and frontend/dist is missing: run `make build` first.")
        build_data["force_include"][str(root / "frontend" / "dist")] = "lebenszeichen/app_files"
        build_data["force_include"][str(root / "migrations")] = "lebenszeichen/migrations"
