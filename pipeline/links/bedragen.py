"""The same money in several letters: a sum named again (herhaling), or revised from what it was (bijstelling bedrag).

A link needs the same value and a reason to take it for the same money: the later text names the letter, the budget
document or the sum itself as known; two or more sums with the same years come back together; or it says from what
value the sum was changed, for the same years. Equal values alone prove nothing: € 12 mln. is found in many letters.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.links.bijstellingen import find_revised
from pipeline.links.brieven import Brieven, same_dossier
from pipeline.links.corpus import Corpus, LinkedCel
from pipeline.links.hernoemd import documents, find_restated
from pipeline.links.sommen import Som, Sommen, money
from pipeline.model import Verband, VerbandSoort


def link_bedragen(corpus: Corpus, brieven: Brieven) -> Iterator[Verband]:
    """From each sum that is named again or revised to the earlier one, and from budget tables to the sums they hold."""
    sommen = Sommen(corpus, brieven)
    for zin_id in sorted(sommen.by_zin):
        row = sommen.by_zin[zin_id]
        revised = list(find_revised(sommen, row))
        yield from revised or find_restated(sommen, row)
    yield from _in_tables(sommen)


def _in_tables(sommen: Sommen) -> Iterator[Verband]:
    """From the first cell of a row that names a budget document to the sum that an earlier letter ascribes to it."""
    seen: set[tuple[str, str, str]] = set()
    for cel in sorted(sommen.corpus.cellen, key=lambda cel: (cel.brief_id, cel.rij, cel.jaar or 0, cel.id)):
        named = documents(cel.rij, "0000")
        earlier = _ascribed(sommen, cel, named) if named else []
        if len({som.zin.brief_id for som in earlier}) != 1 or len(earlier) != 1:
            continue
        key = (cel.brief_id, cel.rij, earlier[0].bedrag.id)
        if key not in seen:
            seen.add(key)
            ground = f"hetzelfde bedrag, {money(cel.euro)}; tabelrij en brief noemen beide “{min(named)}”"
            yield Verband(
                VerbandSoort.HERHALING, "begrotingscellen", cel.id, "bedragen", earlier[0].bedrag.id, ground, 0.9
            )


def _ascribed(sommen: Sommen, cel: LinkedCel, named: frozenset[str]) -> list[Som]:
    """The sums of that value that an older letter of the dossier ascribes to a document that the row names."""
    own = sommen.corpus.brieven[cel.brief_id]
    return [
        som
        for som in sommen.by_value.get(cel.euro, ())
        if sommen.datum(som)
        and sommen.datum(som) < (own.datum or "")
        and same_dossier(sommen.corpus.brieven[som.zin.brief_id], own)
        and named & documents(som.tekst, sommen.datum(som))
        and _year_fits(som, cel.jaar)
    ]


def _year_fits(som: Som, jaar: int | None) -> bool:
    """Whether the column of a cell can be a year of a sum."""
    if jaar is None or not som.tied:
        return True
    return jaar in som.jaren or (som.vanaf is not None and jaar >= som.vanaf)
