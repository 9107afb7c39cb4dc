"""One sentence, parsed: its words with part of speech, lemma, head and relation, for whoever asks why.

Letters are read by rules over words; no rule reads a parse (docs/ablation.md has what that would gain). A single
sentence can be parsed on demand: the full pipeline is loaded at the first one that asks, and named entities, which
nothing reads, are left out. Labels are those of nl_core_news_md, which our own pipeline shares.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from pipeline.taal import Taal, load_model

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

LAYERS = {"TAG": "woordsoorten", "LEMMA": "lemma's", "DEP": "zinsontleding"}
UNUSED = ("ner", "senter", "zin_grenzen")
FINITE = "WW|pv"
ROOT = "ROOT"
SUBJECT = ("nsubj", "nsubj:pass", "csubj", "expl")
MAIN = (ROOT, "parataxis")
JOINED = "conj"
AUXILIARY = ("aux", "aux:pass", "cop")
PARTICLE = "compound:prt"


@dataclass(frozen=True, slots=True)
class Woord:
    """A word of a parsed sentence, from character `begin` to `einde` of it.

    `soort` is the universal part of speech, `label` the fine one of Lassy ("WW|pv|tgw|ev"), `hoofd` the place of the
    word that it hangs from (the root hangs from itself) and `relatie` how; each empty where the pipeline gives none.
    """

    tekst: str
    begin: int
    einde: int
    soort: str = ""
    label: str = ""
    lemma: str = ""
    hoofd: int | None = None
    relatie: str = ""


@dataclass(frozen=True, slots=True)
class Ontleding:
    """A parsed sentence and the pipeline that parsed it; `melding` says in one line what that one cannot give."""

    model: str
    woorden: tuple[Woord, ...]
    melding: str | None = None

    def persoonsvormen(self) -> Iterator[int]:
        """The places of the finite verbs."""
        return (place for place, word in enumerate(self.woorden) if word.label.startswith(FINITE))

    def is_hoofdzin(self, place: int) -> bool:
        """Whether the clause of the verb at `place` is a main clause or joined to one."""
        head = self._kern(place)
        seen: set[int] = set()
        while self.woorden[head].relatie == JOINED and head not in seen:
            seen.add(head)
            head = self.woorden[head].hoofd or 0
        return self.woorden[head].relatie in MAIN

    def onderwerp(self, place: int) -> str | None:
        """The words of the subject of the verb at `place`; None where its clause has none of its own."""
        kern = self._kern(place)
        subject = next(
            (at for at, word in enumerate(self.woorden) if word.hoofd == kern != at and word.relatie in SUBJECT), None
        )
        return None if subject is None else " ".join(self.woorden[at].tekst for at in self._onder(subject))

    def werkwoord(self, place: int) -> str:
        """The lemma of what the verb at `place` says: of the verb that it helps, its separable part taken in.

        A lemma has the seam of the treebanks: "toe_zeggen".
        """
        kern = self._kern(place)
        lemma = self.woorden[kern].lemma
        part = next((w.tekst.lower() for w in self.woorden if w.hoofd == kern and w.relatie == PARTICLE), None)
        return lemma if part is None or "_" in lemma else f"{part}_{lemma}"

    def _kern(self, place: int) -> int:
        """The head of the clause of a finite verb: itself, or what it is the auxiliary or copula of."""
        word = self.woorden[place]
        return word.hoofd if word.hoofd is not None and word.relatie in AUXILIARY else place

    def _onder(self, top: int) -> list[int]:
        """The places of a word and of all that hangs from it, in the order of the sentence."""
        found, grown = {top}, True
        while grown:
            more = {at for at, word in enumerate(self.woorden) if word.hoofd in found} - found
            grown = bool(more)
            found |= more
        return sorted(found)


def ontleed(taal: Taal, zin: str) -> Ontleding:
    """Parse one sentence with the full pipeline of `taal`, whatever full stops it holds.

    A pipeline without tagger, lemmatizer or parser gives the words and a `melding`. Raises ModelMissing where the
    pipeline can no longer be loaded.

    >>> from pipeline.taal import load_taal
    >>> ontleding = ontleed(load_taal("blank"), "Ik stuur een brief.")
    >>> [word.tekst for word in ontleding.woorden], ontleding.melding
    (['Ik', 'stuur', 'een', 'brief', '.'], "het taalmodel blank geeft geen woordsoorten, lemma's en zinsontleding")
    """
    nlp = _load_full(taal.model)
    doc = nlp.make_doc(zin)
    for token in doc:
        token.is_sent_start = token.i == 0
    return _read_doc(taal, nlp(doc))


@cache
def _load_full(model: str) -> Language:
    """The pipeline of a model with all that a parse needs."""
    return load_model(model, exclude=UNUSED)


def _read_doc(taal: Taal, doc: Doc) -> Ontleding:
    """The parse as spaCy has it, in our own words."""
    missing = [words for layer, words in LAYERS.items() if not doc.has_annotation(layer)]
    parsed = doc.has_annotation("DEP")
    woorden = tuple(
        Woord(
            tekst=token.text,
            begin=token.idx,
            einde=token.idx + len(token),
            soort=token.pos_,
            label=token.tag_,
            lemma=token.lemma_,
            hoofd=token.head.i if parsed else None,
            relatie=token.dep_,
        )
        for token in doc
    )
    return Ontleding(taal.naam, woorden, _say_missing(taal, missing) if missing and len(doc) else None)


def _say_missing(taal: Taal, missing: list[str]) -> str:
    """One line that says what a pipeline does not give."""
    listed = " en ".join(part for part in (", ".join(missing[:-1]), missing[-1]) if part)
    return f"het taalmodel {taal.naam} geeft geen {listed}"
