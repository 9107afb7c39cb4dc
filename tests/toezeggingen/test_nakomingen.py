"""Fulfilments on own-written sentences: what counts, what does not, and the words of the promise."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.flow import read_letter
from pipeline.lexicon import lexicon
from pipeline.manifest import Opgave
from pipeline.model import BriefSoort, Kamerbrief, Mentions, Nakoming, Zin, ZinSoort
from pipeline.taal import load_taal
from pipeline.toezeggingen import find_nakomingen, find_toezeggingen
from pipeline.toezeggingen.nakomingen import find_belofte, find_gelegenheid, fulfils

YES = [
    "Zoals toegezegd, stuur ik u een afschrift van mijn brief aan de waterschappen.",
    "Zoals in het debat van 9 mei toegezegd heb ik de verschillen tussen de provincies laten onderzoeken.",
    "Met deze brief doe ik de toezegging aan het lid De Hoop over de leerlingdaling gestand.",
    "Hiermee kom ik mijn toezegging na om u over de pachtprijzen te informeren.",
    "Hiermee beschouw ik de toezegging over de veerpont als afgedaan.",
    "Zoals toegezegd in het commissiedebat Water van 8 juni treft u hierbij de kaarten aan.",
    "Conform mijn toezegging in het tweeminutendebat zend ik u bijgaand het onderzoek naar de sluizen.",
    "In deze brief kom ik terug op mijn toezegging over de wachtlijsten bij de examens.",
    "Tevens geef ik met deze brief invulling aan de toezegging van mijn ambtsvoorganger over de kustwacht.",
    "In deze brief geef ik de reactie op het rapport die ik u in juni in het vooruitzicht heb gesteld.",
    "Hierbij bied ik u de toegezegde cijfers over de veerponten aan.",
    "Ik heb het lid Prins toegezegd de pachtcijfers te delen; dat doe ik hierbij.",
    "Hiermee los ik mijn belofte aan het lid Prins in om de pachters te horen.",
    "Daarmee doe ik gestand wat mijn voorganger over de stuwen toezegde.",
    "Op 4 mei heb ik het lid Kat toegezegd u te laten weten hoeveel sluizen dicht zijn: dat zijn er elf.",
    "Ter voldoening aan die toezegging zend ik u bijgaand de lijst van gesloten sluizen.",
    "Ik bericht u in deze brief ook over de toezegging die ik het lid Prins over de pacht deed.",
    "Ook ga ik in deze brief in op de kosten van het gemaal, zoals ik u heb toegezegd.",
    "In het debat van 9 mei heb ik toegezegd dat ik in deze brief zou ingaan op de visrechten.",
    "Zoals toegezegd aan het lid Kat op 4 mei is het ministerie met de pachters om de tafel gegaan.",
    "Aan die toezegging wordt hierbij gevolg gegeven: van de sluizen is 17 procent in beheer bij een gemeente.",
    "Daarmee is voldaan aan hetgeen de staatssecretaris in het overleg van 24 september heeft beloofd.",
    "Verder geef ik, zoals ik de leden Kat en Prins heb beloofd, de prijzen per hectare weer.",
    "Met de volgende tabel kom ik mijn toezegging na om de leges te vergelijken.",
    "Hieronder staan de pachtprijzen, waarmee ik mijn toezegging aan het lid Kat nakom.",
    "Met dit overzicht kom ik die afspraak na.",
    "Ik ga ervan uit met deze cijfers aan de toezegging te hebben voldaan.",
    "Onderstaande tabel vloeit voort uit de toezegging om de Kamer een beeld van de wachttijden te geven.",
    "Aanleiding voor deze brief is mijn toezegging in het debat van 9 mei om op de pachtwet terug te komen.",
    "Met de bijgevoegde kaart geef ik aan de toezegging van mijn voorganger invulling.",
    "Aan mijn toezegging over de sluizen geef ik met bijlage 2 invulling; de volgende stand ontvangt u in mei.",
    "Ook ga ik in op de toezegging aan het lid Prins om de leges te bezien.",
    "In mijn brief van 3 mei, waarin ik u een kaart in het vooruitzicht stelde, bied ik u die kaart thans aan.",
    "Overeenkomstig de afspraak met uw Kamer treft u bijgaand het halfjaarbericht over de dijken aan.",
    "Ik beschouw deze toezegging hiermee als afgehandeld.",
    "Ik heb het lid Kat toegezegd de pachtprijzen op een rij te zetten en doe dat hierbij.",
    "Ook heb ik mevrouw Prins beloofd het rapport over de sluizen te sturen; u treft het bijgaand aan.",
    "In het debat heeft het lid Kat van mij een toelichting op de leges toegezegd gekregen, die u in de bijlage vindt.",
]
NO = [
    "Met deze brief informeer ik u over de opvolging van moties en de afdoening van toezeggingen.",
    "Zoals toegezegd informeer ik uw Kamer in het najaar over de tarieven.",
    "Hiermee geef ik uitvoering aan de motie over de wachttijden.",
    "Met deze brief kom ik tegemoet aan het verzoek van de vaste commissie voor Financiën.",
    "Ik zal deze toezegging in het najaar gestand doen.",
    "Ik ga daarover met de sector in gesprek, zoals ik tijdens het debat heb toegezegd.",
    "In mijn brief van 3 mei heb ik u toegezegd de cijfers na te zenden.",
    "Wanneer komt u uw toezegging over de huurtoeslag na?",
    "De toezegging over de regionale luchthavens kom ik later na.",
    "De toezegging aan het lid Smit kan ik nu nog niet gestand doen, omdat de cijfers ontbreken.",
    "Ik heb toen beloofd daarop terug te komen; dat zal ik in mei doen.",
    "Ik heb toegezegd de cijfers te delen; die ontvangt u in mei.",
    "Ik heb toegezegd de leges te bezien; daarmee komen gemeenten de vissers tegemoet.",
    "Ik heb het lid Kat toegezegd de leges te bezien; hierbij speelt mee dat de kosten stijgen.",
    "De toezegging om u een overzicht van de sluizen te geven kan ik pas in mei gestand doen.",
    "De gemeenten hebben aan hun belofte voldaan.",
    "De sector komt de belofte na die hij in 2019 deed.",
    "Ik heb het lid Kat toegezegd u te laten weten hoeveel sluizen dicht zijn: daar kom ik in het najaar op terug.",
    "De notitie die ik u in het vooruitzicht heb gesteld, volgt in het voorjaar.",
    "Ik stuur u, zoals ik het lid Kat heb toegezegd, de notitie voor de zomer.",
    "Zoals toegezegd ga ik met de pachters in gesprek.",
    "Waar een toezegging of motie is afgerond, is dat in de laatste kolom vermeld.",
    "In de brief van dit najaar ga ik in op de toezegging aan het lid Prins over de leges.",
    "Deze wet vloeit voort uit een toezegging van het vorige kabinet.",
    "Die afspraak met de sector kom ik na door de leges te bevriezen.",
    "Aan die toezegging geef ik later invulling.",
]
TOLD = "In het debat van 3 mei heb ik toegezegd de pachtprijzen te laten onderzoeken."
DONE_NEXT = [
    "Dit heb ik in de zomer laten uitvoeren: zie hieronder.",
    "Dat is inmiddels gebeurd.",
    "Hieraan heb ik voldaan.",
]
NOT_DONE_NEXT = [
    "Dat is een ingewikkelde opgave.",
    "Dit heeft mijn aandacht.",
    "Dat is voor boeren van belang.",
    "Dit wordt besproken.",
]


HANDED_OVER_NEXT = [
    ("Ik heb u toegezegd een lijst van de pachters te sturen.", "Die lijst treft u als bijlage aan."),
    ("In mijn brief van 3 mei heb ik aangekondigd dat de evaluatie zou volgen.", "Bijgaand treft u die evaluatie aan."),
    ("De minister zegde het lid Kat een overzicht toe.", "Dat overzicht is bijgevoegd; een nieuw volgt later."),
]
NOT_HANDED_OVER_NEXT = [
    ("Ik heb u toegezegd een lijst van de pachters te sturen.", "Die lijst zal ik u in mei als bijlage sturen."),
    ("Ik heb u toegezegd een lijst van de pachters te sturen.", "Treft u die lijst hierbij aan?"),
    ("De pachters hebben een lijst gemaakt.", "Die lijst treft u als bijlage aan."),
    ("Volgens het lid Kat zou ik een lijst hebben toegezegd.", "Die lijst treft u als bijlage aan."),
]


def letter(tekst: str) -> Kamerbrief:
    """A letter of this text."""
    return Kamerbrief(
        id="k",
        bron="k.txt",
        sha256="0",
        vorm="txt",
        soort=BriefSoort.KAMERBRIEF,
        tekst=tekst,
        blokken=(),
    )


def brief_of(*teksten: str) -> tuple[Kamerbrief, list[Zin]]:
    """A letter of these sentences."""
    zinnen, begin = [], 0
    for number, tekst in enumerate(teksten):
        zinnen.append(Zin(number, ZinSoort.TEKST, tekst, begin, begin + len(tekst), 1))
        begin += len(tekst) + 1
    return letter(" ".join(teksten)), zinnen


def nakomingen(*teksten: str) -> tuple[Nakoming, ...]:
    brief, zinnen = brief_of(*teksten)
    return find_nakomingen(brief, zinnen, Mentions())


@pytest.mark.parametrize("tekst", YES)
def test_fulfilled(tekst: str) -> None:
    assert fulfils(tekst) is not None


@pytest.mark.parametrize("next_sentence", DONE_NEXT)
def test_told_and_done_in_the_next_sentence(next_sentence: str) -> None:
    assert [found.regel for found in nakomingen(TOLD, next_sentence)] == ["toegezegd-en-geleverd"]


@pytest.mark.parametrize("next_sentence", NOT_DONE_NEXT)
def test_told_and_only_spoken_of_in_the_next_sentence(next_sentence: str) -> None:
    assert nakomingen(TOLD, next_sentence) == ()


@pytest.mark.parametrize(("told", "next_sentence"), HANDED_OVER_NEXT)
def test_what_was_promised_is_handed_over_in_the_next_sentence(told: str, next_sentence: str) -> None:
    found = nakomingen(told, next_sentence)
    assert [(one.regel, one.plaats.citaat) for one in found] == [("toegezegd-en-overhandigd", next_sentence)]


@pytest.mark.parametrize(("told", "next_sentence"), NOT_HANDED_OVER_NEXT)
def test_what_is_not_handed_over_in_the_next_sentence(told: str, next_sentence: str) -> None:
    assert nakomingen(told, next_sentence) == ()


def test_reason_of_a_letter_needs_a_letter_that_delivers() -> None:
    reason = "Aanleiding daarvoor is mijn toezegging in het debat van 3 mei over de leges."
    here = "In deze brief ga ik op de adviezen van de Raad in."
    assert [one.regel for one in nakomingen(here, reason)] == ["aanleiding-is-toezegging"]
    assert nakomingen("In mei start een proef met lagere leges.", reason) == ()


def test_denied_promise_is_no_fulfilment() -> None:
    told = "De vraag wekt de indruk dat ik in het debat een verlaging zou hebben toegezegd."
    assert nakomingen(told, "Dat heb ik niet gedaan.") == ()


@pytest.mark.parametrize("tekst", NO)
def test_not_fulfilled(tekst: str) -> None:
    assert fulfils(tekst) is None


@pytest.mark.parametrize("tekst", YES)
def test_fulfilment_is_no_new_commitment(tekst: str) -> None:
    brief, zinnen = brief_of(tekst)
    assert find_toezeggingen(brief, zinnen, Mentions()) == ()


def test_every_expression_by_its_example() -> None:
    missing = []
    for naam, fields in lexicon("toezeggingen")["nakomingen"].items():
        if not nakomingen(fields["voorbeeld"], "Hieronder treft u de uitkomst aan."):
            missing.append(naam)
    assert missing == []


def test_told_promise_is_fulfilled_by_the_next_sentence() -> None:
    told = "Bij de begrotingsbehandeling heb ik toegezegd de tarieven voor kleine havens te laten doorrekenen."
    (nakoming,) = nakomingen(told, "De uitkomst daarvan treft u hierbij aan.")
    assert nakoming.belofte == "de tarieven voor kleine havens te laten doorrekenen"
    assert nakoming.gedaan == "Bij de begrotingsbehandeling"
    assert nakomingen(told, "De havens verschillen sterk in omvang.") == ()


def test_told_promise_to_find_out_is_answered_by_the_next_sentence() -> None:
    told = "In het debat van 3 mei zegde ik het lid Vos toe na te gaan of alle musea een lift hebben."
    (nakoming,) = nakomingen(told, "Dat blijkt in zestig musea het geval.")
    assert nakoming.belofte == "na te gaan of alle musea een lift hebben"
    assert nakoming.gedaan == "In het debat van 3 mei"
    for after in ("Het museumbezoek groeit.", "Dat is nog niet bekend.", "Dat is van belang.", "Dat onderzoek loopt."):
        assert nakomingen(told, after) == ()


def test_this_letter_serves_a_told_promise() -> None:
    told = "In het commissiedebat van 9 maart jl. heb ik u toegezegd voor de zomer in te gaan op de staat van de kades."
    (nakoming,) = nakomingen(told, "Deze brief strekt daartoe.")
    assert nakoming.plaats.citaat == "Deze brief strekt daartoe."
    brief, zinnen = brief_of(told, "Deze brief strekt daartoe.")
    assert find_toezeggingen(brief, zinnen, Mentions()) == ()


def test_promise_and_occasion() -> None:
    tekst = "Hiermee voldoe ik aan de toezegging in het debat van 4 mei over de griffierechten."
    assert find_belofte(tekst) == "over de griffierechten"
    assert find_gelegenheid(tekst) == "in het debat van 4 mei"


def test_long_near_misses_stay_linear() -> None:
    for piece in (
        "toezegging ",
        "zoals ",
        "heb ",
        "in het debat ",
        "toegezegd te ",
        "hiermee ",
        "die ik ",
        "deze dient ",
        "niet gestand ",
        "gestand wat ",
        "zegde ik ",
        "heb toegezegd na te ",
        "los ik ",
    ):
        nakomingen(piece * (100_000 // len(piece)))


@pytest.mark.parametrize(
    ("tekst", "read"),
    [
        ("Zoals toegezegd in het debat informeer ik uw Kamer in mei over de sluizen.", 0),
        ("Zoals toegezegd in het debat informeer ik uw Kamer over de sluizen.", 1),
    ],
)
def test_as_promised_with_a_date_to_come_delivers_nothing_yet(tekst: str, read: int) -> None:
    opgave = Opgave("brief.txt", datum=date(2021, 3, 12))
    assert len(read_letter(tekst.encode(), "brief.txt", opgave, load_taal("blank")).nakomingen) == read


@pytest.mark.parametrize(
    ("wie", "read"),
    [
        ("de Europese Commissie", None),
        ("de Minister van Financiën", "toegezegd-en-geleverd"),
        ("de premier", "toegezegd-en-geleverd"),
    ],
)
def test_what_another_promised_is_not_delivered(wie: str, read: str | None) -> None:
    assert fulfils(f"Vorige maand heeft {wie} een overzicht toegezegd.", ["Bijgaand treft u het aan."]) == read
