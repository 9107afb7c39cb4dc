"""The task runner: `python3 tasks.py TASK`. It needs nothing but Python 3.11 or newer.

Every task first makes `.venv` from the lock file where that is missing or out of date.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import venv
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "kamerspoor.stamp"


def call(program: str, *arguments: str) -> None:
    """Run a program of `.venv` in the project's root; stop with its exit code where it fails."""
    code = subprocess.run([str(BIN / program), *arguments], cwd=ROOT, check=False).returncode
    if code:
        sys.exit(code)


def fingerprint() -> str:
    """What `.venv` is made from: the lock file and the project's own metadata."""
    return hashlib.sha256(LOCK.read_bytes() + (ROOT / "pyproject.toml").read_bytes()).hexdigest()


def setup() -> None:
    """Make `.venv` with exactly what `requirements.lock` names, and Kamerspoor itself."""
    if STAMP.is_file() and STAMP.read_text() == fingerprint():
        return
    print("setting up .venv from requirements.lock …", flush=True)
    venv.EnvBuilder(with_pip=True, clear=True).create(VENV)
    call("python", "-m", "pip", "install", "--quiet", "--require-hashes", "-r", str(LOCK))
    call("python", "-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation", "-e", ".")
    STAMP.write_text(fingerprint())


def demo() -> None:
    """Fill output/kamerspoor.db from the sample letters in corpus/ and show it in the browser."""
    call("kamerspoor", "run", *sys.argv[2:])
    call("kamerspoor", "browse")


def test() -> None:
    """Run all tests; further arguments go to pytest."""
    call("python", "-m", "pytest", *sys.argv[2:])


def lint() -> None:
    """Check lint and format."""
    call("ruff", "check", ".")
    call("ruff", "format", "--check", ".")


def types() -> None:
    """Check types, strictly."""
    call("mypy")


def check() -> None:
    """Lint, types and tests: what the gate runs."""
    lint()
    types()
    test()


def corpus() -> None:
    """Make the PDF letters of corpus/ anew."""
    call("python", "-m", "corpus.maak_pdf")


def docs() -> None:
    """Write the generated pages of docs/ anew."""
    call("python", "docs/generate.py")


def lock() -> None:
    """Write requirements.lock anew from pyproject.toml (newest versions that fit)."""
    call("python", "-m", "pip", "install", "--quiet", "uv")
    call(
        "uv", "pip", "compile", "--quiet", "--universal", "--generate-hashes", "--upgrade", "--extra", "dev",
        "--python-version", "3.11", "--no-emit-index-url", "--no-emit-find-links",
        "--custom-compile-command", "python3 tasks.py lock",
        "pyproject.toml", "requirements.build", "-o", "requirements.lock",
    )  # fmt: skip


TASKS: dict[str, Callable[[], None]] = {
    task.__name__: task for task in (setup, demo, test, lint, types, check, corpus, docs, lock)
}


def main() -> None:
    """Run the task named on the command line."""
    if sys.version_info < (3, 11):
        sys.exit("Kamerspoor needs Python 3.11 or newer; this is " + sys.version.split()[0])
    name = sys.argv[1] if len(sys.argv) > 1 else ""
    if name not in TASKS:
        lines = [f"  {task:7} {(run.__doc__ or '').splitlines()[0]}" for task, run in TASKS.items()]
        sys.exit("\n".join(["usage: python3 tasks.py TASK", *lines]))
    setup()
    TASKS[name]()


if __name__ == "__main__":
    main()
