"""What all tests share: the real letters where they are at hand, and no silent skip in the gate."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"

settings.register_profile("kamerspoor", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("kamerspoor")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the real letters and their gold, beside the project."""
    if not SHARED.is_dir():
        pytest.skip("the real letters (../shared) are not on this machine")
    return SHARED


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In the gate (CI set) a skipped `real` or `browser` test is a failure."""
    report = yield
    wanted = any(item.get_closest_marker(name) for name in ("real", "browser"))
    if os.environ.get("CI") and wanted and report.skipped:
        report.outcome = "failed"
        report.longrepr = f"skipped in the gate: {report.longrepr}"
    return report


def run_letters(db: Path, *paths: Path) -> int:
    """Run `kamerspoor run` over paths into a database; returns its exit code."""
    command = [sys.executable, "-m", "pipeline", "run", "--db", str(db), *map(str, paths)]
    return subprocess.run(command, cwd=ROOT, check=False, capture_output=True).returncode


@pytest.fixture(scope="session")
def corpus_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of the sample letters."""
    path = tmp_path_factory.mktemp("corpus") / "kamerspoor.db"
    assert run_letters(path, ROOT / "corpus" / "brieven") == 0
    return path


@pytest.fixture(scope="session")
def real_db(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of the five real letters, from their flattened texts."""
    path = tmp_path_factory.mktemp("real") / "kamerspoor.db"
    assert run_letters(path, shared / "letters" / "text") == 0
    return path
