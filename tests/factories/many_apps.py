"""What makes an application cheap enough for each test to have one of its own."""

import gc
from collections import defaultdict
from types import CodeType
from typing import Any

from flask import Flask
from jinja2.bccache import Bucket, BytecodeCache
from sqlalchemy import Dialect, Engine
from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.util import LRUCache
from werkzeug.routing import Map, Rule


def share_compiled_addresses() -> None:
    """Let all applications of this process share what Werkzeug makes of their addresses.

    It takes each apart with expressions, and for each it writes and compiles two Python functions: four fifths of what
    an application takes. What comes of it depends on nothing but what is the key here, as every converter is one of
    Werkzeug's own.
    """
    compile_anew = Rule.compile
    compiled: dict[tuple[Any, ...], dict[str, Any]] = {}

    def shared(rule: Rule) -> None:
        key = (rule.rule, rule.subdomain, rule.host, rule.merge_slashes, rule.map.host_matching, repr(rule.defaults))
        assert rule.map.converters == Map.default_converters, "a converter of one's own belongs to the key"
        if key not in compiled:
            compile_anew(rule)
            compiled[key] = {name: getattr(rule, name) for name in ("_parts", "_trace", "_converters", "arguments")}
            compiled[key] |= {name: getattr(rule, name).__func__ for name in ("_build", "_build_unknown")}
        rule.__dict__ |= compiled[key]
        rule._build, rule._build_unknown = rule._build.__get__(rule), rule._build_unknown.__get__(rule)

    Rule.compile = shared  # type: ignore[method-assign]


def share_compiled_statements() -> None:
    """Let all databases of one kind share what SQLAlchemy compiles: a statement is the same text in each of them.

    It keeps that for each engine, under the engine's dialect. Each test has an engine of its own, and would compile the
    program's statements again: half of what most tests take. No dialect here is set up differently from its class.
    """
    compiled: defaultdict[type[Dialect], LRUCache[Any, Any]] = defaultdict(lambda: LRUCache(10_000))
    Engine._compiled_cache = property(  # type: ignore[assignment]
        lambda engine: compiled[type(engine.dialect)],
        lambda _engine, _own: None,
    )
    DefaultDialect.__hash__ = lambda dialect: hash(type(dialect))  # type: ignore[method-assign]
    DefaultDialect.__eq__ = lambda dialect, other: type(dialect) is type(other)  # type: ignore[method-assign]


def share_compiled_pages() -> None:
    """Let all applications share what Jinja compiles, by a template's name and text."""
    Flask.jinja_options = {**Flask.jinja_options, "bytecode_cache": _Kept()}


class _Kept(BytecodeCache):
    def __init__(self) -> None:
        self._code: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._code.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            self._code[bucket.key, bucket.checksum] = bucket.code


def keep_what_is_loaded_from_the_collector() -> None:
    """Modules and collected tests stay until the end; else each of many full collections looks through all of them.

    And fewer of those: 8 % of the processor over 700 tests. What only the collector ends lives longer for it.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
