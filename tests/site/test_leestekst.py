"""The text of a letter as paragraphs, with marks at their place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.site.leestekst import Merk, cut_stukken, read_alineas

TEKST = "Den Haag\nEerste zin. Tweede zin.\n• punt\nDe Minister\n"


def zin(number: int, words: str, soort: str = "tekst", pagina: int = 1) -> dict[str, object]:
    begin = TEKST.index(words)
    place = {"begin": begin, "einde": begin + len(words), "pagina": pagina}
    return {"id": f"z{number}", "volgnummer": number, "soort": soort, "noot": None} | place


def test_paragraphs_follow_the_line_ends_and_keep_what_is_no_sentence() -> None:
    zinnen = [zin(0, "Eerste zin."), zin(1, "Tweede zin."), zin(2, "• punt", "opsomming", 2)]
    found = read_alineas(TEKST, zinnen, {})
    words = [(a.soort, ["".join(s.tekst for s in z.stukken) for z in a.zinnen], a.nieuwe_bladzijde) for a in found]
    assert words == [
        ("overig", ["Den Haag"], False),
        ("tekst", ["Eerste zin.", "Tweede zin."], False),
        ("opsomming", ["• punt"], True),
        ("overig", ["De Minister"], False),
    ]


def test_the_number_of_a_list_item_stays_with_its_sentence() -> None:
    tekst = "2. Meer bos;\n"
    item = {"id": "z0", "volgnummer": 0, "soort": "opsomming", "noot": None, "pagina": 1, "begin": 3, "einde": 12}
    found = read_alineas(tekst, [item], {})
    assert [[stuk.tekst for stuk in zin.stukken] for zin in found[0].zinnen] == [["2."], ["Meer bos;"]]
    assert len(found) == 1


def test_marks_stand_in_their_own_sentence() -> None:
    begin = TEKST.index("Tweede")
    marks = {"z1": [Merk(begin, begin + 6, "motie", "/m")]}
    found = read_alineas(TEKST, [zin(0, "Eerste zin."), zin(1, "Tweede zin.")], marks)
    stuk = found[1].zinnen[1].stukken[0]
    assert (stuk.tekst, stuk.soorten, stuk.url) == ("Tweede", ("motie",), "/m")


def test_the_shortest_mark_gives_the_link() -> None:
    marks = [Merk(0, 20, "toezegging", "/t"), Merk(5, 10, "bedrag", "/b")]
    stukken = cut_stukken("x" * 20, 0, 20, marks)
    assert [(s.soorten, s.url) for s in stukken] == [
        (("toezegging",), "/t"),
        (("bedrag", "toezegging"), "/b"),
        (("toezegging",), "/t"),
    ]


RANGES = st.tuples(st.integers(-5, 30), st.integers(-5, 30)).map(sorted)


@given(st.text(min_size=1, max_size=25), st.lists(RANGES, max_size=8))
def test_pieces_are_the_text_again(tekst: str, ranges: list[list[int]]) -> None:
    marks = [Merk(begin, einde, f"soort{number}") for number, (begin, einde) in enumerate(ranges)]
    stukken = cut_stukken(tekst, 0, len(tekst), marks)
    assert "".join(stuk.tekst for stuk in stukken) == tekst
    assert all(stuk.tekst for stuk in stukken)
