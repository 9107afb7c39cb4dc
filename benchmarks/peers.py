"""Kamerspoor's extractors beside public tools on gold, in one run.

    pip install -e '.[benchmark]' && python benchmarks/peers.py [GOLD]

Every tool gets the same texts: those of the gold tables of corpus/gold, and the sentences of the gold of letters in the
folder GOLD (corpus/gold/brieven by default). What it finds is held to the gold by value alone: of sums the euros, of
dates the days, of citations the identifier, of sentences where they begin. Printed are tables in markdown: precision,
recall and F1 over the values, the number of texts that are read without any fault, and the processor time of a call,
the best of three rounds. A peer that is not installed is named, and left out.
"""

from __future__ import annotations

import re
import sys
import time
import warnings
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import redirect_stdout, suppress
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib import import_module
from io import StringIO
from itertools import chain
from pathlib import Path
from typing import Any

from pipeline.identificatie import kamerstuk_id
from pipeline.scoring.gold import GoldFiles, find_gold, own_gold, read_letter_gold, read_texts, read_zingrenzen
from pipeline.scoring.lezen import read_bedragen, read_termijnen, read_verwijzingen
from pipeline.scoring.verdicts import Score, Verdict, compare, count_outcomes
from pipeline.taal import load_taal

ROUNDS = 3
NEAR = 31  # days from the bound of an interval that is open at its other end
HEAD = "| tool | precision | recall | F1 | texts without fault | µs per call |\n|---|---|---|---|---|---|"

Values = Sequence[Hashable]
Reader = Callable[[str, date | None], Values]


@dataclass(frozen=True, slots=True)
class Text:
    """A text of the gold, the date of its letter, and the values that it holds."""

    text: str
    datum: date | None
    values: Values


@dataclass(frozen=True, slots=True)
class Peer:
    """A tool, the module that must be installed for it, and what makes the function that reads with it."""

    name: str
    module: str
    make: Callable[[Any], Reader]


# ---------------------------------------------------------------- sums of money


def gold_bedragen() -> Iterator[Text]:
    """The sums of the gold as euros, from and to."""
    for text, values, case in read_texts(own_gold() / "bedragen.toml"):
        yield Text(text, case.datum, [euros(value) for value in values])


def euros(value: str) -> tuple[float, float | None]:
    """The euros of a sum as the gold writes it.

    >>> euros("EUR 5000000–10000000 (circa) in 2021")
    (5000000.0, 10000000.0)
    """
    low, _, high = value.split()[1].partition("–")
    return float(low), float(high) if high else None


def letter_bedragen(gold: GoldFiles) -> Iterator[Text]:
    """The sentences of letters that hold sums, as euros."""
    for path in gold.letters.values():
        letter = read_letter_gold(path)
        day = letter["letter"]["date"]
        for sentence in dict.fromkeys(amount["sentence"] for amount in letter["amounts"]):
            found = [amount for amount in letter["amounts"] if amount["sentence"] == sentence]
            values = [(float(amount["eur"]), amount.get("eur_max")) for amount in found]
            yield Text(sentence, date.fromisoformat(day) if day else None, values)


def own_bedragen(_: Any) -> Reader:
    """Kamerspoor's reader of sums."""
    return lambda text, datum: [(found.euro, found.euro_tot) for found in read_bedragen(text, datum)]


def price_parser(module: Any) -> Reader:
    """price-parser: the one price of a text."""

    def read(text: str, _: date | None) -> Values:
        price = module.Price.fromstring(text)
        return [(float(price.amount), None)] if price.amount is not None and price.currency else []

    return read


def text2num(module: Any) -> Reader:
    """text2num: number words made digits; a number beside € or euro is a sum."""
    beside = re.compile(r"(?:€|EUR) ?(\d+(?:[.,]\d+)*)|(\d+(?:[.,]\d+)*) euro")

    def read(text: str, _: date | None) -> Values:
        found = (match[1] or match[2] for match in beside.finditer(module.alpha2digit(text, "nl")))
        return [(float(number.replace(".", "").replace(",", ".")), None) for number in found]

    return read


def recognizers(module: Any) -> Reader:
    """Microsoft Recognizers-Text: currencies. Its Python edition has no Dutch for these, and reads as in English."""

    def read(text: str, _: date | None) -> Values:
        found = (result.resolution or {} for result in module.recognize_currency(text, "nl-nl"))
        return [(float(each["value"]), None) for each in found if each.get("value")]

    return read


# ---------------------------------------------------------------- dates


def gold_termijnen() -> Iterator[Text]:
    """The dated words of the gold in letters that have a date, as first and last day."""
    for text, values, case in read_texts(own_gold() / "termijnen.toml"):
        if case.datum:
            yield Text(text, case.datum, [days(value) for value in values])


def days(value: str) -> tuple[date | None, date | None]:
    """The days of dated words as the gold writes them."""
    first, last = (None if end == "open" else date.fromisoformat(end) for end in value.split(" .. "))
    return first, last


def own_termijnen(_: Any) -> Reader:
    """Kamerspoor's reader of words that date."""
    return lambda text, datum: [(found.vanaf, found.uiterlijk) for found in read_termijnen(text, datum)]


def dateparser_search(module: Any) -> Reader:
    """dateparser: the days that its search finds, counted from the date of the letter."""

    def read(text: str, datum: date | None) -> Values:
        settings = {"RELATIVE_BASE": datetime.combine(datum, datetime.min.time()), "DATE_ORDER": "DMY"} if datum else {}
        found = module.search_dates(text, languages=["nl"], settings=settings) or []
        return [(day.date(), day.date()) for _, day in found]

    return read


def within(text: Text, found: Values) -> Iterator[Hashable]:
    """The found days, each as the interval of the gold that it lies in: what a tool of single days may be held to."""
    left = list(text.values)
    for day in found:
        match = next((value for value in left if lies_in(value, day)), None)
        if match is not None:
            left.remove(match)
        yield match if match is not None else day


def lies_in(value: Any, found: Any) -> bool:
    """Whether days lie in the interval of the gold; where that is open at one end, within 31 days of the other."""
    first, last = value
    low, high = found[0] or found[1], found[1] or found[0]
    if low is None or (first is None and last is None):
        return bool(value == found)
    if first is None or last is None:
        return bool(min(abs((day - (first or last)).days) for day in (low, high)) <= NEAR)
    return bool(first <= low <= high <= last)


# ---------------------------------------------------------------- citations


def gold_kamerstukken() -> Iterator[Text]:
    """The Kamerstukken with a number that the gold of citations holds, as identifiers."""
    for text, values, case in read_texts(own_gold() / "verwijzingen.toml"):
        yield Text(text, case.datum, [value.split()[0] for value in values if value.startswith("kst-")])


def letter_kamerstukken(gold: GoldFiles) -> Iterator[Text]:
    """The citations of Kamerstukken in letters, each quote with all that it holds."""
    for path in gold.letters.values():
        cited = [item for item in read_letter_gold(path)["references"] if (item.get("id") or "").startswith("kst-")]
        for quote in dict.fromkeys(item["quote"] for item in cited):
            yield Text(quote, None, [item["id"] for item in cited if item["quote"] == quote])


def own_kamerstukken(_: Any) -> Reader:
    """Kamerspoor's reader of citations."""
    return lambda text, _: [
        found.identificatie for found in read_verwijzingen(text) if (found.identificatie or "").startswith("kst-")
    ]


def plain_expression(_: Any) -> Reader:
    """One regular expression, of the kind that websites link with: 29911-254, 36600-VI-12, 29 911, nr. 254."""
    suffix = r"(?:[- ](?P<suffix>[IVX]+[A-E]?|[A-H]|(?<=21501-)\d\d))?"
    cited = re.compile(rf"\b(?P<dossier>\d{{2}}[ .]?\d{{3}}){suffix}(?:,? nrs?\.? |-)(?P<number>\d+)")

    def read(text: str, _: date | None) -> Values:
        found = (match.groupdict() for match in cited.finditer(text))
        return [kamerstuk_id(re.sub(r"\D", "", f["dossier"]), f["suffix"], f["number"]) for f in found]

    return read


def nllegalcit(module: Any) -> Reader:
    """nllegalcit: its citations of Kamerstukken."""

    def read(text: str, _: date | None) -> Values:
        found = (each for each in module.parse_citations(text) if isinstance(each, module.KamerstukCitation))
        return [kamerstuk_id(*parts(each.dossiernummer), each.ondernummer) for each in found]

    return read


def parts(dossier: str) -> tuple[str, str | None]:
    """Number and suffix of a dossier as nllegalcit gives it.

    >>> parts("36600-VI"), parts("31765")
    (('36600', 'VI'), ('31765', None))
    """
    number, *suffix = re.split(r"[- ]", dossier, maxsplit=1)
    return number, suffix[0] if suffix else None


# ---------------------------------------------------------------- sentences


def gold_zinnen() -> Iterator[Text]:
    """The gold of sentences, with the places where one begins."""
    yield from (Text(text, None, starts) for text, starts in read_zingrenzen(own_gold() / "zinnen.toml"))


def own_zinnen(_: Any) -> Reader:
    """Kamerspoor's rules for sentence ends, as a component of spaCy on the Dutch tokenizer."""
    nlp = load_taal("blank").nlp
    return lambda text, _: [sent.start_char for sent in nlp(text).sents][1:]


def sentencizer(module: Any) -> Reader:
    """spaCy's sentencizer on its Dutch tokenizer."""
    nlp = module.blank("nl")
    nlp.add_pipe("sentencizer")
    return lambda text, _: [sent.start_char for sent in nlp(text).sents][1:]


def pysbd(module: Any) -> Reader:
    """pysbd for Dutch."""
    segmenter = module.Segmenter(language="nl", clean=False, char_span=True)
    return lambda text, _: [span.start for span in segmenter.segment(text)][1:]


# ---------------------------------------------------------------- measuring


BEDRAGEN = (
    Peer("Kamerspoor", "pipeline", own_bedragen),
    Peer("price-parser", "price_parser", price_parser),
    Peer("text2num, a number beside € or euro", "text_to_num", text2num),
    Peer("Recognizers-Text for Python (nl falls back to English)", "recognizers_number_with_unit", recognizers),
)
TERMIJNEN = (
    Peer("Kamerspoor", "pipeline", own_termijnen),
    Peer("dateparser search (nl)", "dateparser.search", dateparser_search),
)
KAMERSTUKKEN = (
    Peer("Kamerspoor", "pipeline", own_kamerstukken),
    Peer("one plain expression", "re", plain_expression),
    Peer("nllegalcit", "nllegalcit", nllegalcit),
)
ZINNEN = (
    Peer("Kamerspoor", "pipeline", own_zinnen),
    Peer("spaCy sentencizer", "spacy", sentencizer),
    Peer("pysbd (nl)", "pysbd", pysbd),
)


@cache
def load(peer: Peer) -> Reader | None:
    """The function that reads with a peer; None, with a line that says so, where it cannot be imported."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return peer.make(import_module(peer.module))
    except ImportError as error:
        print(f"{peer.name} is not installed ({error}): pip install -e '.[benchmark]'", file=sys.stderr)
        return None


def measure(read: Reader, texts: Sequence[Text]) -> tuple[list[Values], float]:
    """What a tool finds in each text, and the microseconds of a call; a text on which it fails gives nothing."""
    found: list[Values] = [read_or_nothing(read, text) for text in texts]
    best = min(time_of(read, texts) for _ in range(ROUNDS))
    return found, best * 1e6 / len(texts)


def time_of(read: Reader, texts: Sequence[Text]) -> float:
    """The processor time of one round over all texts, in seconds."""
    start = time.process_time()
    for text in texts:
        read_or_nothing(read, text)
    return time.process_time() - start


def read_or_nothing(read: Reader, text: Text) -> Values:
    """What a tool finds in a text; nothing where it stumbles."""
    with (
        redirect_stdout(StringIO()),
        suppress(ValueError, TypeError, AttributeError, IndexError, KeyError, ArithmeticError),
    ):
        return list(read(text.text, text.datum))
    return []


def line(name: str, texts: Sequence[Text], found: Sequence[Values], microseconds: float) -> str:
    """The line of a tool in its table."""
    pairs = list(zip(texts, found, strict=True))
    outcomes = [list(compare("", text.text, text.values, values)) for text, values in pairs]
    score = count_outcomes(chain.from_iterable(outcomes)).scores.get("", Score(0, 0, 0))
    right = sum(all(each.verdict is Verdict.GEVONDEN for each in text) for text in outcomes)
    precision = f"{score.precision:.3f}" if score.found + score.spurious else "–"
    figures = f"{precision} | {score.recall:.3f} | {score.f1:.3f} | {right} of {len(texts)}"
    return f"| {name} | {figures} | {microseconds:,.0f} |"


def table(title: str, texts: Sequence[Text], peers: Sequence[Peer], *, loosely: bool = False) -> None:
    """Print what each tool makes of the texts; `loosely` counts a day that lies in the interval of the gold."""
    print(f"\n**{title}**: {len(texts)} texts, {sum(len(text.values) for text in texts)} values\n\n{HEAD}")
    for peer in peers:
        read = load(peer)
        if read:
            found, microseconds = measure(read, texts)
            if loosely:
                found = [list(within(text, values)) for text, values in zip(texts, found, strict=True)]
            print(line(peer.name, texts, found, microseconds), flush=True)


def main() -> None:
    """Print all tables."""
    warnings.simplefilter("ignore")
    letters = find_gold(Path(sys.argv[1]) if len(sys.argv) > 1 else own_gold() / "brieven")
    bedragen = list(gold_bedragen())
    table("Sums of money, by value", bedragen, BEDRAGEN)
    worded = [text for text in bedragen if text.values and not re.search(r"\d", text.text)]
    table("Sums of money in letters", list(letter_bedragen(letters)), BEDRAGEN)
    table("Sums in number words alone", worded, BEDRAGEN)
    termijnen = list(gold_termijnen())
    table("Dates, first and last day", termijnen, TERMIJNEN)
    table("Dates, a day within what the words leave open", termijnen, TERMIJNEN, loosely=True)
    table("Kamerstukken, by identifier", list(gold_kamerstukken()), KAMERSTUKKEN)
    table("Kamerstukken in letters", list(letter_kamerstukken(letters)), KAMERSTUKKEN)
    table("Sentences, by where they begin", list(gold_zinnen()), ZINNEN)


if __name__ == "__main__":
    main()
