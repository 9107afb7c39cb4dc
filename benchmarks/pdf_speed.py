"""How fast, and in how much memory, PDFs are read: Kamerspoor's reader against plain pdfplumber `extract_text`.

    .venv/bin/python benchmarks/pdf_speed.py

Both read the same pages in turn, in one run, each measurement in a process of its own; the best of three counts
(of the long letter there is one).
Printed is a table in markdown; what counts are the ratios, for the speeds themselves are those of one machine.
"""

from __future__ import annotations

import io
import multiprocessing
import resource
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pdfplumber
import pikepdf

from pipeline.documents.pdf import read_pdf
from pipeline.documents.pdf.source import open_source, read_page
from pipeline.model import LineRole

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
ROUNDS = 3
MEGABYTE = 2**20


@dataclass(frozen=True, slots=True)
class Measure:
    """The time that pages took, in seconds of processor time, and the peak of memory, in bytes."""

    pages: int
    seconds: float
    peak: int

    @property
    def speed(self) -> float:
        """Pages per second."""
        return self.pages / self.seconds


def extract(files: Sequence[bytes]) -> int:
    """Read files with pdfplumber's `extract_text`, letting go of each page; returns the number of pages."""
    count = 0
    for content in files:
        with pdfplumber.open(io.BytesIO(content)) as pdf:
            for page in pdf.pages:
                page.extract_text()
                page.close()
                count += 1
    return count


def read(files: Sequence[bytes]) -> int:
    """Read files with Kamerspoor: text, order, roles, notes, tables and the place of every word."""
    return sum(read_pdf(content, "brief.pdf").page_count or 0 for content in files)


def read_words(files: Sequence[bytes]) -> int:
    """The first stage of the same: the check for damage, and all words with their places and sizes."""
    count = 0
    for content in files:
        with open_source(content, "brief.pdf") as source:
            for index in range(source.page_count):
                read_page(source, index)
                count += 1
    return count


def measure(work: Callable[[Sequence[bytes]], int], files: Sequence[bytes]) -> Measure:
    """Do some work in a new process, to have its memory alone."""
    context = multiprocessing.get_context("spawn")
    with context.Pool(1, maxtasksperchild=1) as pool:
        return pool.apply(_measure, (work, files))


def _measure(work: Callable[[Sequence[bytes]], int], files: Sequence[bytes]) -> Measure:
    """Do some work and measure it, in the process that does nothing else, after one page to set all up."""
    work([keep_pages(files[0], {1})])
    begin = time.process_time()
    pages = work(files)
    seconds = time.process_time() - begin
    return Measure(pages, seconds, peak_memory())


def peak_memory() -> int:
    """The peak of memory of this process in bytes; on Linux without what the parent held when it was started."""
    status = Path("/proc/self/status")
    if status.is_file():
        line = next(line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def split_pages(paths: Sequence[Path]) -> tuple[list[bytes], list[bytes]]:
    """The plain pages and the pages with tables of some files, each kind of a file as a file of its own."""
    plain, tables = [], []
    for path in paths:
        content = path.read_bytes()
        with_table = {line.page for line in read_pdf(content, path.name).lines if line.role is LineRole.TABLE}
        without = set(range(1, page_count(content) + 1)) - with_table
        plain += [keep_pages(content, without)] if without else []
        tables += [keep_pages(content, with_table)] if with_table else []
    return plain, tables


def page_count(content: bytes) -> int:
    """The number of pages of a file."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return len(pdf.pages)


def keep_pages(content: bytes, wanted: set[int]) -> bytes:
    """A file with only the pages that are wanted."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for index in range(len(pdf.pages) - 1, -1, -1):
            if index + 1 not in wanted:
                del pdf.pages[index]
        buffer = io.BytesIO()
        pdf.save(buffer)
    return buffer.getvalue()


def compare(name: str, files: Sequence[bytes], rounds: int = ROUNDS) -> None:
    """Print how the readers do on some files."""
    found: dict[str, Measure] = {}
    for _ in range(rounds):
        for label, work in (("extract_text", extract), ("words", read_words), ("lines", read)):
            one = measure(work, files)
            found[label] = min(found.get(label, one), one, key=lambda each: each.seconds)
    plain = found["extract_text"]
    names = {"extract_text": "pdfplumber `extract_text`", "words": "Kamerspoor: words", "lines": "Kamerspoor: all"}
    for label, one in found.items():
        ratio, memory = one.speed / plain.speed, one.peak / MEGABYTE
        print(f"| {name} | {one.pages} | {names[label]} | {one.speed:.0f} | {ratio:.1f}× | {memory:.0f} |", flush=True)


def find_letters() -> list[Path]:
    """The letters to measure: real ones where they are at hand, else the sample letters."""
    real = sorted((SHARED / "letters" / "pdf").glob("*.pdf"))
    return real or sorted((ROOT / "corpus" / "brieven").glob("*.pdf"))


def main() -> None:
    """Measure and print."""
    letters = find_letters()
    print(f"{len(letters)} letters from `{letters[0].parent.name}/`; Python {sys.version.split()[0]}\n")
    print("| pages | number | reader | pages per second | against `extract_text` | peak memory in MB |")
    print("|---|---:|---|---:|---:|---:|")
    plain, tables = split_pages(letters)
    compare("plain", plain)
    compare("with tables", tables)
    long = SHARED / "hostile" / "400-pages.pdf"
    if long.is_file():
        for count in (100, 400):
            compare(f"one letter of {count} pages", [keep_pages(long.read_bytes(), set(range(1, count + 1)))], rounds=1)


if __name__ == "__main__":
    main()
