"""Lead-ins: a sentence that opens a list of the government's own steps."""

from __future__ import annotations

from pipeline.lexicon import lexicon
from pipeline.toezeggingen.actoren import Rol, names_others
from pipeline.toezeggingen.beelden import Beeld, Zinsbeeld
from pipeline.toezeggingen.gezegden import FUTURE, Wijze, read_gezegden

OWN = frozenset({Rol.EERSTE_PERSOON, Rol.REGERING})


def leads_in(zin: Zinsbeeld) -> bool:
    """Whether the bullets behind this sentence are promises.

    Read: "Ik neem de volgende maatregelen:", "Daarom zal ik:", "De volgende stappen worden gezet:"; not what others
    do, what was done ("zijn genomen") or what is only told ("Het beeld is als volgt:").
    """
    return zin.laag.rstrip().endswith(":") and opens_own_list(zin)


def opens_own_list(zin: Zinsbeeld) -> bool:
    """Whether the first clause announces steps of the government's own."""
    main = next((Beeld(zin, d) for d in zin.deelzinnen if d.hoofd and d.persoonsvorm is not None), None)
    if main is None or main.heeft("ontkenning"):
        return False
    if any(f" {word} " in main.laag for word in lexicon("toezeggingen")["aanhef"]["mijlpalen"]):
        return not names_others(main.woorden) and not main.heeft("voorbij")
    steps = any(f" {word} " in main.laag for word in lexicon("toezeggingen")["aanhef"]["zaken"])
    verbs = list(read_gezegden(main.tokens, main.deelzin))
    if any(g.wijze in {Wijze.VOLTOOID, Wijze.VERLEDEN} for g in verbs):
        return False
    own = main.onderwerp.rol in OWN and (steps or any(g.hulp & FUTURE for g in verbs))
    passive = steps and any(g.wijze in {Wijze.LIJDEND, Wijze.TOEKOMEND_LIJDEND} for g in verbs)
    return own or (passive and main.handelende.rol is not Rol.EIGEN_REKENING and main.onderwerp.rol is Rol.ZAAK)
