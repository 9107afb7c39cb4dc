"""Over all letters: which mention is which motion, which citation which letter, which promise was kept.

Pure: the corpus in, links out, the same whatever the order in which letters were read. A link is made where exactly
one candidate remains; what stays unresolved keeps its reason. Silence never closes a commitment.
"""

from __future__ import annotations

from pipeline.links.bedragen import link_bedragen
from pipeline.links.beloften import Beloften
from pipeline.links.brieven import Brieven, link_brieven
from pipeline.links.corpus import (
    Corpus,
    LinkedBedrag,
    LinkedBrief,
    LinkedCel,
    LinkedUitspraak,
    LinkedVermelding,
    LinkedVerwijzing,
    LinkedZin,
    Links,
    Motie,
)
from pipeline.links.herhalingen import link_herhalingen
from pipeline.links.moties import cited_moties, describe_moties, identify_moties, link_moties
from pipeline.links.nakomingen import link_nakomingen
from pipeline.links.standen import derive_status
from pipeline.links.uitvoering import link_uitvoering
from pipeline.links.vervallen import link_vervallen

__all__ = [
    "Corpus",
    "LinkedBedrag",
    "LinkedBrief",
    "LinkedCel",
    "LinkedUitspraak",
    "LinkedVermelding",
    "LinkedVerwijzing",
    "LinkedZin",
    "Links",
    "Motie",
    "link_letters",
]


def link_letters(corpus: Corpus) -> Links:
    """Link the statements of all letters."""
    brieven = Brieven(corpus)
    motie_of = identify_moties(corpus, brieven)
    moties = tuple(describe_moties(corpus, motie_of))
    beloften = Beloften(corpus, brieven, motie_of)
    repeated = list(link_herhalingen(beloften))
    dropped = list(link_vervallen(beloften))
    kept, reason_of = link_nakomingen(beloften, repeated)
    verbanden = [
        *link_brieven(brieven),
        *link_moties(corpus, motie_of),
        *repeated,
        *dropped,
        *kept,
        *link_uitvoering(beloften),
        *link_bedragen(corpus, brieven),
    ]
    doel_of = dict(cited_moties(corpus, brieven, {motie.id for motie in moties})) | brieven.doel_of
    return Links(
        moties=moties,
        motie_of=motie_of,
        doel_of=doel_of,
        toezegging_of={link.van_id: link.naar_id for link in kept},
        reason_of=reason_of,
        status_of=derive_status(beloften, repeated, dropped, kept),
        verbanden=tuple(sorted(verbanden, key=lambda link: (link.soort, link.van_id, link.naar_id))),
    )
