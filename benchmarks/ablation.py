"""What part-of-speech tags and a parse would add to the rules: F1 of each extractor on gold, in one run.

    python benchmarks/ablation.py [GOLD LETTERS]

The rules read words alone. Three ways to let a trained pipeline help are measured beside them:

- tags: what is found is dropped where the tags speak against it: a sum without a number, a date with a finite verb in
  it, a citation without number, a motion whose submitter is no name, a promise or fulfilment whose finite verb is none
- parse: what is found is dropped where the parse speaks against it: a mention whose words do not hang together, a
  promise or fulfilment without a finite verb in a main clause
- clauses: the tags decide which words are finite verbs, in place of the rules of `toezeggingen.deelzinnen`

For sentence ends, "tags" keeps an end only where the pipeline's sentence recogniser has it too, and "parse" where its
parser has; both are also measured alone. Only sentences in which something was found are parsed. Gold are the tables
and letters of corpus/gold, the sentences of ongezien.toml, and the letters of GOLD (a folder of JSON, their texts in
LETTERS) where given, else ../shared/gold where that is there. Printed are tables in markdown.
"""

from __future__ import annotations

import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TypeVar
from unittest.mock import patch

from pipeline.batch import Offer, offer_files
from pipeline.flow import read_letter
from pipeline.model import (
    Bedrag,
    BestandStatus,
    Lezing,
    MotieVermelding,
    Nakoming,
    Termijn,
    Toezegging,
    Verwijzing,
    Vindplaats,
    Zin,
)
from pipeline.ontleding import FINITE, Ontleding, Woord, ontleed
from pipeline.scoring import find_gold, own_gold, score_letters
from pipeline.scoring.gold import GoldFiles, read_beloften, read_texts, read_zingrenzen
from pipeline.scoring.lezen import (
    letter_from_notation,
    read_bedragen,
    read_moties,
    read_termijnen,
    read_toezeggingen,
    read_verwijzingen,
    show_bedrag,
    show_termijn,
    show_vermelding,
    show_verwijzing,
)
from pipeline.scoring.verdicts import Outcome, Score, compare, count_outcomes
from pipeline.store.letters import StoredLetter, read_letter_back
from pipeline.store.writing import Bestand, open_store, save_letter
from pipeline.taal import PREFERRED, find_sentence_starts, load_model, load_taal, own_model
from pipeline.toezeggingen import deelzinnen
from pipeline.toezeggingen.deelzinnen import Deelzin, split_deelzinnen
from pipeline.toezeggingen.tokens import Token, tokenise
from pipeline.toezeggingen.werkwoorden import Vorm, vormen

UNSEEN = Path(__file__).with_name("ongezien.toml")
SHARED = Path(__file__).resolve().parents[2] / "shared"
NAMES = frozenset({"PROPN", "X"})
NUMERIC = frozenset({"NUM", "SYM", "X", "PROPN"})
LOOSE_HEADS = 1  # words of a mention that may hang from outside it: its own head
KINDS = ("verwijzingen", "bedragen", "motie_vermeldingen", "toezeggingen", "nakomingen")

Found = Bedrag | Termijn | Verwijzing | MotieVermelding | Toezegging | Nakoming
T = TypeVar("T", Bedrag, Termijn, Verwijzing, MotieVermelding, Toezegging, Nakoming)
Check = Callable[[Ontleding, Sequence[int], Found], bool]


@dataclass(frozen=True, slots=True)
class Way:
    """A way of reading: what must hold of all that is found, and whose word on finite verbs is taken."""

    name: str
    model: str = "blank"
    checks: Mapping[type, Check] | None = None
    clauses: bool = False

    def keeps(self, zin: str, plaats: Vindplaats, begin: int, found: Found) -> bool:
        """Whether this way has what the rules found; `begin` is where its sentence begins in the letter."""
        check = (self.checks or {}).get(type(found))
        if check is None:
            return True
        ontleding = parse(self.model, zin)
        low, high = plaats.begin - begin, plaats.einde - begin
        within = [at for at, word in enumerate(ontleding.woorden) if word.begin < high and word.einde > low]
        return check(ontleding, within, found)

    def reading(self) -> AbstractContextManager[object]:
        """The rules, within this context, as this way has them."""
        return patch.object(deelzinnen, "finite_forms", finite_by_tags(self.model)) if self.clauses else nullcontext()


@cache
def parse(model: str, zin: str) -> Ontleding:
    """A parsed sentence; each is parsed once."""
    return ontleed(load_taal(model), zin)


# ---------------------------------------------------------------- what the tags and the parse say


def words_of(ontleding: Ontleding, within: Sequence[int]) -> list[Woord]:
    """The words at these places."""
    return [ontleding.woorden[at] for at in within]


def has_number(ontleding: Ontleding, within: Sequence[int], _: Found) -> bool:
    """Whether the words of a sum or citation hold what is tagged as a number, sign or name."""
    return any(word.soort in NUMERIC for word in words_of(ontleding, within))


def has_no_verb(ontleding: Ontleding, within: Sequence[int], _: Found) -> bool:
    """Whether no word of a date is tagged as a finite verb."""
    return not any(word.label.startswith(FINITE) for word in words_of(ontleding, within))


def is_named(ontleding: Ontleding, _: Sequence[int], found: Found) -> bool:
    """Whether a word of each submitter of a motion is tagged as a name."""
    assert isinstance(found, MotieVermelding)
    names = {part for word in ontleding.woorden if word.soort in NAMES for part in word.tekst.split("-")}
    return all(names & set(name.replace("-", " ").split()) for name in found.indieners)


def is_finite(ontleding: Ontleding, _: Sequence[int], found: Found) -> bool:
    """Whether a finite verb of the rules is one by the tags too."""
    return any(ontleding.woorden[at].label.startswith(FINITE) for at in verbs_of_rules(ontleding, found))


def hangs_together(ontleding: Ontleding, within: Sequence[int], _: Found) -> bool:
    """Whether the words of a mention are one phrase: at most its head hangs from outside it."""
    inside = set(within)
    loose = (word for word in words_of(ontleding, within) if word.soort != "PUNCT" and word.hoofd not in inside)
    return sum(1 for _ in loose) <= LOOSE_HEADS


def is_main(ontleding: Ontleding, _: Sequence[int], found: Found) -> bool:
    """Whether a finite verb of the rules is one by the tags, in what is a main clause by the parse."""
    places = verbs_of_rules(ontleding, found)
    return any(ontleding.woorden[at].label.startswith(FINITE) and ontleding.is_hoofdzin(at) for at in places)


def verbs_of_rules(ontleding: Ontleding, found: Found) -> list[int]:
    """The places of the words that the rules take for finite verbs in the sentence of a promise or fulfilment."""
    tokens = tokenise(found.plaats.citaat)
    begins = {
        tokens[clause.persoonsvorm].begin for clause in split_deelzinnen(tokens) if clause.persoonsvorm is not None
    }
    return [at for at, word in enumerate(ontleding.woorden) if word.begin in begins]


TAGS: Mapping[type, Check] = {
    Bedrag: has_number,
    Termijn: has_no_verb,
    Verwijzing: has_number,
    MotieVermelding: is_named,
    Toezegging: is_finite,
    Nakoming: is_finite,
}
PARSE: Mapping[type, Check] = {
    Bedrag: hangs_together,
    Termijn: hangs_together,
    Verwijzing: hangs_together,
    MotieVermelding: hangs_together,
    Toezegging: is_main,
    Nakoming: is_main,
}


def finite_by_tags(model: str) -> Callable[[Sequence[Token], int, Deelzin], tuple[Vorm, ...]]:
    """What stands in for `deelzinnen.finite_forms`: a word is a finite verb where it is tagged as one."""
    by_rule = deelzinnen.finite_forms

    def read_forms(tokens: Sequence[Token], index: int, open_clause: Deelzin) -> tuple[Vorm, ...]:
        forms = by_rule(tokens, index, open_clause)
        label = label_of(model, tuple(tokens), index)
        if label.startswith(FINITE):
            return forms or tuple(vorm for vorm in vormen(tokens[index].laag) if vorm.soort in deelzinnen.FINITE)
        return ()

    return read_forms


def label_of(model: str, tokens: tuple[Token, ...], index: int) -> str:
    """The fine tag of the word that begins where a token does; none where words are parted otherwise."""
    text = ""
    for token in tokens:
        text = text.ljust(token.begin) + token.tekst
    begin = tokens[index].begin
    return next((word.label for word in parse(model, text).woorden if word.begin == begin), "")


# ---------------------------------------------------------------- gold tables


def read_tables(way: Way) -> Iterator[Outcome]:
    """What becomes of the gold tables."""
    folder = own_gold()
    yield from _table(way, "amounts", folder / "bedragen.toml", read_bedragen, show_bedrag)
    yield from _table(way, "deadlines", folder / "termijnen.toml", read_termijnen, show_termijn)
    yield from _table(way, "citations", folder / "verwijzingen.toml", read_verwijzingen, show_verwijzing)
    yield from _moties(way, folder / "moties.toml")
    for tekst, datum, wanted in read_beloften(folder / "toezeggingen.toml"):
        found = [item for item in read_toezeggingen(tekst, datum) if way.keeps(tekst, item.plaats, 0, item)]
        yield from compare("commitments", tekst, ["toezegging"] * len(wanted), ["toezegging"] * len(found))


def _table(
    way: Way, kind: str, path: Path, read: Callable[..., list[T]], show: Callable[[T], str]
) -> Iterator[Outcome]:
    """What becomes of a table in which each text is one sentence."""
    for tekst, wanted, case in read_texts(path):
        found = (item for item in read(tekst, case.datum) if way.keeps(tekst, item.plaats, 0, item))
        yield from compare(kind, f"{case.datum}: {tekst}", wanted, map(show, found))


def _moties(way: Way, path: Path) -> Iterator[Outcome]:
    """What becomes of the table of motions, whose texts are letters of some sentences."""
    for tekst, wanted, case in read_texts(path):
        _, zinnen = letter_from_notation(tekst, case.datum)
        found = _kept(way, zinnen, read_moties(tekst, case.datum))
        yield from compare("motions", tekst, wanted, map(show_vermelding, found))


def _kept(way: Way, zinnen: Iterable[Zin], found: Iterable[T]) -> tuple[T, ...]:
    """What a way keeps of what was found in the sentences of a letter."""
    known = {zin.volgnummer: zin for zin in zinnen}
    return tuple(
        item
        for item in found
        if way.keeps(known[item.plaats.zin].tekst, item.plaats, known[item.plaats.zin].begin, item)
    )


def read_unseen(way: Way) -> Iterator[Outcome]:
    """What becomes of the sentences of ongezien.toml."""
    for group in tomllib.loads(UNSEEN.read_text(encoding="utf-8"))["groep"]:
        for wanted, texts in ((1, group["belofte"]), (0, group["geen"])):
            for tekst in texts:
                found = [t for t in read_toezeggingen(tekst, group["datum"]) if way.keeps(tekst, t.plaats, 0, t)]
                kind = f"commitments, {group['naam']}"
                yield from compare(kind, tekst, ["belofte"] * wanted, ["belofte"] * len(found))


# ---------------------------------------------------------------- letters


def read_letters(way: Way, gold: GoldFiles, offers: Sequence[Offer], model: str) -> Iterator[Outcome]:
    """What becomes of the gold of letters; only what this is about, not who wrote them and when."""
    with tempfile.TemporaryDirectory() as folder:
        database = open_store(Path(folder) / "ablation.db")
        stored: dict[str, StoredLetter] = {}
        for offer in offers:
            name = offer.path.name.split(".")[0]
            if name in gold.letters:
                lezing = keep_of(way, read_offer(offer, model, way.model if way.clauses else ""))
                bestand = Bestand(offer.path.name, lezing.brief.sha256, BestandStatus.GELEZEN, "", "")
                save_letter(database, lezing, bestand)
                stored[name] = read_letter_back(database, lezing.brief.id)
        wanted = {f"brieven: {kind}" for kind in KINDS}
        yield from (outcome for outcome in score_letters(gold, stored) if outcome.kind in wanted)


@cache
def read_offer(offer: Offer, model: str, _clauses: str) -> Lezing:
    """A letter as the rules read it, its words parted by a model; `_clauses` names whose finite verbs are taken."""
    return read_letter(offer.path.read_bytes(), offer.path.name, offer.opgave, load_taal(model))


def keep_of(way: Way, lezing: Lezing) -> Lezing:
    """A letter without what a way does not keep."""
    zinnen, mentions = lezing.zinnen, lezing.mentions
    return replace(
        lezing,
        mentions=replace(
            mentions,
            verwijzingen=_kept(way, zinnen, mentions.verwijzingen),
            bedragen=_kept(way, zinnen, mentions.bedragen),
            motie_vermeldingen=_kept(way, zinnen, mentions.motie_vermeldingen),
        ),
        toezeggingen=_kept(way, zinnen, lezing.toezeggingen),
        nakomingen=_kept(way, zinnen, lezing.nakomingen),
    )


# ---------------------------------------------------------------- sentence ends


def read_ends(starts_in: Callable[[str], Iterable[int]]) -> Iterator[Outcome]:
    """What becomes of the sentence ends of the gold."""
    for text, wanted in read_zingrenzen(own_gold() / "zinnen.toml"):
        yield from compare("sentences", text, wanted, starts_in(text))


def starts_by(model: str, component: str) -> Callable[[str], frozenset[int]]:
    """Where a component of a model, "senter" or "parser", has a sentence begin."""
    other = {"senter": "parser", "parser": "senter"}[component]
    nlp = load_model(model, exclude=[other, "ner", "tagger", "morphologizer", "lemmatizer", "trainable_lemmatizer"])
    if component not in nlp.pipe_names and component in nlp.component_names:
        nlp.enable_pipe(component)
    return lru_cache(maxsize=None)(lambda text: frozenset(sent.start_char for sent in nlp(text).sents if sent.start))


def write_ends(models: Sequence[str]) -> Iterator[str]:
    """The table of sentence ends."""
    yield "| way | precision | recall | F1 |"
    yield "|---|---|---|---|"
    yield _row("rules", _score_of(read_ends(find_sentence_starts)))
    for model in models:
        for component in ("senter", "parser"):
            known = starts_by(model, component)
            name = f"{component} of {Path(model).name}"
            yield _row(name, _score_of(read_ends(known)))
            yield _row(f"rules where the {name} agrees", _score_of(read_ends(both_of(known))))


def both_of(known: Callable[[str], frozenset[int]]) -> Callable[[str], frozenset[int]]:
    """Where both the rules and a component have a sentence begin."""
    return lambda text: known(text) & set(find_sentence_starts(text))


def _score_of(outcomes: Iterable[Outcome]) -> Score:
    """The score of outcomes of one kind."""
    return next(iter(count_outcomes(outcomes).scores.values()))


def _row(name: str, score: Score) -> str:
    """A row of a table."""
    return f"| {name} | {score.precision:.3f} | {score.recall:.3f} | {score.f1:.3f} |"


# ---------------------------------------------------------------- the tables


def list_ways(models: Sequence[str]) -> list[Way]:
    """The rules alone, and the three ways of each model."""
    ways = [Way("rules")]
    for model in models:
        short = Path(model).name
        ways += [
            Way(f"tags, {short}", model, TAGS),
            Way(f"parse, {short}", model, PARSE),
            Way(f"clauses, {short}", model, clauses=True),
        ]
    return ways


def write_scores(ways: Sequence[Way], read: Callable[[Way], Iterable[Outcome]]) -> Iterator[str]:
    """A table of F1: a row for each kind, a column for each way."""
    results = {}
    for way in ways:
        with way.reading():
            results[way.name] = count_outcomes(read(way)).scores
    yield f"| F1 of | items | {' | '.join(results)} |"
    yield f"|---|---|{'---|' * len(results)}"
    for kind, score in next(iter(results.values())).items():
        figures = (f"{scores[kind].f1:.3f}" if kind in scores else "–" for scores in results.values())
        yield f"| {kind.removeprefix('brieven: ')} | {score.found + score.missed} | {' | '.join(figures)} |"


def list_letters(given: Sequence[str]) -> Iterator[tuple[str, GoldFiles, list[Offer]]]:
    """The sets of gold letters: our own, and those given or in ../shared."""
    own = own_gold()
    yield "Own letters", find_gold(own / "brieven"), offer_files([own.parent / "brieven"], None)
    gold, letters = map(Path, given) if given else (SHARED / "gold", SHARED / "letters" / "text")
    if gold.is_dir() and letters.is_dir():
        yield f"Letters of {gold.parent.name}/{gold.name}", find_gold(gold), offer_files([letters], None)


def write_letters(
    ways: Sequence[Way], models: Sequence[str], gold: GoldFiles, offers: Sequence[Offer]
) -> Iterator[str]:
    """The table of a set of letters, and whether the words of a model make any difference to what is read."""
    yield from write_scores(ways, lambda way: read_letters(way, gold, offers, "blank"))
    named = [offer for offer in offers if offer.path.name.split(".")[0] in gold.letters]
    for model in models:
        alike = all(read_offer(offer, model, "") == read_offer(offer, "blank", "") for offer in named)
        yield f"\nOn the words of {Path(model).name} all is read {'alike' if alike else 'otherwise'}."


def main(arguments: Sequence[str]) -> None:
    """Print the tables."""
    own = own_model()
    models = [*([str(own)] if own else []), *([PREFERRED] if find_spec(PREFERRED) else [])]
    if PREFERRED not in models:
        print(f"{PREFERRED} is not installed, so its columns are not here\n")
    ways = list_ways(models)
    print("**Own gold tables**\n", *write_scores(ways, read_tables), sep="\n")
    print("\n**Sentences that no rule was made for**\n", *write_scores(ways, read_unseen), sep="\n")
    for name, gold, offers in list_letters(arguments):
        print(f"\n**{name}**\n", *write_letters(ways, models, gold, offers), sep="\n")
    print("\n**Sentence ends**\n", *write_ends(models), sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
