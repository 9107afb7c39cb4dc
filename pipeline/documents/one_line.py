"""Text that lost its line ends: a whole paper on one line, page furniture and headings in the midst of it.

So some readers of PDF give the text of official papers. Broken off again is what cannot be running text: the head of a
Kamerstuk, address and date, the feet of its pages, "Vraag 3" and "Antwoord 3", who answers, who signs. A hyphen that
stood at a line's end ("Meerjarenpro- gramma") gets its line end back. Read rightly is also what the fonts of 2011–2013
gave wrong: "2012Œ2013" is 2012–2013 and "fotoTMs" foto’s.
"""

from __future__ import annotations

import re

from pipeline.datums import MAANDEN

LONG = 1_500  # characters: no line of a letter is so long that still has its line ends
DASH = re.compile(r"Œ")
APOSTROPHE = re.compile(r"TM(?=s\b)")
HYPHEN = re.compile(r"(?<=[a-zà-ÿ]{2})- (?!en\b|of\b|tot\b)(?=[a-zà-ÿ]{2})")
GLUED_DOSSIER = re.compile(r"(?<=\b\d{2} \d{3})(?=[A-Z][a-z])")
OFFICE = "(?:minister|staatssecretaris)"
_NUMBERS = r"\d{1,3}(?:(?:, \d{1,3}){0,9} en \d{1,3})?"
_FOOT = (
    r"(?:(?:ah-tk|ah-ek|kst)-[\w-]{4,20}?(?=ISSN| ))?(?:ISSN \d{4} - \d{4} ?)?(?:[’']s-Gravenhage \d{4} ?)?"
    r"(?:Tweede|Eerste) Kamer, vergaderjaar \d{4}[–-]\d{4}, "
)
FOOT_OF_PAPER = re.compile(
    rf"(?P<voet>{_FOOT})(?P<nummer>\d{{2}} \d{{3}}[^.]{{0,30}}, nr\. \w+?) ?(?P<blad>\d{{1,2}})(?= |$)"
)
FOOT_OF_ANSWERS = re.compile(rf"{_FOOT}Aanhangsel ?\d{{0,2}}(?= |$)")
AROUND_BREAK = re.compile(r"(?<! ) *(\n)[\n ]*|(?<=\f) +")
APART = (
    re.compile(
        r"(?:ah-tk|ah-ek|kst)-\d[\d-]{4,16}\d(?=ISSN)|ISSN \d{4} - \d{4}|[’']s-Gravenhage \d{4}(?= Tweede Kamer)"
    ),
    re.compile(r"\bVergaderjaar \d{4}[–-]\d{4}\b"),
    re.compile(r"\bNr\. \d{1,4} (?:BRIEF|LIJST|VERSLAG)\b[A-ZÀ-Þ ,]{5,160}(?= Aan )"),
    re.compile(r"\bAan de [Vv]oorzitter van de (?:Tweede|Eerste) Kamer der Staten-Generaal\b"),
    re.compile(rf"(?<=\n)(?:Den Haag|[’']s-Gravenhage), \d{{1,2}} (?:{'|'.join(MAANDEN)}) \d{{4}}\b"),
    re.compile(r"\bVragen van (?:het lid|de leden) [^?]{5,400}?\(ingezonden [^()]{5,40}\)\.?"),
    re.compile(rf"\b(?:Antwoord|Mededeling) van {OFFICE}\b[^?]{{5,200}}?\(ontvangen [^()]{{5,40}}\)\.?", re.I),
    re.compile(rf"(?:(?<=[.?!)»”] )|(?<=[\n\f]))(?:Vraag|Antwoord) {_NUMBERS}(?=\D)"),
    re.compile(r"(?<=[.?!)»”] )Mededeling(?= [A-Z])"),
    re.compile(rf"\bDe {OFFICE} (?:van|voor) [A-Z][^,.()]{{2,80}},(?= [A-Z]\.)", re.I),
    re.compile(
        r"(?<=,\n)(?:[A-Z][a-z]?\. ?){1,6}(?:(?:van|de|der|den|ten|ter) ){0,2}[A-ZÀ-Þ][a-zà-ÿ’']+"
        r"(?:(?: (?:van|de|der|den))? [A-ZÀ-Þ][a-zà-ÿ’']+|-[A-ZÀ-Þ][a-zà-ÿ]+){0,4}"
    ),
)


def unfold(text: str) -> str:
    """The text with the lines that are a whole paper broken off; other lines stay as they are.

    >>> unfold("De kade is hersteld.")
    'De kade is hersteld.'
    """
    return "\n".join(_unfold_line(line) if len(line) > LONG else line for line in text.split("\n"))


def _unfold_line(line: str) -> str:
    """One line of a whole paper, in lines; what follows the foot of a page begins a page."""
    line = APOSTROPHE.sub("’", DASH.sub("–", line))
    line = GLUED_DOSSIER.sub(" ", HYPHEN.sub("-\n", line))
    line = FOOT_OF_PAPER.sub(r"\n\g<voet>\g<nummer> \g<blad>\n\f", line)
    line = FOOT_OF_ANSWERS.sub(r"\n\g<0>\n\f", line)
    for pattern in APART:
        line = pattern.sub(lambda found: f"\n{found[0]}\n", AROUND_BREAK.sub(r"\1", line))
    return AROUND_BREAK.sub(r"\1", line).strip("\n")
