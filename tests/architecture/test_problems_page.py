"""docs/problems.md is held against the program: every error has its entry, and none is described that cannot happen."""

import re
from importlib import import_module

import lebenszeichen.app
from architecture.source_tree import ROOT
from lebenszeichen.problem import every_problem

HEADING = re.compile(r"^### (?P<slug>[a-z-]+) · (?P<status>\d{3})\n(?P<title>.+)$", re.MULTILINE)


def described() -> dict[str, tuple[int, str]]:
    page = (ROOT / "docs" / "problems.md").read_text("utf-8")
    return {entry["slug"]: (int(entry["status"]), entry["title"]) for entry in HEADING.finditer(page)}


def defined() -> dict[str, tuple[int, str]]:
    assert lebenszeichen.app.create_app  # importing it defines those of the API
    for file in (ROOT / "backend" / "lebenszeichen").glob("*/errors.py"):
        import_module(f"lebenszeichen.{file.parent.name}.errors")  # those of the command line, too
    return {
        problem.slug: (problem.status, problem.title)
        for problem in every_problem()
        if problem.__module__.startswith("lebenszeichen.")
    }


def test_every_problem_has_its_entry_and_every_entry_its_problem() -> None:
    assert described() == defined()


def test_no_two_problems_share_a_name() -> None:
    slugs = [problem.slug for problem in every_problem() if problem.__module__.startswith("lebenszeichen.")]
    assert len(slugs) == len(set(slugs))
