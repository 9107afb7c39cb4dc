"""Small corpora for the tests of links: letters of several ministries, written sentence by sentence."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.links import (
    Corpus,
    LinkedBedrag,
    LinkedBrief,
    LinkedUitspraak,
    LinkedVermelding,
    LinkedVerwijzing,
    LinkedZin,
)


def brief(key: str, datum: str, dossier: str = "33450", ministerie: str = "LNV") -> LinkedBrief:
    """A letter."""
    return LinkedBrief(key, datum, dossier, None, None, ministerie)


@dataclass
class Letters:
    """Collects letters, sentences and what stands in them; a sentence's key is the key of its statement."""

    brieven: list[LinkedBrief]
    zinnen: list[LinkedZin] = field(default_factory=list)
    toezeggingen: list[LinkedUitspraak] = field(default_factory=list)
    nakomingen: list[LinkedUitspraak] = field(default_factory=list)
    meldingen: list[LinkedUitspraak] = field(default_factory=list)
    bedragen: list[LinkedBedrag] = field(default_factory=list)
    vermeldingen: list[LinkedVermelding] = field(default_factory=list)
    verwijzingen: list[LinkedVerwijzing] = field(default_factory=list)

    def say(self, key: str, letter: str, tekst: str, kop: str | None = None) -> LinkedZin:
        """A sentence."""
        zin = LinkedZin(f"z-{key}", letter, len(self.zinnen), kop, None, tekst, 1000 * len(self.zinnen))
        self.zinnen.append(zin)
        return zin

    def promise(
        self, key: str, letter: str, tekst: str, soort: str = "informeren", uiterlijk: str | None = None
    ) -> LinkedZin:
        """A commitment."""
        zin = self.say(key, letter, tekst)
        self.toezeggingen.append(LinkedUitspraak(key, letter, soort, tekst, uiterlijk, zin.id))
        return zin

    def keep(self, key: str, letter: str, tekst: str, belofte: str | None = None) -> LinkedZin:
        """A fulfilment."""
        zin = self.say(key, letter, tekst)
        self.nakomingen.append(LinkedUitspraak(key, letter, "nakoming", tekst, None, zin.id, belofte))
        return zin

    def report(self, key: str, letter: str, tekst: str, soort: str) -> LinkedZin:
        """A statement on an older promise: uitstel or intrekking."""
        zin = self.say(key, letter, tekst)
        self.meldingen.append(LinkedUitspraak(key, letter, soort, tekst, None, zin.id))
        return zin

    def motie(self, key: str, zin: LinkedZin, *names: str, nummer: str | None = None, over: str | None = None) -> None:
        """A mention of a motion, "c.s." where one name is given."""
        dossier = "33450" if nummer else None
        self.vermeldingen.append(
            LinkedVermelding(
                key, zin.brief_id, zin.begin, "de motie", names, dossier, None, nummer, over, "vermeld",
                len(names) == 1, zin.id,
            )
        )  # fmt: skip

    def sums(self, key: str, letter: str, tekst: str, *sums: tuple[str, float, tuple[int, ...], int | None]) -> None:
        """A sentence with sums: the words of each, its value in millions, its years, the year from which it runs."""
        zin = self.say(key, letter, tekst)
        place = 0
        for number, (words, millions, jaren, vanaf) in enumerate(sums):
            place = tekst.index(words, place)
            self.bedragen.append(
                LinkedBedrag(
                    f"{key}{number}", letter, zin.id, zin.begin + place, millions * 1e6, None, "begroting",
                    vanaf is not None, vanaf, None, jaren,
                )
            )  # fmt: skip
            place += len(words)

    def corpus(self) -> Corpus:
        """All of it."""
        return Corpus(
            {letter.id: letter for letter in self.brieven},
            self.vermeldingen,
            self.verwijzingen,
            self.toezeggingen,
            self.nakomingen,
            self.bedragen,
            (),
            {zin.id: zin for zin in self.zinnen},
            meldingen=self.meldingen,
        )
