"""What makes an application cheap enough for each test to have one of its own."""

import gc
from collections.abc import Callable
from typing import Any

from werkzeug.routing import Rule


def share_builders_of_addresses() -> None:
    """Let all applications of this process share what Werkzeug compiles to build their addresses.

    For each address it writes two Python functions and compiles them, which is two thirds of what an application takes.
    They depend on nothing but what is the key here; the rule to which one belongs is its argument.
    """
    compile_builder = Rule._compile_builder
    compiled: dict[tuple[Any, ...], Callable[..., tuple[str, str]]] = {}

    def shared(rule: Rule, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:
        key = (rule.rule, tuple(rule._trace), repr(rule.defaults), append_unknown)
        if key not in compiled:
            compiled[key] = compile_builder(rule, append_unknown)
        return compiled[key]

    Rule._compile_builder = shared  # type: ignore[method-assign]


def keep_what_is_loaded_from_the_collector() -> None:
    """Modules and collected tests stay until the end; else each of many full collections looks through all of them."""
    gc.collect()
    gc.freeze()
