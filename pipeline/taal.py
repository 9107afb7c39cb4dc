"""The Dutch pipeline: which spaCy model runs, and how it is loaded."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.metadata import version
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from pipeline.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

PREFERRED = "nl_core_news_md"
OWN = "nl_kamerspoor_sm"  # in the package `models`
BLANK = "blank"
OPENING = "«‘“'\"([¿€•–"
CANDIDATE = re.compile(
    r"""(?<![.!?…])(?P<stop>[.!?…]++)(?P<close>[»”’"')\]¹²³⁰⁴-⁹]*+(?:\[\d{1,3}\])?+)\s++(?=(?P<next>\S+))"""
)
INITIALS = re.compile(r"(?:[A-ZÀ-Þ][a-z]?\.)*[A-ZÀ-Þ][a-z]?$")
LIST_NUMBER = re.compile(r"\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-z]|[IVX]{1,5}|[ivx]{1,5})$")
LISTED = re.compile(r"\(?(?:[a-z]|[ivx]{1,5})[.)]\s++[A-ZÀ-Þ]")  # a list in running text: "… volgt. b. De tweede …"
NUMBERED = re.compile(r"[^\W\d_]+(?: op (?:vraag|vragen))? \d+[a-z]?(?:(?:,| en| t/m| tot en met) \d+[a-z]?)*$")
LOWERED = re.compile(r"[’'‘][stn](?:-|\s++)[A-ZÀ-Þ]|[a-z][A-Z]")  # ’s Nachts, ’s-Hertogenbosch, ’t Gooi, eHerkenning
DOTTED = re.compile(r"[a-z](?:\.[a-z])+$")  # an abbreviation by its shape: b.d, e.o
LONGEST_LABEL = 40  # characters
LONGEST_NOUN = 30  # characters


class ModelMissing(Exception):
    """A model that was asked for and cannot be loaded; the message says in one line what to do."""


@dataclass(frozen=True, slots=True)
class Taal:
    """The loaded pipeline, the name under which it is recorded, and the model as `find_model` gave it."""

    naam: str
    nlp: Language
    model: str = BLANK


def find_model(model: str = "auto") -> str:
    """The model that a name stands for.

    `auto` is nl_core_news_md where it is installed for this spaCy, else our own small pipeline in `models`, else
    spaCy's Dutch tokenizer alone ("blank"); any other value names an installed model or the folder of one. Raises
    ModelMissing where that one is not there.
    """
    if model == "auto":
        fits = find_spec(PREFERRED) is not None and explain_mismatch(PREFERRED) is None
        return PREFERRED if fits else str(own_model() or BLANK)
    if model == BLANK or Path(model, "config.cfg").is_file() or (_is_package(model) and read_meta(model)):
        return model
    raise ModelMissing(f"het taalmodel {model} is niet gevonden; geef een map, een geïnstalleerd model of 'auto'")


def own_model() -> Path | None:
    """The folder of our own pipeline; None where the package has none."""
    folder = Path(str(files("models"))) / OWN
    return folder if (folder / "config.cfg").is_file() else None


def explain_mismatch(model: str) -> str | None:
    """One line where an installed model is not for this spaCy or not for Dutch; None where it is."""
    import spacy  # noqa: PLC0415 - takes over a second to import

    meta, running = read_meta(model), version("spacy")
    wanted = str(meta.get("spacy_version", ""))
    if meta.get("lang", "nl") != "nl":
        return f"het taalmodel {model} is voor de taal {meta['lang']!r}, niet voor het Nederlands"
    if wanted and not spacy.util.is_compatible_version(running, wanted):
        return f"het taalmodel {model} is gemaakt voor spaCy {wanted} en hier draait {running}"
    return None


def require_model(model: str = "auto") -> str:
    """The model that `find_model` finds, loaded once to see that it does. Raises ModelMissing where it does not."""
    found = find_model(model)
    if found not in {BLANK, str(own_model())}:
        load_taal(found)
    return found


def explain_fallback(model: str) -> str | None:
    """One line where `auto` passes over an installed nl_core_news_md; None where it does not."""
    if model != "auto" or find_spec(PREFERRED) is None:
        return None
    mismatch = explain_mismatch(PREFERRED)
    return f"{mismatch}; in plaats daarvan leest {Path(find_model(model)).name}" if mismatch else None


@cache
def load_taal(model: str = "auto") -> Taal:
    """Load the Dutch pipeline that `find_model` finds, without the parts that nothing uses.

    Letters are read by rules over tokens. Raises ModelMissing where it does not load.
    """
    found = find_model(model)
    nlp = load_model(found, exclude=read_meta(found).get("components", ()))
    nlp.add_pipe(_component(), first=True)
    return Taal(Path(found).name, nlp, found)


def load_model(model: str, *, exclude: Iterable[str] = ()) -> Language:
    """A model that `find_model` gave, without the components `exclude`. Raises ModelMissing where it does not load."""
    import spacy  # noqa: PLC0415 - slow to import

    if model == BLANK:
        return spacy.blank("nl")
    if mismatch := explain_mismatch(model):
        raise ModelMissing(f"{mismatch}; installeer een model dat past, of neem --model auto")
    try:
        if _is_package(model) and not Path(model, "config.cfg").is_file():
            return cast("Language", import_module(model).load(exclude=list(exclude)))
        return spacy.load(model, exclude=list(exclude))
    except (OSError, ValueError, KeyError, ImportError, AttributeError) as error:
        reason = (str(error) or type(error).__name__).splitlines()[0]
        raise ModelMissing(f"het taalmodel {model} is niet te laden: {reason}") from error


def read_meta(model: str) -> dict[str, Any]:
    """What a model says of itself: its own meta.json; nothing where it has none, as for "blank"."""
    folder = Path(model)
    if _is_package(model) and (spec := find_spec(model)) and spec.origin:
        folder = Path(spec.origin).parent
    found = sorted(folder.glob("meta.json")) or sorted(folder.glob("*/meta.json"))
    return dict(json.loads(found[0].read_text(encoding="utf-8"))) if found else {}


def _is_package(model: str) -> bool:
    """Whether a name is that of something that is installed, not of a folder here."""
    return model.isidentifier() and (spec := find_spec(model)) is not None and spec.origin is not None


@cache
def _component() -> str:
    """Register the sentence component with spaCy and give its name."""
    from spacy.language import Language as Registry  # noqa: PLC0415 - slow to import

    Registry.component("zin_grenzen", func=mark_sentences)
    return "zin_grenzen"


def mark_sentences(doc: Doc) -> Doc:
    """spaCy component: begin a sentence at each token that the rules of `find_sentence_starts` name."""
    starts = {0, *find_sentence_starts(doc.text)}
    for token in doc:
        token.is_sent_start = token.idx in starts
    return doc


def find_sentence_starts(text: str) -> tuple[int, ...]:
    """Where in a paragraph a sentence begins, the first left out.

    A full stop ends a sentence where a capital, number or quotation follows. Behind an abbreviation it depends on
    its kind (lexicon/zinnen.toml): never ("nr. 5"); mostly, where a capitalised word follows that is not counted
    ("€ 3 mln. Rijksgeld"); or only where a word follows that opens sentences and is no name ("A. Vos").

    >>> text = "Dat kost € 3 mln. De Kamer kreeg nr. 5 van mr. drs. A. Vos. Zie blz. 12."
    >>> [text[start:start + 3] for start in find_sentence_starts(text)]
    ['De ', 'Zie']
    """
    starts = [0]
    for found in CANDIDATE.finditer(text):
        if _ends_sentence(text, found, starts[-1]):
            starts.append(found.start("next"))
    return tuple(starts[1:])


def _ends_sentence(text: str, found: re.Match[str], begin: int) -> bool:
    """Whether a candidate full stop ends its sentence, which begins at `begin`."""
    following = found["next"]
    first = following[0]
    lowered = any(shape.match(text, found.start("next")) for shape in (LOWERED, LISTED))
    if not (first.isupper() or first.isdigit() or lowered or (first in OPENING and not following[1:2].islower())):
        return first in OPENING and found["stop"] != "." and following[1:2].isupper()
    if found["stop"] != "." or found["close"]:
        return True
    return not _is_label(text, found, begin) and _ends_after(text, found)


def _ends_after(text: str, found: re.Match[str]) -> bool:
    """Whether a full stop ends its sentence, by the word that it stands behind and the word that follows."""
    start = text.rfind(" ", 0, found.start()) + 1
    word = text[start : found.start()].lstrip("«‘“'\"([").rpartition("/")[2]
    key = word.lower().rstrip(".")
    if key in _words("nooit") or all(part in _words("nooit") for part in key.split(".")):
        return False
    if key in _words("meestal"):
        return found["next"][0].isupper() and not _is_counted(found["next"])
    if key in _words("soms") or DOTTED.match(key):
        return _opens(found["next"])
    if INITIALS.match(word):
        return _opens(found["next"]) or (len(word) == 1 and _is_in_series(text[max(0, start - LONGEST_NOUN) : start]))
    return True


def _opens(following: str) -> bool:
    """Whether a word opens sentences and is no name."""
    return re.sub(r"\W.*", "", following.lstrip(OPENING).lower()) in _words("openers")


def _is_counted(following: str) -> bool:
    """Whether a capitalised word behind a sum says what is counted: Rijksgeld, Europese steun."""
    word = following.lower().rstrip(".,;:)")
    return word in _words("bijvoeglijk") or any(word.endswith(end) and word != end for end in _words("geld"))


def _is_in_series(before: str) -> bool:
    """Whether a single letter behind these words is one of a series and no initial: "bijlage A.", "categorie B."."""
    words = before.split()
    return bool(words) and words[-1].lower() in _words("reeksen")


def _is_label(text: str, found: re.Match[str], begin: int) -> bool:
    """Whether a full stop belongs to the number that a sentence begins with: "1.", "IV.", "b.", "Vraag 3 en 4."."""
    if found.start("stop") - begin > LONGEST_LABEL:
        return False
    label = text[begin : found.start("stop")].strip()
    return bool(LIST_NUMBER.match(label)) or (
        label.partition(" ")[0].lower() in _words("etiketten") and bool(NUMBERED.match(label))
    )


def opens_sentence(text: str) -> bool:
    """Whether a text goes on, after white space, with a capitalised word that opens sentences and is no name.

    >>> opens_sentence(" Daarbij komt"), opens_sentence(" Kuiken vraagt"), opens_sentence(" daarbij")
    (True, False, False)
    """
    found = re.match(r"\s+([A-ZÀ-Þ]\w*)", text)
    return found is not None and found[1].lower() in _words("openers")


@cache
def _words(name: str) -> frozenset[str]:
    """A word list of lexicon/zinnen.toml."""
    return frozenset(lexicon("zinnen")[name])
