"""The backend's source as the tests of the architecture read it: modules, what they import, what they call."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "backend" / "lebenszeichen"


@dataclass(frozen=True)
class Module:
    """One Python file of the backend."""

    name: str
    """Below the package, dotted: `letters.queries`."""
    tree: ast.Module

    @cached_property
    def imports(self) -> frozenset[str]:
        """Full names of the modules that are imported anywhere in this file."""
        return frozenset(_imports(self.tree))

    @cached_property
    def attributes(self) -> frozenset[str]:
        """What is looked up anywhere in this file, as it stands there: `datetime.now`."""
        return frozenset(
            f"{ast.unparse(node.value)}.{node.attr}" for node in ast.walk(self.tree) if isinstance(node, ast.Attribute)
        )

    def is_within(self, place: str) -> bool:
        """Is this the module or in the package `place`? `*` stands for any one domain."""
        wanted, parts = place.split("."), self.name.split(".")
        return len(parts) >= len(wanted) and all(w in ("*", p) for w, p in zip(wanted, parts, strict=False))


@cache
def modules() -> tuple[Module, ...]:
    return tuple(
        Module(_name(path), ast.parse(path.read_text("utf-8"), str(path))) for path in sorted(PACKAGE.rglob("*.py"))
    )


def importers_of(package: str) -> list[str]:
    """Names of the modules that import `package` or something below it."""
    return [
        module.name
        for module in modules()
        if any(name == package or name.startswith(f"{package}.") for name in module.imports)
    ]


def uses_of(attribute: str) -> list[str]:
    """Modules in which an attribute such as `datetime.now` is looked up."""
    return [module.name for module in modules() if attribute in module.attributes]


def _name(path: Path) -> str:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts)


def _imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
