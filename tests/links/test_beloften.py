"""Commitments over letters: kept, said again, put off, dropped; and what merely looks alike."""

from __future__ import annotations

import pytest

from pipeline.links import LinkedVerwijzing, link_letters
from pipeline.links.briefdatums import find_briefdatums
from pipeline.model import VerbandSoort
from tests.links.letters import Letters, brief

OLD, NEW, LAST = "b-2020", "b-2021", "b-2022"


def letters() -> Letters:
    return Letters([brief(OLD, "2020-06-15"), brief(NEW, "2021-03-01"), brief(LAST, "2022-05-09")])


def pairs(found: Letters, *kinds: VerbandSoort) -> set[tuple[str, str, str]]:
    return {
        (link.soort, link.van_id, link.naar_id)
        for link in link_letters(found.corpus()).verbanden
        if link.soort in kinds
    }


def test_a_letter_that_is_named_is_the_only_one_compared() -> None:
    found = letters()
    found.promise("t1", OLD, "Ik stuur uw Kamer de evaluatie van de Visserijregeling Noordzee.")
    found.promise("t2", NEW, "Ik stuur uw Kamer nogmaals de evaluatie van de Visserijregeling Noordzee.")
    found.keep(
        "n1",
        LAST,
        "Hiermee is de toezegging uit de brief van 15 juni 2020 over de evaluatie Visserijregeling afgedaan.",
    )
    links = link_letters(found.corpus())
    assert links.toezegging_of == {"n1": "t1"}
    assert "15 juni 2020" in next(link.grond for link in links.verbanden if link.soort == VerbandSoort.NAKOMING)


def test_a_letter_outside_the_corpus_leaves_the_fulfilment_unlinked_and_says_so() -> None:
    found = letters()
    found.promise("t1", OLD, "Ik stuur uw Kamer de evaluatie van de Visserijregeling Noordzee.")
    found.keep(
        "n1",
        LAST,
        "Zoals toegezegd in mijn brief van 3 april 2021 treft u de evaluatie Visserijregeling Noordzee aan.",
    )
    links = link_letters(found.corpus())
    assert not links.toezegging_of
    assert "3 april 2021" in links.reason_of["n1"]
    assert not links.status_of


def test_the_sentence_before_tells_where_it_was_promised() -> None:
    found = letters()
    found.promise("t1", OLD, "Ik stuur uw Kamer een nieuw beeld van de bijensterfte in Limburg.")
    found.say("s1", LAST, "Op 4 november 2021 is uw Kamer in de vorige voortgangsbrief hierover geïnformeerd.")
    found.keep("n1", LAST, "Daarin is toegezegd om met een nieuw beeld van de bijensterfte in Limburg te komen.")
    links = link_letters(found.corpus())
    assert not links.toezegging_of
    assert "4 november 2021" in links.reason_of["n1"]


@pytest.mark.parametrize("where", ["Tijdens het commissiedebat van 3 mei", "Bij de begrotingsbehandeling"])
def test_a_promise_made_in_a_debate_is_in_no_letter(where: str) -> None:
    found = letters()
    found.promise("t1", OLD, "Ik stuur uw Kamer de evaluatie van de Visserijregeling Noordzee.")
    found.keep("n1", LAST, f"{where} zegde ik de evaluatie van de Visserijregeling Noordzee toe, die ik hierbij stuur.")
    links = link_letters(found.corpus())
    assert not links.toezegging_of
    assert "mondeling" in links.reason_of["n1"]


def test_one_motion_ties_the_fulfilment_to_the_promise_in_other_words() -> None:
    found = letters()
    zin = found.say("s1", OLD, "De motie-Vos verzoekt om een veerpontfonds.")
    found.motie("m1", zin, "Vos", nummer="9", over="een veerpontfonds voor de Waal")
    found.motie("m2", found.promise("t1", OLD, "Op deze motie kom ik na de zomer terug."), "Vos", nummer="9")
    found.promise("t2", OLD, "Ik informeer uw Kamer over de veiligheid van veerponten.")
    kept = found.keep("n1", NEW, "Met deze brief voldoe ik aan de toezegging over de motie-Vos voor een veerpontfonds.")
    found.motie("m3", kept, "Vos", over="het veerpontfonds voor de Waal")
    links = link_letters(found.corpus())
    assert links.toezegging_of == {"n1": "t1"}
    assert links.motie_of["m3"] == "kst-33450-9"


def test_a_fulfilment_in_part_says_so() -> None:
    found = letters()
    found.promise("t1", OLD, "Ik stuur uw Kamer het overzicht van sluizen en stuwen langs de Maas.")
    found.keep(
        "n1",
        NEW,
        "Hiermee voldoe ik deels aan mijn toezegging over het overzicht van sluizen langs de Maas.",
    )
    assert link_letters(found.corpus()).status_of == {"t1": "deels nagekomen"}


def test_what_is_put_off_and_then_kept_is_kept_from_the_first() -> None:
    found = letters()
    found.promise("t1", OLD, "Ik stuur uw Kamer in het najaar het rapport over de Afsluitdijk en de vismigratie.")
    found.promise(
        "t2",
        NEW,
        "Het rapport over de Afsluitdijk en de vismigratie stuur ik later dan toegezegd.",
    )
    found.keep("n1", LAST, "Hiermee doe ik mijn toezegging over het rapport Afsluitdijk en vismigratie gestand.")
    links = link_letters(found.corpus())
    assert pairs(found, VerbandSoort.UITSTEL) == {(VerbandSoort.UITSTEL, "t2", "t1")}
    assert links.status_of == {"t1": "nagekomen", "t2": "nagekomen"}


def test_like_promises_without_a_word_of_repetition_stand_apart() -> None:
    found = letters()
    tekst = "Ik zal uw Kamer voor het einde van het jaar informeren over het programma Duurzame Visserij."
    found.promise("t1", OLD, tekst)
    found.promise("t2", NEW, tekst)
    assert not pairs(found, VerbandSoort.HERHALING, VerbandSoort.UITSTEL)


def test_programmes_of_other_names_are_kept_apart() -> None:
    found = letters()
    found.promise("t1", OLD, "Ik stuur uw Kamer de uitkomsten van de evaluatie van het programma APV.")
    found.keep(
        "n1", NEW, "Hiermee is de toezegging over de uitkomsten van de evaluatie van het programma RVK afgedaan."
    )
    assert not link_letters(found.corpus()).toezegging_of


def test_another_ministry_is_not_searched() -> None:
    found = Letters([brief(OLD, "2020-06-15", "31765", "VWS"), brief(NEW, "2021-03-01", "30234", "OCW")])
    found.promise("t1", OLD, "Ik stuur uw Kamer de evaluatie van de Sportregeling scholen en gymzalen.")
    found.keep("n1", NEW, "Hiermee doe ik mijn toezegging over de evaluatie Sportregeling scholen en gymzalen gestand.")
    links = link_letters(found.corpus())
    assert not links.toezegging_of
    assert "geen eerdere brief" in links.reason_of["n1"]


def test_words_that_name_the_letter_tell_of_the_older_promise() -> None:
    found = letters()
    found.promise("t1", OLD, "Indien de proef slaagt, voer ik de kilometerregistratie landelijk in.", "actie")
    found.promise("t2", NEW, "Dan voer ik de kilometerregistratie, zoals ik in juni schreef, landelijk in.", "actie")
    found.promise("t3", NEW, "Bij succes voer ik de kilometerregistratie ook op Texel landelijk in.", "actie")
    assert pairs(found, VerbandSoort.HERHALING) == {(VerbandSoort.HERHALING, "t2", "t1")}


def test_a_promise_repeated_from_a_debate_is_not_tied_to_a_letter() -> None:
    found = letters()
    found.promise("t1", OLD, "Ik ga met gemeenten in gesprek over vergunningen voor bootverhuur.", "actie")
    found.promise(
        "t2",
        NEW,
        "Ik spreek gemeenten over vergunningen voor bootverhuur, zoals toegezegd tijdens het debat.",
        "actie",
    )
    assert not pairs(found, VerbandSoort.HERHALING)


def test_a_new_date_for_the_same_motion_puts_off_the_older_one() -> None:
    found = letters()
    promise = found.promise("t1", OLD, "Na de zomer kom ik terug op deze motie.")
    late = found.say("s1", NEW, "Het voorstel waar de motie van de leden Bos en Kok om vraagt, is vertraagd.")
    for key, zin in (("m1", promise), ("m2", late)):
        found.motie(key, zin, "Bos", "Kok", nummer="7")
    found.promise("t2", NEW, "Ik zal uw Kamer hierover voor 1 mei informeren.", uiterlijk="2021-05-01")
    assert pairs(found, VerbandSoort.UITSTEL) == {(VerbandSoort.UITSTEL, "t2", "t1")}


def test_a_date_is_added_to_a_law_that_had_none() -> None:
    found = letters()
    found.promise("t1", OLD, "Ik bereid een wijziging voor van het Besluit veiligheid recreatievaart.", "wetgeving")
    found.promise(
        "t2",
        NEW,
        "Het Besluit veiligheid recreatievaart gaat in mei in internetconsultatie.",
        "wetgeving",
        "2021-05-31",
    )
    found.promise(
        "t3", NEW, "Het Besluit kwaliteit leefomgeving gaat in mei in consultatie.", "wetgeving", "2021-05-31"
    )
    assert pairs(found, VerbandSoort.AANVULLING) == {(VerbandSoort.AANVULLING, "t2", "t1")}


def test_a_next_step_of_a_law_that_had_a_date_is_a_promise_of_its_own() -> None:
    found = letters()
    found.promise("t1", OLD, "De Wet openbare bibliotheken gaat in oktober in consultatie.", "wetgeving", "2020-10-31")
    found.promise("t2", NEW, "De Wet openbare bibliotheken dien ik in mei in.", "wetgeving", "2021-05-31")
    assert not pairs(found, VerbandSoort.AANVULLING, VerbandSoort.UITSTEL)


def test_a_plain_withdrawal_drops_the_promise() -> None:
    found = letters()
    found.promise("t1", OLD, "In het najaar publiceer ik de subsidieregeling dorpshuizen en buurtkeukens.")
    zin = found.say(
        "s1", NEW, "De in de brief van 15 juni 2020 toegezegde subsidieregeling dorpshuizen gaat niet door."
    )
    links = link_letters(found.corpus())
    assert links.status_of == {"t1": "vervallen"}
    assert pairs(found, VerbandSoort.WIJZIGING) == {(VerbandSoort.WIJZIGING, zin.id, "t1")}


@pytest.mark.parametrize(
    "tekst",
    [
        "Indien het advies negatief is, vervalt de toezegging over de subsidieregeling dorpshuizen en buurtkeukens.",
        "Gaat de toegezegde subsidieregeling dorpshuizen en buurtkeukens niet door?",
        "De subsidieregeling dorpshuizen en buurtkeukens gaat niet door.",
        "De toezegging over de subsidieregeling dorpshuizen en buurtkeukens vervalt niet.",
        "Afgezien van de toegezegde subsidieregeling dorpshuizen en buurtkeukens is er niets veranderd.",
    ],
)
def test_what_is_no_plain_withdrawal_drops_nothing(tekst: str) -> None:
    found = letters()
    found.promise("t1", OLD, "In het najaar publiceer ik de subsidieregeling dorpshuizen en buurtkeukens.")
    found.say("s1", NEW, tekst)
    assert not link_letters(found.corpus()).status_of


@pytest.mark.parametrize(
    ("tekst", "days"),
    [
        ("Zie mijn brief van 3 mei jl.", [("2022-05-03", "2022-05-03")]),
        ("In de aprilbrief stond dat al.", [("2022-04-01", "2022-04-30")]),
        ("In december meldde ik uw Kamer de uitkomst.", [("2021-12-01", "2021-12-31")]),
        ("Ik heb toegezegd om in maart te rapporteren.", []),
        ("Ik heb de cijfers voor 1 mei 2022 toegezegd.", []),
        ("In maart stuur ik uw Kamer de cijfers.", []),
        ("In de brief van 31 juni 2021 stond dat niet.", []),
        ("In de brief van 3 mei 2031 stond dat niet.", []),
    ],
)
def test_dated_mentions_of_letters(tekst: str, days: list[tuple[str, str]]) -> None:
    assert [(mention.vanaf, mention.tot) for mention in find_briefdatums(tekst, "2022-05-09")] == days


def test_dated_mentions_are_read_in_linear_time() -> None:
    assert not list(find_briefdatums("brief van de brief van " * 20_000, "2022-05-09"))
    assert len(list(find_briefdatums("brief van en " * 30_000 + "mei", "2022-05-09"))) == 1
    assert len(list(find_briefdatums("schreef " + "mei " * 30_000, "2022-05-09"))) == 30_000


def test_letters_name_each_other_by_date() -> None:
    found = letters()
    found.say("s1", LAST, "In mijn brief van 15 juni 2020 schetste ik de plannen.")
    found.say("s2", LAST, "In mijn brief van 16 juni 2020 schetste ik andere plannen.")
    (link,) = [link for link in link_letters(found.corpus()).verbanden if link.soort == VerbandSoort.VERWIJST_NAAR]
    assert (link.van_id, link.naar_id) == (LAST, OLD)


def test_a_note_names_the_letter_that_the_sentence_speaks_of() -> None:
    found = letters()
    found.promise("t1", OLD, "Ik stuur uw Kamer de evaluatie van de Visserijregeling Noordzee.")
    found.promise("t2", NEW, "Ik stuur uw Kamer opnieuw de evaluatie van de Visserijregeling Noordzee.")
    kept = found.keep("n1", LAST, "De evaluatie Visserijregeling die ik in mijn vorige brief toezegde, gaat hierbij.")
    note = found.say("s1", LAST, "Kamerstuk 33 450, nr. 4.")
    for key, number, wanted in (("v1", OLD, {"n1": "t1"}), ("v2", "kst-33450-999", {})):
        found.verwijzingen[:] = [LinkedVerwijzing(key, LAST, "nr. 4", number, "4", note.id, kept.id)]
        links = link_letters(found.corpus())
        assert links.toezegging_of == wanted
    assert "nr. 4" in links.reason_of["n1"]


def test_what_comes_near_is_suggested_and_closes_nothing() -> None:
    found = letters()
    tekst = "Ik stuur uw Kamer in het najaar de evaluatie van de Visserijregeling Noordzee en de quota."
    found.promise("t1", OLD, tekst)
    found.promise("t2", NEW, tekst.replace("najaar", "voorjaar"))
    found.keep("n1", LAST, "Hiermee is de toezegging over de evaluatie van de Visserijregeling Noordzee afgedaan.")
    links = link_letters(found.corpus())
    assert not links.toezegging_of
    assert not links.status_of
    suggested = {(one.soort, one.van_id, one.naar_id) for one in links.suggesties}
    assert suggested == {
        (VerbandSoort.NAKOMING, "n1", "t1"),
        (VerbandSoort.NAKOMING, "n1", "t2"),
        (VerbandSoort.HERHALING, "t2", "t1"),
    }
    assert all(one.bezwaar and one.zekerheid <= 0.5 for one in links.suggesties)


@pytest.mark.parametrize("reported", [True, False])
def test_a_promise_is_dropped_by_the_statement_that_says_so(reported: bool) -> None:
    found = letters()
    found.promise("t1", OLD, "Ik open in het najaar de subsidieregeling Veerponten Waddenzee.", "actie")
    tekst = "De toegezegde subsidieregeling Veerponten Waddenzee gaat niet door."
    zin = found.report("m1", NEW, tekst, "intrekking") if reported else found.say("s1", NEW, tekst)
    links = link_letters(found.corpus())
    assert [(link.van_tabel, link.van_id) for link in links.verbanden] == [
        ("meldingen", "m1") if reported else ("zinnen", zin.id)
    ]
    assert links.status_of == {"t1": "vervallen"}


def test_a_delay_that_is_reported_is_linked_and_closes_nothing() -> None:
    found = letters()
    found.promise("t1", OLD, "Ik stuur uw Kamer in het najaar de evaluatie van de Visserijregeling Noordzee.")
    found.report("m1", NEW, "De evaluatie van de Visserijregeling Noordzee komt later dan toegezegd.", "uitstel")
    links = link_letters(found.corpus())
    assert [(link.soort, link.van_id, link.naar_id) for link in links.verbanden] == [(VerbandSoort.UITSTEL, "m1", "t1")]
    assert not links.status_of
