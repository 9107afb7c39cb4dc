"""The Dutch pipeline: which spaCy model runs, and how it is loaded."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

PREFERRED = "nl_core_news_md"
OWN = "nl_kamerspoor_sm"  # in the package `models`
BLANK = "blank"
OPENING = "«‘“'\"([¿€•–"
CANDIDATE = re.compile(r"""(?<![.!?…])(?P<stop>[.!?…]++)(?P<close>[»”’"')\]]*+)\s++(?=(?P<next>\S+))""")
INITIALS = re.compile(r"(?:[A-ZÀ-Þ][a-z]?\.)*[A-ZÀ-Þ][a-z]?$")
LIST_NUMBER = re.compile(r"\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-z])$")


class ModelMissing(Exception):
    """A model that was asked for and cannot be loaded; the message says in one line what to do."""


@dataclass(frozen=True, slots=True)
class Taal:
    """The loaded pipeline and the name under which it is recorded."""

    naam: str
    nlp: Language


def find_model(model: str = "auto") -> str:
    """The model that a name stands for.

    `auto` is nl_core_news_md where it is installed, else our own small pipeline in `models`, else spaCy's Dutch
    tokenizer alone ("blank"); any other value names an installed model or the folder of one. Raises ModelMissing
    where that one is not there.
    """
    if model == "auto":
        return PREFERRED if find_spec(PREFERRED) else str(own_model()) if own_model() else BLANK
    if model == BLANK or (model.isidentifier() and find_spec(model)) or Path(model, "config.cfg").is_file():
        return model
    raise ModelMissing(f"het taalmodel {model} is niet gevonden; geef een map, een geïnstalleerd model of 'auto'")


def own_model() -> Path | None:
    """The folder of our own pipeline; None where the package has none."""
    folder = Path(str(files("models"))) / OWN
    return folder if (folder / "config.cfg").is_file() else None


@cache
def load_taal(model: str = "auto") -> Taal:
    """Load the Dutch pipeline that `find_model` finds. Raises ModelMissing where it does not load."""
    import spacy  # noqa: PLC0415 - takes over a second to import

    found = find_model(model)
    nlp = spacy.blank("nl") if found == BLANK else _load(found)
    nlp.add_pipe(_component(), first=True)
    return Taal(Path(found).name, nlp)


def _load(model: str) -> Language:
    """A trained model, without the parts that nothing uses: letters are read by rules over tokens."""
    import spacy  # noqa: PLC0415

    meta, running = _meta(model), version("spacy")
    wanted = str(meta.get("spacy_version", ""))
    if spacy.util.is_compatible_version(running, wanted) is False:
        raise ModelMissing(
            f"het taalmodel {model} is gemaakt voor spaCy {wanted} en hier draait {running}; "
            f"installeer een model dat past, of neem --model auto"
        )
    try:
        return spacy.load(model, exclude=list(meta.get("components", [])))
    except (OSError, ValueError) as error:
        reason = str(error).splitlines()[0]
        raise ModelMissing(f"het taalmodel {model} is niet te laden: {reason}") from error


def _meta(model: str) -> dict[str, Any]:
    """What a model says of itself: its own meta.json."""
    spec = find_spec(model) if model.isidentifier() else None
    folder = Path(spec.origin).parent if spec and spec.origin else Path(model)
    found = sorted(folder.glob("meta.json")) or sorted(folder.glob("*/meta.json"))
    return dict(json.loads(found[0].read_text(encoding="utf-8"))) if found else {}


@cache
def _component() -> str:
    """Register the sentence component with spaCy and give its name."""
    from spacy.language import Language as Registry  # noqa: PLC0415

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

    A full stop ends a sentence where a capital, number or quotation follows; after an abbreviation only where
    that abbreviation can end one ("€ 3 mln. De Kamer") and the next word opens one.

    >>> text = "Dat kost € 3 mln. De Kamer kreeg nr. 5 van mr. drs. A. Vos. Zie blz. 12."
    >>> [text[start:start + 3] for start in find_sentence_starts(text)]
    ['De ', 'Zie']
    """
    return tuple(found.start("next") for found in CANDIDATE.finditer(text) if _ends_sentence(text, found))


def _ends_sentence(text: str, found: re.Match[str]) -> bool:
    """Whether a candidate full stop ends its sentence."""
    following = found["next"]
    first = following[0]
    if not (first.isupper() or first.isdigit() or (first in OPENING and not following[1:2].islower())):
        return first in OPENING and found["stop"] != "." and following[1:2].isupper()
    if found["stop"] != "." or found["close"]:
        return True
    word = text[text.rfind(" ", 0, found.start()) + 1 : found.start()].lstrip("«‘“'\"([").rpartition("/")[2]
    key = word.lower().rstrip(".")
    opens = re.sub(r"\W.*", "", following.lstrip(OPENING).lower()) in _words("openers")
    if LIST_NUMBER.match(word) and len(word) == found.start():
        return False
    if key in _words("nooit"):
        return False
    if key in _words("soms") or INITIALS.match(word):
        return opens
    return True


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
