"""Puts built app, built desk and migrations into the wheel, so that `lebenszeichen serve` runs from it alone."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CarryAppAndMigrations(BuildHookInterface):  # type: ignore[type-arg]
    """Adds the folders to a wheel. An editable install reads them from the checkout and needs none."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        root = Path(self.root)
        for built, place in {"dist": "app_files", "dist-desk": "desk_files"}.items():
            folder = root / "frontend" / built
            if not (folder / "index.html").is_file():
                raise SystemExit(
                    f"The wheel carries app and desk; frontend/{built} is missing: run `make build` first."
                )
            build_data["force_include"][str(folder)] = f"lebenszeichen/{place}"
        build_data["force_include"][str(root / "migrations")] = "lebenszeichen/migrations"
