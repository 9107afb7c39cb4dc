"""Clauses: a light reading of Dutch word order.

A main clause has its finite verb second ("Daarom investeer ik …", "Het kabinet stelt …"), a subordinate clause
has it at its end ("die we uw Kamer zullen aanbieden"). Without a tagger the finite verb is found by the
conjugation tables, the words beside it, and what clause is open at that point.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from pipeline.lexicon import lexicon, word_set
from pipeline.toezeggingen.tokens import Token
from pipeline.toezeggingen.werkwoorden import Vorm, Vormsoort, delen, is_separable, vormen

BREAKS = frozenset({";", ":"})
FAR = 25
AS_USUAL = 4
SHORTEST_CLAUSE = 3
SHORTEST_VERB = 4
OPENING = 3  # words within which the name of a body that is the subject stands
DASHES = frozenset({"–", "—"})
GRAMMATICAL = ("bepalers", "voorzetsels", "bijwoorden", "voornaamwoorden", "nevenschikkend", "onderschikkend")
FINITE = frozenset({Vormsoort.IK, Vormsoort.HIJ, Vormsoort.MEERVOUD, Vormsoort.VERLEDEN})


@cache
def words(name: str) -> frozenset[str]:
    """A class of words of the lexicon `functiewoorden`."""
    return word_set("functiewoorden", "klassen", name)


FIRST_PERSON = words("eerste_persoon")
OPENS_RELATIVE = words("na_betrekkelijk")
POINTING_AFTER = words("voor_aanwijzend")
CLAUSE_SUBJECTS = words("na_als")
AS_EVER = word_set("toezeggingen", "deelzinnen", "altijd_zo")


@dataclass(slots=True)
class Deelzin:
    """A clause: its own words (not those of clauses within it), its finite verb, the conjunction that opens it.

    `nevengeschikt` is the earlier clause whose subject this one may share ("Ik start X en betrek Y").
    """

    hoofd: bool
    voegwoord: str | None = None
    eigen: list[int] = field(default_factory=list)
    persoonsvorm: int | None = None
    nevengeschikt: Deelzin | None = None


def split_deelzinnen(tokens: Sequence[Token]) -> list[Deelzin]:
    """The clauses of a sentence in the order in which they open."""
    return _Reader(tokens).read()


class _Reader:
    """Reads the words of one sentence from left to right with a stack of open clauses."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.open: list[Deelzin] = [Deelzin(hoofd=True)]
        self.found: list[Deelzin] = [self.open[0]]

    def read(self) -> list[Deelzin]:
        """Assign every word to a clause."""
        for index, token in enumerate(self.tokens):
            if token.stil:
                if token.laag in DASHES:
                    self._comma()
                continue
            if token.laag in BREAKS:
                self.open = [self._add(Deelzin(hoofd=True))]
            elif token.laag == ",":
                self._comma()
            else:
                self._word(index)
        self._give_back()
        for deelzin in self.found:
            if deelzin.hoofd and deelzin.persoonsvorm is None:
                deelzin.persoonsvorm = overlooked_verb(self.tokens, deelzin)
        return self.found

    def _give_back(self) -> None:
        """Give the words behind a "dat" or "die" that opened no clause to that around it: "u ontvangt dat in mei"."""
        self._join_pointing()
        for deelzin in [d for d in self.found if d.voegwoord in words("betrekkelijk") and d.persoonsvorm is None]:
            before = deelzin.eigen[0] - 1
            around = next((d for d in self.found if before in d.eigen and d.persoonsvorm == before), None)
            points = points_at_noun(self.tokens, deelzin.eigen[0])
            if around is not None and (points or not any(looks_finite(self.tokens, i) for i in deelzin.eigen[-1:])):
                around.eigen = sorted([*around.eigen, *deelzin.eigen])
                self.found.remove(deelzin)

    def _join_pointing(self) -> None:
        """Give "die raming … ontvangt" to the clause around it that has no verb: "dat uw Kamer die raming ontvangt"."""
        for outer, inner in [*pairwise(self.found)]:
            follows = outer.eigen and inner.eigen and inner.eigen[0] == outer.eigen[-1] + 1
            waits = follows and not outer.hoofd and outer.persoonsvorm is None and inner.persoonsvorm is not None
            if waits and inner.voegwoord in words("betrekkelijk") and points_at_noun(self.tokens, inner.eigen[0]):
                outer.eigen, outer.persoonsvorm = [*outer.eigen, *inner.eigen], inner.persoonsvorm
                self.found.remove(inner)

    def _add(self, deelzin: Deelzin) -> Deelzin:
        self.found.append(deelzin)
        return deelzin

    def _comma(self) -> None:
        while len(self.open) > 1 and (self.open[-1].persoonsvorm is not None or self._ends_here(self.open[-1])):
            self.open.pop()

    def _ends_here(self, top: Deelzin) -> bool:
        """Whether a clause without a known verb ends at this comma.

        As do "zoals gebruikelijk", "zoals door uw Kamer gevraagd", "dat de bus ook dorpen aandoet".
        """
        if top.voegwoord == "zoals" and (len(top.eigen) <= AS_USUAL or is_participle(self.tokens[top.eigen[-1]].laag)):
            return True
        return len(top.eigen) >= SHORTEST_CLAUSE and looks_finite(self.tokens, top.eigen[-1])

    def _word(self, index: int) -> None:
        if subordinates(self.tokens, index):
            self.open.append(self._add(Deelzin(hoofd=False, voegwoord=self.tokens[index].laag)))
        elif finite_forms(self.tokens, index, self._receiver()):
            self._finite(index)
        elif self._belongs_outside(index):
            self.open.pop()
        self.open[-1].eigen.append(index)

    def _receiver(self) -> Deelzin:
        """The clause that the next finite verb is for: the innermost, or the one around it where it has its verb."""
        waiting = len(self.open) > 1 and self.open[-1].persoonsvorm is not None and self.open[-2].persoonsvorm is None
        return self.open[-2] if waiting else self.open[-1]

    def _finite(self, index: int) -> None:
        """Give a finite verb to the clause it belongs to, closing the clauses that are complete."""
        while len(self.open) > 1 and self._complete(index):
            self.open.pop()
        top = self.open[-1]
        if top.persoonsvorm is None:
            top.persoonsvorm = index
        elif top.hoofd:
            self._coordinate(index, top)

    def _complete(self, index: int) -> bool:
        """Whether the innermost open subordinate clause cannot take the finite verb at `index`."""
        top = self.open[-1]
        if top.persoonsvorm is None:
            waiting = self.open[-2].persoonsvorm is None
            if waiting and self._adjunct(top, index):
                return True
            inverted = index + 1 < len(self.tokens) and self.tokens[index + 1].laag in FIRST_PERSON
            concluded = inverted and self._previous(index) == "dan"
            return concluded or (waiting and (inverted or self._previous(index) == ","))
        cluster = all(vormen(self.tokens[i].laag) for i in range(top.persoonsvorm, index))
        after = self.tokens[index + 1].laag if index + 1 < len(self.tokens) else ""
        ends = after in FIRST_PERSON or self._perfect(top.persoonsvorm, index)
        return not cluster or (self.open[-2].persoonsvorm is None and ends)

    def _adjunct(self, top: Deelzin, index: int) -> bool:
        """Whether "zoals … toegezegd" stands before the verb of the main clause: "Zoals toegezegd wordt de Kamer …"."""
        after = self.tokens[index + 1].laag if index + 1 < len(self.tokens) else ""
        subject = after in words("bepalers") or after in words("voornaamwoorden")
        opens = top.voegwoord == "zoals" and top.eigen[0] == 0 and len(self.open) > 1
        return opens and subject and is_participle(self._previous(index))

    def _perfect(self, verb: int, index: int) -> bool:
        """Whether "heeft benoemd" is complete, so that the verb at `index` is another clause's."""
        has = any(v.hulp and v.kern == "hebben" for v in vormen(self.tokens[verb].laag))
        return has and any(v.soort is Vormsoort.DEELWOORD and not v.hulp for v in vormen(self.tokens[index - 1].laag))

    def _belongs_outside(self, index: int) -> bool:
        """Whether a participle or separable part behind a complete clause is part of the clause around it."""
        top = self.open[-1]
        if top.hoofd or top.persoonsvorm is None or index != top.persoonsvorm + 1:
            return False
        outer = self.open[-2].persoonsvorm
        if outer is not None and self.tokens[index].laag == "uiterlijk":
            return True
        if outer is None or any(v.hulp for v in vormen(self.tokens[top.persoonsvorm].laag)):
            return False
        laag = self.tokens[index].laag
        parted = any(is_separable(laag, v.kern) for v in vormen(self.tokens[outer].laag))
        return parted or any(v.soort is Vormsoort.DEELWOORD for v in vormen(laag))

    def _previous(self, index: int) -> str:
        return self.tokens[index - 1].laag if index else ""

    def _coordinate(self, index: int, top: Deelzin) -> None:
        """Open a new main clause at the conjunction (or comma before a pronoun) that precedes a second verb."""
        assert top.persoonsvorm is not None
        split = self._conjunction(index, top.persoonsvorm)
        if split is None:
            return
        new = Deelzin(hoofd=True, persoonsvorm=index, nevengeschikt=top)
        new.eigen = [i for i in top.eigen if i >= split]
        top.eigen = [i for i in top.eigen if i < split]
        self.open[-1] = self._add(new)

    def _conjunction(self, index: int, verb: int) -> int | None:
        """Where the clause of the finite verb at `index` begins, if a conjunction since `verb` opens one."""
        for i in range(index - 1, verb, -1):
            if self.tokens[i].stil:
                continue
            if self.tokens[i].laag in words("nevenschikkend"):
                return i
            if self.tokens[i].laag == "," and beside_pronoun(self.tokens, index):
                return i
        return None


def looks_finite(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word at the end of a subordinate clause has the look of a finite verb, known or not ("aandoet")."""
    token, before = tokens[index], tokens[index - 1].laag if index else ""
    if not token.tekst.islower() or not token.laag.endswith(("t", "en")) or len(token.laag) < SHORTEST_VERB:
        return False
    noun = before.endswith("e") and token.laag.endswith("en")
    return not noun and not any(before in words(name) for name in ("voorzetsels", "bepalers", "nevenschikkend"))


def overlooked_verb(tokens: Sequence[Token], deelzin: Deelzin) -> int | None:
    """The finite verb of a main clause in which none was found.

    It stands behind the comma that ends a long subject ("De werkzaamheden aan de kade, die …, beginnen in mei"),
    behind an adverb that opens the clause ("Daarom start in mei …"), or beside "ik" and "wij", known or not.
    """
    eigen = [i for i in deelzin.eigen if tokens[i].woord]
    if len(eigen) < SHORTEST_CLAUSE:
        return None
    beside = next((i for i in _beside_first_person(tokens, eigen) if _may_be_verb(tokens, i)), None)
    if beside is not None:
        return beside
    if tokens[eigen[0]].laag in words("bijwoorden") and _finite_reading(tokens, eigen[1]):
        return eigen[1]
    behind = _behind_body(tokens, eigen)
    if behind is not None:
        return behind
    return next((i for i in eigen[1:] if _after_mark(tokens, i) and _finite_reading(tokens, i)), None)


def _behind_body(tokens: Sequence[Token], eigen: Sequence[int]) -> int | None:
    """An unknown word that stands behind the name of a body as its verb does: "Het RIVM herhaalt de meting"."""
    places = pairwise(eigen[: OPENING + 1])
    index = next((after for place, after in places if is_body(tokens[place].laag)), None)
    if index is None or not _may_be_verb(tokens, index) or not tokens[index].laag.endswith("t"):
        return None
    after = tokens[index + 1].laag if index + 1 < len(tokens) else ""
    follows = any(after in words(name) for name in ("voorzetsels", "bepalers", "bijwoorden")) or after.isdigit()
    return index if follows and len(tokens[index].laag) > SHORTEST_VERB else None


def _beside_first_person(tokens: Sequence[Token], eigen: Sequence[int]) -> list[int]:
    """The word behind "ik" where it opens the clause, else the word before it."""
    place = next((n for n, i in enumerate(eigen) if tokens[i].laag in FIRST_PERSON), None)
    if place is None:
        return []
    return [eigen[1]] if place == 0 else [eigen[place - 1]]


def _may_be_verb(tokens: Sequence[Token], index: int) -> bool:
    """Whether an unknown word beside "ik" can be its verb."""
    known = ("voorzetsels", "bepalers", "nevenschikkend", "bijwoorden", "onderschikkend")
    token = tokens[index]
    return token.tekst.islower() and token.laag.isalpha() and not any(token.laag in words(name) for name in known)


def _after_mark(tokens: Sequence[Token], index: int) -> bool:
    return index > 0 and (tokens[index - 1].laag == "," or tokens[index - 1].stil)


def _finite_reading(tokens: Sequence[Token], index: int) -> bool:
    """Whether the word has a finite form and what follows can follow a finite verb."""
    after = tokens[index + 1].laag if index + 1 < len(tokens) else ""
    finite = any(v.soort in FINITE and v.soort is not Vormsoort.VERLEDEN for v in vormen(tokens[index].laag))
    return finite and any(after in words(name) for name in ("voorzetsels", "bepalers", "bijwoorden", "voornaamwoorden"))


def subordinates(tokens: Sequence[Token], index: int) -> bool:
    """Whether the word at `index` opens a subordinate clause.

    "dat" and "die" do after a noun or verb (not after a preposition, a pronoun or at the start, nor before the verb
    behind a ";": "…; dat ontvangt u in mei"), "of" at the start, after a verb or a comma, "als" at the start of a
    clause before an article or pronoun, "waar" unless in "waar mogelijk".
    """
    word = tokens[index].laag
    before = tokens[index - 1].laag if index else ""
    after = tokens[index + 1].laag if index + 1 < len(tokens) else ""
    match word:
        case "dat" | "die":
            points = before in BREAKS and any(v.soort in FINITE for v in vormen(after))
            return not points and (_relative(before, after) or parted_before(tokens, index))
        case "of":
            asked = any(v.soort is not Vormsoort.MEERVOUD for v in vormen(before))
            clause = bool(vormen(before)) and after in words("bepalers") | {"er", "dit", "ik", "u"}
            return before in {"", ","} or asked or clause or after in {"er", "dit"}
        case "als":
            opens = before == "" and after in {"blijkt", "uit"}
            return opens or after in CLAUSE_SUBJECTS or (before in {"", ",", "dan"} and after in words("bepalers"))
        case "naar" | "zoals":
            return (before == "" and after in FIRST_PERSON) if word == "naar" else after not in AS_EVER
        case "waar":
            return after not in {"mogelijk", "nodig"} and (after != "het" or before == ",")
        case _:
            return word in words("onderschikkend")


def _relative(before: str, after: str) -> bool:
    """Whether "dat" or "die" between these words opens a clause, rather than pointing at a noun."""
    if before == "," or after in OPENS_RELATIVE or (before == "en" and after in words("bijwoorden")):
        return bool(before)
    if before in {"die", "dat", "wie", "wat"}:
        return False
    pointing = ("voorzetsels", "nevenschikkend", "voornaamwoorden")
    modal = any(v.hulp and v.kern in POINTING_AFTER and v.soort is not Vormsoort.MEERVOUD for v in vormen(before))
    return bool(before) and not modal and not any(before in words(name) for name in pointing)


def points_at_noun(tokens: Sequence[Token], index: int) -> bool:
    """Whether "dat" or "die" at `index` stands right before a noun in the singular: "legt dat onderzoek … voor"."""
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if after is None or not after.tekst.islower() or not after.laag.isalpha() or after.laag.endswith(("en", "s")):
        return False
    return not any(after.laag in words(name) for name in (*GRAMMATICAL, "na_betrekkelijk"))


def parted_before(tokens: Sequence[Token], index: int) -> bool:
    """Whether the word before `index` is the separable part of an earlier verb ("bereid … een wet voor dat …")."""
    deel = tokens[index - 1].laag if index else ""
    if deel not in delen():
        return False
    near = tokens[max(0, index - FAR) : index - 1]
    return any(is_separable(deel, v.kern) for token in near for v in vormen(token.laag) if v.soort in FINITE)


def beside_pronoun(tokens: Sequence[Token], index: int) -> bool:
    """Whether "ik", "we" or "wij" stands directly before or after the word at `index`."""
    around = {tokens[i].laag for i in (index - 1, index + 1) if 0 <= i < len(tokens)}
    return bool(around & FIRST_PERSON)


def finite_forms(tokens: Sequence[Token], index: int, open_clause: Deelzin) -> tuple[Vorm, ...]:
    """The readings of the word at `index` as the finite verb of the clause that is open there; no word of a name."""
    if index and tokens[index].tekst[:1].isupper() and tokens[index - 1].woord and not tokens[index].tekst.isupper():
        return ()
    if tokens[index].laag == "zijn" and index == 0 and _before_verb(tokens):
        return ()
    return tuple(v for v in vormen(tokens[index].laag) if v.soort in FINITE and _fits(tokens, index, v, open_clause))


def _before_verb(tokens: Sequence[Token]) -> bool:
    """Whether "Zijn" opens a noun phrase with a verb right behind it: "Zijn rapport maak ik openbaar"."""
    if len(tokens) <= OPENING or tokens[1].laag in words("voornaamwoorden"):
        return False
    forms = vormen(tokens[2].laag)
    pointed = tokens[3].laag in FIRST_PERSON | {"u"}
    return any(pointed or v.soort is Vormsoort.HIJ for v in forms) and not is_participle(tokens[2].laag)


def _fits(tokens: Sequence[Token], index: int, vorm: Vorm, open_clause: Deelzin) -> bool:
    """Whether the word can stand here as the finite verb in this reading."""
    before = tokens[index - 1].laag if index else ""
    if before == "te" or beside_pronoun(tokens, index):
        return before != "te" and (vorm.soort is not Vormsoort.MEERVOUD or _plural_beside(tokens, index))
    if tokens[index].laag in word_set("werkwoorden", "woorden", "ook_naamwoord") and not vorm.hulp:
        told = _hopes(tokens, index, open_clause) or _informs(tokens, index, open_clause)
        hopes = told and vorm.soort in {Vormsoort.IK, Vormsoort.HIJ}
        return hopes or (vorm.soort is not Vormsoort.IK and _after_body(tokens, index, open_clause))
    match vorm.soort:
        case Vormsoort.IK:
            own = {tokens[i].laag for i in open_clause.eigen}
            return "ik" in own and (not open_clause.hoofd or before in words("nevenschikkend"))
        case Vormsoort.MEERVOUD:
            return _plural(tokens, index, vorm, open_clause)
        case Vormsoort.VERLEDEN if open_clause.hoofd and (
            not index or is_participle(tokens[index].laag) or _before_noun(tokens, index)
        ):
            return False
        case _:
            pointed = index + 1 < len(tokens) and tokens[index + 1].laag == "u"  # "dat ontvangt u"
            free = pointed or before not in words("bepalers")
            return vorm.hulp or (free and not (vorm.deel and open_clause.hoofd))


def _hopes(tokens: Sequence[Token], index: int, open_clause: Deelzin) -> bool:
    """Whether "hoop" is a verb: in a subordinate clause before "te" ("die ik in mei hoop aan te bieden")."""
    following = {token.laag for token in tokens[index : index + 3]}
    return tokens[index].laag == "hoop" and not open_clause.hoofd and "te" in following


def _informs(tokens: Sequence[Token], index: int, open_clause: Deelzin) -> bool:
    """Whether "bericht" or "meld" is the verb of "ik": in "… en meld u", or last in "waarover ik u in mei bericht"."""
    bodies = {"ik"} if open_clause.hoofd else {"ik", *lexicon("toezeggingen")["actoren"]["functies"]}
    if not any(tokens[i].laag in bodies for i in open_clause.eigen):
        return False
    after = tokens[index + 1].laag if index + 1 < len(tokens) else "."
    if open_clause.hoofd:
        return tokens[index - 1].laag == "en" and after in {"u", "uw"}
    return after in {",", ".", ";"} and any(tokens[i].laag in {"u", "uw"} for i in open_clause.eigen)


def _before_noun(tokens: Sequence[Token], index: int) -> bool:
    """Whether "betaalde" stands as an adjective between an article and a noun ("de ten onrechte betaalde subsidie")."""
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if after is None or not after.tekst.isalpha() or not tokens[index].laag.endswith(("de", "te")):
        return False
    article = any(token.laag in words("bepalers") for token in tokens[max(0, index - 3) : index])
    return article and not any(after.laag in words(name) for name in GRAMMATICAL)


def is_participle(laag: str) -> bool:
    """Whether a word is a participle; a past tense that is one too ("beschreven", "besloten") mostly is in letters."""
    return any(v.soort is Vormsoort.DEELWOORD for v in vormen(laag))


def _plural_beside(tokens: Sequence[Token], index: int) -> bool:
    around = {tokens[i].laag for i in (index - 1, index + 1) if 0 <= i < len(tokens)}
    pair = [token.laag for token in tokens[max(0, index - 2) : index]] == ["en", "ik"]
    return pair or bool(around & {"we", "wij"})


def _after_body(tokens: Sequence[Token], index: int, open_clause: Deelzin) -> bool:
    """A word that may also be a noun is a verb after the name of a body, and after an adverb of time at the start."""
    before = tokens[index - 1] if index else None
    if before is None or open_clause.persoonsvorm is not None or not open_clause.hoofd:
        return False
    if before.laag in words("bepalers") or before.laag in words("voorzetsels") or before.laag.endswith("e"):
        return False
    opens = tokens[open_clause.eigen[0]].laag if open_clause.eigen else ""
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    named = opens not in words("voorzetsels") and opens not in words("bijwoorden")
    followed = after is not None and (
        after.laag in words("bepalers") | {"mijn", "onze"} or after.tekst[:1].isupper() or is_body(after.laag)
    )
    return named or followed


def _plural_noun(tokens: Sequence[Token], index: int) -> bool:
    """Whether a plural noun alone stands before the word, as its subject: "Gemeenten krijgen van het Rijk …"."""
    return index == 1 and tokens[0].laag.endswith(("en", "s")) and tokens[0].laag not in words("bijwoorden")


@cache
def is_body(laag: str) -> bool:
    """Whether a word is the name of a minister, a body or another that can act, without an article."""
    return any(laag in lexicon("toezeggingen")["actoren"][name] for name in ("functies", "diensten", "eigen_rekening"))


def _takes_second(tokens: Sequence[Token], open_clause: Deelzin) -> bool:
    """Whether a second finite verb can share the subject: "worden besproken en worden gedeeld", not behind "zullen"."""
    verb = open_clause.persoonsvorm
    assert verb is not None
    ruled = words("modaal") | words("toekomend")
    return not any(v.kern in ruled for v in vormen(tokens[verb].laag)) and tokens[verb].laag.endswith("en")


def _plural(tokens: Sequence[Token], index: int, vorm: Vorm, open_clause: Deelzin) -> bool:
    """Whether a plural (or infinitive) is the finite verb: the first verb of a main clause, the last of another."""
    before = tokens[index - 1].laag if index else ""
    after = tokens[index + 1].laag if index + 1 < len(tokens) else ""
    if open_clause.persoonsvorm is not None:
        joined = vorm.hulp and open_clause.hoofd and before in words("nevenschikkend")
        return joined and _takes_second(tokens, open_clause)
    if index > 1 and tokens[index - 2].laag == "te" and any(v.hulp for v in vormen(before)):
        return False
    if vorm.hulp:
        return not (open_clause.hoofd and before == "het")
    if (open_clause.hoofd and vorm.deel) or (after == "van" and not _plural_noun(tokens, index)):
        return False
    if before == "," and open_clause.hoofd:
        return after in words("bepalers")
    return index > 0 and before not in words("bepalers") and before not in words("voorzetsels") and before != ","
