"""Many files: which are offered, reading each in a worker that may be killed, writing what comes back.

Only the parent writes. A file that hangs, eats memory or breaks the reader costs that file alone: it is refused with
the reason, and the run goes on. What was read before, by the same version and unchanged, is not read again.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import resource
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from concurrent.futures import TimeoutError as FutureTimeout
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from pebble import ProcessExpired, ProcessFuture, ProcessPool
from sqlite_utils import Database

from pipeline import __version__
from pipeline.documents import SUFFIXES
from pipeline.flow import read_letter
from pipeline.links import link_letters
from pipeline.manifest import NAME as MANIFEST
from pipeline.manifest import Opgave, load_manifest
from pipeline.model import BestandStatus, DocumentRefused, Kamerbrief, Lezing, ScanRefused
from pipeline.ocr import make_searchable
from pipeline.store.reading import ledger, load_corpus, source_of
from pipeline.store.rows import Row
from pipeline.store.writing import Bestand, Verschil, save_file, save_letter, save_links
from pipeline.taal import load_taal

OTHER = (".doc", ".odt", ".rtf", ".zip", ".eml", ".msg", ".tif", ".tiff", ".jpg", ".jpeg", ".png")
DOCUMENTS = frozenset((*SUFFIXES, *OTHER))
PREFERENCE = ("xml", "pdf", "docx", "html", "markdown", "tekst")  # of several files of one letter, the first is read
TIMEOUT = 120.0  # seconds for one file
OCR_SHARE = 0.8  # of a file's time, for recognising the text of a scan
MEMORY = 4 * 2**30  # bytes of address space for one worker
LETTERS_PER_WORKER = 200  # after which a worker is replaced, so that no leak grows
MAX_BYTES = 200 * 2**20


@dataclass(frozen=True, slots=True)
class Offer:
    """A file that is offered, with what a manifest says of it."""

    path: Path
    opgave: Opgave | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file in this run; `unchanged` where an earlier run had read it already."""

    path: Path
    status: BestandStatus
    fout: str | None = None
    waarschuwingen: tuple[str, ...] = ()
    unchanged: bool = False


@dataclass(slots=True)
class Run:
    """The settings of a run, and its ledger so far."""

    db: Database
    model: str
    workers: int
    timeout: float = TIMEOUT
    ocr: bool = False
    now: Callable[[], datetime] = field(default=lambda: datetime.now(UTC))


def find_files(paths: Sequence[Path]) -> list[Path]:
    """The files that `paths` offer: each file named, and every document in the folders, sorted.

    In a folder, hidden files, README pages and files that are no document are passed over.
    """
    found: dict[Path, None] = {}
    for path in paths:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if not path.is_dir() or _is_document(file.relative_to(path), file):
                found[file.resolve()] = None
    return list(found)


def _is_document(name: Path, file: Path) -> bool:
    """Whether a file of a folder counts as offered."""
    hidden = any(part.startswith(".") for part in name.parts)
    return not hidden and file.suffix.lower() in DOCUMENTS and file.stem.upper() != "README" and file.is_file()


def offer_files(paths: Sequence[Path], manifest: Path | None) -> list[Offer]:
    """The files of `paths` with their manifest entries: of `manifest`, else of a manifest.toml beside the file.

    Raises ManifestError for a manifest that cannot be used.
    """
    fixed = load_manifest(manifest) if manifest else None
    folders: dict[Path, Mapping[str, Opgave]] = {}
    offers = []
    for path in find_files(paths):
        beside = path.parent / MANIFEST
        if fixed is None and path.parent not in folders:
            folders[path.parent] = load_manifest(beside) if beside.is_file() else {}
        entries = fixed if fixed is not None else folders[path.parent]
        offers.append(Offer(path, entries.get(path.stem)))
    return offers


def run_batch(run: Run, offers: Sequence[Offer]) -> Iterator[Outcome]:
    """Read the files that are new or changed, and save each as it comes.

    A second round reads the files whose letter was read from a file that holds another one now.
    """
    fresh = yield from _pass_over_read(run, offers)
    while fresh:
        for offer, result in _read_all(run, fresh):
            yield _save(run, offer, result)
        released = {row["pad"] for row in ledger(run.db).values() if not row["gelezen_met"]}
        fresh = [offer for offer in offers if printable_path(offer.path) in released]


def link_store(db: Database) -> Verschil:
    """Link all letters of the database, and say what that changed.

    To be done after each run, also where no letter is new: the run before may have been interrupted before its end.
    """
    return save_links(db, link_letters(load_corpus(db)))


def _pass_over_read(run: Run, offers: Sequence[Offer]) -> Generator[Outcome, None, list[Offer]]:
    """Yield what is already in the database; returns the files that are still to be read."""
    known = ledger(run.db)
    fresh: list[Offer] = []
    for offer in offers:
        row = known.get(printable_path(offer.path))
        if row and row["sha256"] == _digest(offer.path) and row["gelezen_met"] == _made_with(run, offer.opgave):
            yield Outcome(offer.path, BestandStatus(row["status"]), row["fout"], unchanged=True)
        else:
            fresh.append(offer)
    return fresh


def _made_with(run: Run, opgave: Opgave | None) -> str:
    """What the reading of a file depends on besides its bytes: the rules, the model, the manifest's entry."""
    entry = hashlib.sha256(repr(opgave).encode()).hexdigest()[:12] if opgave else "-"
    return f"kamerspoor {__version__} ({_rules()}) · {run.model}{' · ocr' if run.ocr else ''} · {entry}"


@cache
def _rules() -> str:
    """A digest of the code and lexicons that read letters, so that a change of either reads all letters anew."""
    digest = hashlib.sha256()
    folder = Path(__file__).parent
    for path in sorted(path for path in folder.rglob("*") if path.suffix in (".py", ".toml")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _digest(path: Path) -> str | None:
    """The SHA-256 of a file; None where it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


# ---------------------------------------------------------------- reading, in workers


def _read_all(run: Run, offers: Sequence[Offer]) -> Iterator[tuple[Offer, Lezing | str]]:
    """Each file with its letter, or with the reason why it was refused, in the order offered."""
    if not offers:
        return
    context = multiprocessing.get_context("spawn")
    workers = max(1, min(run.workers, len(offers)))
    pool = ProcessPool(max_workers=workers, max_tasks=LETTERS_PER_WORKER, initializer=_limit_memory, context=context)
    with pool:
        futures = [
            (
                offer,
                pool.schedule(
                    _read_file,
                    args=(offer, run.model, OCR_SHARE * run.timeout if run.ocr else None),
                    timeout=run.timeout,
                ),
            )
            for offer in offers
        ]
        try:
            for offer, future in futures:
                yield offer, _result(future, run.timeout)
        except BaseException:
            pool.stop()  # type: ignore[no-untyped-call]  # pebble types all but this
            raise


def _limit_memory() -> None:
    """Give a worker a limit on its address space, so that a bomb ends the worker and not the machine."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _read_file(offer: Offer, model: str, ocr: float | None) -> Lezing:
    """Read one file, within a worker; a scan is made searchable first where `ocr` gives the seconds for it."""
    try:
        if not offer.path.is_file():
            raise DocumentRefused("is geen gewoon bestand")
        if offer.path.stat().st_size > MAX_BYTES:
            raise DocumentRefused(f"is groter dan {MAX_BYTES // 2**20} MB; splits het bestand")
        content = offer.path.read_bytes()
    except OSError as error:
        raise DocumentRefused(f"is niet te lezen ({os.strerror(error.errno or 0)}); controleer de rechten") from error
    name, taal = printable_name(offer.path), load_taal(model)
    try:
        return read_letter(content, name, offer.opgave, taal)
    except ScanRefused:
        if ocr is None:
            raise
    lezing = read_letter(make_searchable(content, ocr), name, offer.opgave, taal)
    brief = replace(lezing.brief, sha256=hashlib.sha256(content).hexdigest())
    warning = "de tekst is uit een scan herkend met OCRmyPDF en kan leesfouten bevatten"
    return replace(lezing, brief=brief, waarschuwingen=(*lezing.waarschuwingen, warning))


def printable_name(path: Path) -> str:
    """The name of a file as text that can be stored, whatever bytes it is made of."""
    return path.name.encode("utf-8", "backslashreplace").decode("utf-8")


def _result(future: ProcessFuture[Lezing], timeout: float) -> Lezing | str:
    """The letter that a worker read, or the reason why there is none."""
    try:
        result = future.result()
    except DocumentRefused as refusal:
        return str(refusal)
    except FutureTimeout:
        return f"kostte meer dan {timeout:.0f} seconden en is afgebroken; splits het bestand"
    except MemoryError:
        return "vraagt meer geheugen dan één bestand mag gebruiken; splits het bestand"
    except ProcessExpired:
        return "liet de lezer vastlopen; het bestand is beschadigd of te zwaar"
    except Exception as error:  # noqa: BLE001 - the isolation boundary: no fault in one letter may stop a run
        reason = f"{type(error).__name__}: {error}".splitlines()[0][:200]
        return f"onverwachte fout in Kamerspoor ({reason}); meld dit"
    return result


# ---------------------------------------------------------------- saving


def _save(run: Run, offer: Offer, result: Lezing | str) -> Outcome:
    """Save a letter or a refusal, and say what became of the file."""
    pad = printable_path(offer.path)
    made = _made_with(run, offer.opgave)
    now = run.now().isoformat(timespec="seconds")
    if isinstance(result, str):
        status = BestandStatus.GEWEIGERD
        save_file(run.db, Bestand(pad, _digest(offer.path), status, now, made, fout=result))
        return Outcome(offer.path, status, result)
    brief = result.brief
    other = _preferred(run.db, brief, pad)
    warnings = (*result.waarschuwingen, *(_conflict(brief, other) if other else ()))
    status = BestandStatus.MET_WAARSCHUWING if warnings else BestandStatus.GELEZEN
    bestand = Bestand(pad, brief.sha256, status, now, made, brief.vorm, waarschuwingen=warnings, kamerbrief_id=brief.id)
    if other:
        save_file(run.db, bestand)
    else:
        save_letter(run.db, result, replace(bestand, gekozen=True))
    return Outcome(offer.path, status, None, warnings)


def printable_path(path: Path) -> str:
    """A path as text that can be stored."""
    return str(path).encode("utf-8", "backslashreplace").decode("utf-8")


def _preferred(db: Database, brief: Kamerbrief, pad: str) -> Row | None:
    """The ledger line of another file of the same letter that goes before this one; None where this one is read."""
    other = source_of(db, brief.id)
    if other is None or other["pad"] == pad or not Path(other["pad"]).is_file():
        return None
    return other if _preference(other["vorm"], other["pad"]) < _preference(brief.vorm, pad) else None


def _preference(vorm: str, pad: str) -> tuple[int, str]:
    """The order in which files of one letter are preferred: by form, then by name."""
    return (PREFERENCE.index(vorm) if vorm in PREFERENCE else len(PREFERENCE), pad)


def _conflict(brief: Kamerbrief, other: Row) -> Iterator[str]:
    """A warning where two files of one form bear the same number and differ: one may be a corrected version.

    Letters without a number are one where their text is the same, so that they do not differ.
    """
    if other["vorm"] == brief.vorm and other["sha256"] != brief.sha256 and not brief.id.startswith("brief-"):
        name = Path(other["pad"]).name
        yield f"draagt hetzelfde nummer als {name}, met andere inhoud; {name} is gelezen, verwijder wat verouderd is"
