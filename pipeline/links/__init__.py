"""Over all letters: which mention is which motion, which citation which letter, which promise was kept.

Pure: the corpus in, links out, the same whatever the order in which letters were read. A link is made where exactly
one candidate remains; what stays unresolved keeps its reason. Silence never closes a commitment.
"""

from __future__ import annotations

from pipeline.links.bedragen import link_bedragen
from pipeline.links.beloften import Beloften
from pipeline.links.briefvermeldingen import resolve_briefvermeldingen
from pipeline.links.brieven import Brieven, link_brieven
from pipeline.links.corpus import (
    Corpus,
    LinkedBedrag,
    LinkedBrief,
    LinkedBriefvermelding,
    LinkedCel,
    LinkedUitspraak,
    LinkedVermelding,
    LinkedVerwijzing,
    LinkedZin,
    Links,
    Motie,
    Reeksstap,
    Stand,
    Suggestie,
)
from pipeline.links.entiteiten import find_entiteiten
from pipeline.links.herhalingen import link_herhalingen
from pipeline.links.moties import cited_moties, describe_moties, identify_moties, link_moties
from pipeline.links.nakomingen import kept_in, link_nakomingen
from pipeline.links.reeksen import make_reeksen
from pipeline.links.standen import derive_standen, last_words
from pipeline.links.suggesties import suggest_herhalingen
from pipeline.links.uitstel import link_uitstel
from pipeline.links.uitvoering import link_uitvoering
from pipeline.links.vervallen import link_vervallen

__all__ = [
    "Corpus",
    "LinkedBedrag",
    "LinkedBrief",
    "LinkedBriefvermelding",
    "LinkedCel",
    "LinkedUitspraak",
    "LinkedVermelding",
    "LinkedVerwijzing",
    "LinkedZin",
    "Links",
    "Motie",
    "Reeksstap",
    "Stand",
    "Suggestie",
    "link_letters",
]


def link_letters(corpus: Corpus) -> Links:
    """Link the statements of all letters."""
    brieven = Brieven(corpus)
    motie_of = identify_moties(corpus, brieven)
    moties = tuple(describe_moties(corpus, motie_of))
    beloften = Beloften(corpus, brieven, motie_of)
    repeated = list(link_herhalingen(beloften, kept_in(beloften)))
    dropped = list(link_vervallen(beloften))
    kept = link_nakomingen(beloften, repeated)
    money = list(link_bedragen(corpus, brieven))
    verbanden = [
        *link_brieven(brieven),
        *link_moties(corpus, motie_of),
        *repeated,
        *dropped,
        *kept.verbanden,
        *link_uitstel(beloften),
        *link_uitvoering(beloften),
        *money,
    ]
    standen = derive_standen(beloften, repeated, dropped, kept.verbanden)
    doel_of = dict(cited_moties(corpus, brieven, {motie.id for motie in moties})) | brieven.doel_of
    return Links(
        moties=moties,
        motie_of=motie_of,
        doel_of=doel_of,
        brief_of=dict(resolve_briefvermeldingen(brieven)),
        toezegging_of={link.van_id: link.naar_id for link in kept.verbanden},
        reason_of=kept.redenen,
        status_of=last_words(standen),
        standen=standen,
        verbanden=tuple(sorted(verbanden, key=lambda link: (link.soort, link.van_id, link.naar_id))),
        suggesties=(*kept.suggesties, *suggest_herhalingen(beloften, {link.van_id for link in repeated})),
        reeksen=make_reeksen(corpus, money),
        namen=find_entiteiten(corpus),
    )
