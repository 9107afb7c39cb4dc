"""The documentation says what is so: generated pages are fresh, words are explained, links and tasks exist."""

from __future__ import annotations

import importlib.util
import re
from enum import StrEnum
from pathlib import Path

import pytest
from sqlite_utils import Database

from pipeline import model
from pipeline.cli import cli
from pipeline.store.migrations import migrations
from tests.conftest import ROOT

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "corpus").glob("*.md")])
GLOSSARY = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
LINKS = re.compile(r"\]\((?!https?:|#|mailto:)([^)#]+)")


def load_generator() -> dict[str, str]:
    """The generated pages, as they should be now."""
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return {name: page() for name, page in module.PAGES.items()}


def test_generated_pages_are_fresh() -> None:
    for name, text in load_generator().items():
        stored = (ROOT / "docs" / name).read_text(encoding="utf-8")
        assert stored == text, f"docs/{name} is out of date: run 'python3 tasks.py docs'"


def test_every_table_and_view_is_in_the_glossary() -> None:
    db = Database(memory=True)
    migrations.apply(db)
    for name in (*db.table_names(), *db.view_names()):
        if "_fts" not in name and not name.startswith("_"):
            assert f"| {name} |" in GLOSSARY, name


@pytest.mark.parametrize(
    "values",
    [
        kind
        for kind in vars(model).values()
        if isinstance(kind, type)
        and issubclass(kind, StrEnum)
        and kind not in (StrEnum, model.LineRole, model.BlokSoort)
    ],
    ids=lambda kind: kind.__name__,
)
def test_every_value_of_a_closed_set_is_in_the_glossary(values: type[StrEnum]) -> None:
    rows = [line for line in GLOSSARY.splitlines() if line.startswith("|")]
    assert any(all(value in row for value in values) for row in rows), list(values)


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    for target in LINKS.findall(page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


def test_the_tasks_and_commands_of_the_readme_exist() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    tasks = (ROOT / "tasks.py").read_text(encoding="utf-8")
    for task in re.findall(r"tasks\.py (\w+)", readme):
        assert f"def {task}(" in tasks
    for command in re.findall(r"^kamerspoor (\w+)", readme, re.M):
        assert command in cli.commands


def test_every_option_in_the_readme_and_the_guide_exists() -> None:
    known = {option for command in cli.commands.values() for parameter in command.params for option in parameter.opts}
    for name in ("README.md", "docs/handleiding.md"):
        for line in re.findall(r"^kamerspoor .+", (ROOT / name).read_text(encoding="utf-8"), re.M):
            assert set(re.findall(r"(--[a-z-]+)", line)) <= known, line
