"""The same money in several letters: a sum named again (herhaling), or revised from what it was (bijstelling bedrag).

A link needs the same value and a reason to take it for the same money: the later text names the letter, the budget
document or the sum itself as known; two or more sums with the same years come back together; or it says from what
value the sum was changed, for the same years. Equal values alone prove nothing: € 12 mln. is found in many letters.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.links.bijstellingen import find_revised
from pipeline.links.brieven import Brieven
from pipeline.links.corpus import Corpus
from pipeline.links.hernoemd import find_restated
from pipeline.links.sommen import Sommen
from pipeline.links.tabellen import link_tabellen
from pipeline.model import Verband


def link_bedragen(corpus: Corpus, brieven: Brieven) -> Iterator[Verband]:
    """From each sum that is named again or revised to the earlier one, and from budget tables to the sums they hold."""
    sommen = Sommen(corpus, brieven)
    for zin_id in sorted(sommen.by_zin):
        row = sommen.by_zin[zin_id]
        revised = list(find_revised(sommen, row))
        yield from revised or find_restated(sommen, row)
    yield from link_tabellen(sommen)
