"""Citations: the gold table, notes, Ibid., and text that grows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.mentions.verwijzingen import find_verwijzingen
from pipeline.mentions.verwijzingen.citeervormen import find_stukken
from pipeline.model import BriefSoort, Kamerbrief, Mentions, Verwijzing, Zin, ZinSoort
from pipeline.scoring.lezen import show_verwijzing as shown
from tests.mentions.gold import Case, load, texts

BRIEF = Kamerbrief(
    id="kst-1", bron="brief.txt", sha256="00", vorm="00", soort=BriefSoort.KAMERBRIEF, tekst="", blokken=()
)


def zin(tekst: str, soort: ZinSoort = ZinSoort.TEKST, noot: str | None = None) -> Zin:
    return Zin(1, soort, tekst, 100, 100 + len(tekst), 1, noot=noot)


def find(*zinnen: Zin) -> list[Verwijzing]:
    return list(find_verwijzingen(BRIEF, zinnen, Mentions()))


@pytest.mark.parametrize(("text", "value"), [(text, value) for text, value, _ in texts("verwijzingen")])
def test_gold(text: str, value: tuple[str, ...]) -> None:
    assert tuple(shown(verwijzing) for verwijzing in find(zin(text))) == value


def test_the_gold_is_large_enough() -> None:
    cases: list[Case] = load("verwijzingen")
    assert sum(len(case.written) + len(case.forbidden) for case in cases) >= 150


def test_the_place_is_the_citation_itself() -> None:
    tekst = "Zie daarvoor Kamerstuk 36 200 XV, nrs. 12 en 14, over de arbeidsmarkt."
    for verwijzing in find(zin(tekst)):
        assert verwijzing.plaats.citaat == "Kamerstuk 36 200 XV, nrs. 12 en 14"
        assert tekst[verwijzing.plaats.begin - 100 : verwijzing.plaats.einde - 100] == verwijzing.plaats.citaat


def test_address_of_a_paper() -> None:
    (verwijzing,) = find(zin("Kamerstuk 36 200 XV, nr. 12"))
    assert verwijzing.url == "https://zoek.officielebekendmakingen.nl/kst-36200-XV-12.html"


def test_table_rows_are_not_read() -> None:
    assert find(zin("Kamerstuk 36 200 XV, nr. 12", ZinSoort.TABEL)) == []


def test_a_note_gives_its_number() -> None:
    (verwijzing,) = find(zin("Kamerstuk 36 200 XV, nr. 12", ZinSoort.VOETNOOT, "7"))
    assert verwijzing.voetnoot == "7"


@pytest.mark.parametrize(
    ("second", "nummer"),
    [("Ibid.", "12"), ("Ibidem, p. 4.", "12"), ("Idem, nr. 15.", "15"), ("idem", "12")],
)
def test_ibid_stands_for_the_one_citation_of_the_note_before(second: str, nummer: str) -> None:
    first = zin("Kamerstukken II 2022/23, 36 200 XV, nr. 12.", ZinSoort.VOETNOOT, "1")
    _, again = find(first, zin("Tekst."), zin(second, ZinSoort.VOETNOOT, "2"))
    assert (again.identificatie, again.voetnoot) == (f"kst-36200-XV-{nummer}", "2")
    assert again.vergaderjaar == "2022-2023"


def test_ibid_is_open_where_two_citations_or_none_come_before() -> None:
    two = zin("Kamerstuk 36 200 XV, nrs. 12 en 14.", ZinSoort.VOETNOOT, "1")
    report = zin("SCP, De sociale staat, 2022.", ZinSoort.VOETNOOT, "1")
    ibid = zin("Ibid.", ZinSoort.VOETNOOT, "2")
    assert len(find(two, ibid)) == 2
    assert find(report, ibid) == []


@pytest.mark.parametrize(
    "near_miss",
    [
        "29 911 en ",
        "Kamerstukken II 2019/20, ",
        "nr. 1, ",
        "Kamerstuk 29 911, nr. 1, 2, 3, ",
        "Aanhangsel Handelingen ",
        "12 345 VI, ",
        "2019/20, ",
        "(((( ",
        "https://a.nl/b/",
        "XIX",
        "1 ",
    ],
)
def test_reading_is_linear(near_miss: str) -> None:
    """Work is counted by the regex engine's own clock: a backtracking expression would not return."""
    assert sum(1 for _ in find_stukken(near_miss * 100_000)) >= 0


@pytest.mark.real
@pytest.mark.parametrize("stem", ["2019-11-04-brief", "2020-06-18-brief", "2024-08-28-brief"])
def test_the_citations_of_the_real_letters_are_read(shared: Path, stem: str) -> None:
    gold = json.loads((shared / "gold" / f"{stem}.json").read_text(encoding="utf-8"))
    for reference in gold["references"]:
        found = {verwijzing.identificatie for verwijzing in find(zin(reference["quote"]))}
        assert reference["id"] in found
