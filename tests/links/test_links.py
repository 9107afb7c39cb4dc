"""Links over letters: one candidate or none, the same whatever the order, and nothing closed by silence."""

from __future__ import annotations

import random
from dataclasses import replace

from pipeline.links import (
    Corpus,
    LinkedBrief,
    LinkedUitspraak,
    LinkedVermelding,
    LinkedVerwijzing,
    link_letters,
)
from pipeline.model import VerbandSoort

OLD = LinkedBrief("kst-33450-10", "2020-06-01", "33450", None, "10", "LNV")
NEW = LinkedBrief("kst-33450-14", "2021-03-01", "33450", None, "14", "LNV")
OTHER = LinkedBrief("kst-31765-90", "2021-02-01", "31765", None, "90", "VWS")

PROMISE = LinkedUitspraak(
    "t1", OLD.id, "informeren", "Ik stuur uw Kamer in het najaar het convenant over de veenweiden in Friesland."
)
NOISE = LinkedUitspraak("t2", OLD.id, "informeren", "Ik informeer uw Kamer in het voorjaar over de bijensterfte.")
KEPT = LinkedUitspraak("n1", NEW.id, "nakoming", "Hiermee is mijn toezegging over het convenant veenweiden afgedaan.")


def mention(
    key: str,
    brief: LinkedBrief,
    *names: str,
    nummer: str | None = None,
    onderwerp: str | None = None,
    status: str = "vermeld",
) -> LinkedVermelding:
    dossier = "33450" if nummer else None
    return LinkedVermelding(key, brief.id, 0, "de motie", names, dossier, None, nummer, onderwerp, status)


def corpus(
    vermeldingen: list[LinkedVermelding] | None = None,
    verwijzingen: list[LinkedVerwijzing] | None = None,
    toezeggingen: list[LinkedUitspraak] | None = None,
    nakomingen: list[LinkedUitspraak] | None = None,
) -> Corpus:
    brieven = {brief.id: brief for brief in (OLD, NEW, OTHER)}
    return Corpus(brieven, vermeldingen or [], verwijzingen or [], toezeggingen or [], nakomingen or [])


def test_a_number_is_the_identity_of_a_motion() -> None:
    links = link_letters(corpus([mention("m1", OLD, "Boer", nummer="7"), mention("m2", NEW, "Boer", nummer="7")]))
    assert [motie.id for motie in links.moties] == ["kst-33450-7"]
    (link,) = links.verbanden
    assert (link.soort, link.van_id, link.naar_id) == (VerbandSoort.ZELFDE_MOTIE, "m2", "m1")


def test_a_status_that_was_only_weighed_closes_no_motion() -> None:
    told = mention("m1", OLD, "Boer", nummer="7", status="in uitvoering")
    for status, gewogen, stands in (
        ("uitgevoerd", False, "uitgevoerd"),
        ("uitgevoerd", True, "in uitvoering"),
        ("komt terug", True, "komt terug"),
    ):
        later = replace(mention("m2", NEW, "Boer", nummer="7", status=status), gewogen=gewogen)
        (motie,) = link_letters(corpus([told, later])).moties
        assert motie.status == stands


def test_a_motion_without_number_joins_the_only_numbered_one_on_its_subject() -> None:
    numbered = mention("m1", OLD, "Boer", nummer="7", onderwerp="het vernatten van veenweiden in Friesland")
    named = mention("m2", NEW, "Boer", onderwerp="vernatten van de Friese veenweiden")
    assert link_letters(corpus([numbered, named])).motie_of["m2"] == "kst-33450-7"
    elsewhere = replace(named, onderwerp="het tekort aan wijkverpleegkundigen")
    assert link_letters(corpus([numbered, elsewhere])).motie_of["m2"] != "kst-33450-7"


def test_a_motion_that_two_numbers_fit_joins_neither() -> None:
    subject = "het vernatten van veenweiden in Friesland"
    mentions = [
        mention("m1", OLD, "Boer", nummer="7", onderwerp=subject),
        mention("m2", OLD, "Boer", nummer="8", onderwerp=subject),
        mention("m3", NEW, "Boer", onderwerp=subject),
    ]
    assert link_letters(corpus(mentions)).motie_of["m3"].startswith("motie-")


def test_the_latest_statement_gives_a_motion_its_status() -> None:
    mentions = [
        mention("m1", OLD, "Boer", nummer="7", status="in uitvoering"),
        mention("m2", NEW, "Boer", nummer="7", status="uitgevoerd"),
        mention("m3", OTHER, "Boer", nummer="7", status="vermeld"),
    ]
    (motie,) = link_letters(corpus(mentions)).moties
    assert motie.status == "uitgevoerd"


def test_a_citation_resolves_to_a_letter_of_the_corpus_and_not_to_itself() -> None:
    citations = [
        LinkedVerwijzing("v1", NEW.id, "nr. 10", "kst-33450-10"),
        LinkedVerwijzing("v2", NEW.id, "nr. 14", "kst-33450-14"),
        LinkedVerwijzing("v3", NEW.id, "nr. 99", "kst-33450-99"),
    ]
    assert link_letters(corpus(verwijzingen=citations)).doel_of == {"v1": "kst-33450-10"}


def test_a_fulfilment_closes_the_promise_it_is_about() -> None:
    links = link_letters(corpus(toezeggingen=[PROMISE, NOISE], nakomingen=[KEPT]))
    assert links.toezegging_of == {"n1": "t1"}
    assert links.status_of == {"t1": "nagekomen"}
    assert "convena" in links.verbanden[0].grond


def test_silence_closes_nothing() -> None:
    links = link_letters(corpus(toezeggingen=[PROMISE, NOISE]))
    assert not links.status_of
    assert not links.verbanden


def test_a_fulfilment_that_meets_no_promise_says_why() -> None:
    vague = replace(KEPT, tekst="Met deze brief doe ik mijn toezegging gestand.")
    links = link_letters(corpus(toezeggingen=[PROMISE], nakomingen=[vague]))
    assert not links.toezegging_of
    assert "lijkt er genoeg op" in links.reason_of["n1"]
    links = link_letters(corpus(toezeggingen=[replace(PROMISE, brief_id=NEW.id)], nakomingen=[KEPT]))
    assert "geen eerdere brief" in links.reason_of["n1"]


def test_two_promises_that_fit_alike_are_left_apart() -> None:
    twin = replace(
        PROMISE, id="t3", tekst="Ik stuur uw Kamer in het voorjaar het convenant over veenweiden in Friesland."
    )
    links = link_letters(corpus(toezeggingen=[PROMISE, twin], nakomingen=[KEPT]))
    assert not links.toezegging_of
    assert "meer dan één" in links.reason_of["n1"]


def test_a_late_promise_is_tied_to_the_one_it_puts_off() -> None:
    late = replace(
        PROMISE, id="t4", brief_id=NEW.id, tekst="Later dan gepland stuur ik het convenant over de veenweiden."
    )
    (link,) = link_letters(corpus(toezeggingen=[PROMISE, NOISE, late])).verbanden
    assert (link.soort, link.van_id, link.naar_id) == (VerbandSoort.UITSTEL, "t4", "t1")
    silent = replace(late, tekst="Ik stuur het convenant over de veenweiden.")
    assert not link_letters(corpus(toezeggingen=[PROMISE, NOISE, silent])).verbanden


def test_the_order_of_reading_does_not_matter() -> None:
    mentions = [mention(f"m{n}", brief, "Boer", nummer="7") for n, brief in enumerate((OLD, NEW, OTHER))]
    first = link_letters(corpus(mentions, toezeggingen=[PROMISE, NOISE], nakomingen=[KEPT]))
    mixed = [*mentions]
    random.Random(1).shuffle(mixed)
    second = link_letters(corpus(mixed, toezeggingen=[NOISE, PROMISE], nakomingen=[KEPT]))
    assert first == second
