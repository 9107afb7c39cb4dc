"""What the styles and the numbering of a DOCX make of a paragraph: a heading, an item and its number, a caption.

Read are style names in Dutch and English (Kop 1, heading 1, Titel, Inhopg 1, toc 1, Bijschrift, caption,
Lijstopsomteken, List Bullet), outline levels, bold and hidden text along the chain of styles, and numbering of up to
nine levels with its own starts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pipeline.documents.list_numbers import list_number
from pipeline.documents.xml_parsing import Element, attribute, child_of, children

HEADING_NAME = re.compile(r"(?:heading|kop|title|titel|subtitle|ondertitel|tussenkop)\b", re.I)
CONTENTS_NAME = re.compile(r"(?:toc|inhopg|inhoudsopgave)\b", re.I)
CAPTION_NAME = re.compile(r"(?:caption|bijschrift|tabeltitel)\b", re.I)
BULLET_NAME = re.compile(r"(?:list bullet|lijstopsomteken|lijst opsom\w*)\b", re.I)
BODY_LEVEL = 9  # an outline level from here on is running text
LEVELS = 9
MAX_CHAIN = 20
MAX_COUNT = 100_000
KINDS = {
    "decimal": "1",
    "lowerLetter": "a",
    "upperLetter": "A",
    "lowerRoman": "i",
    "upperRoman": "I",
    "decimalZero": "1",
}


@dataclass(frozen=True, slots=True)
class Style:
    """What one style sets itself; None where it leaves that to the style it is based on."""

    name: str = ""
    based_on: str | None = None
    outline: int | None = None
    emphasised: bool | None = None
    hidden: bool | None = None
    list_id: str | None = None
    level: int | None = None


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: its kind of number, its text ("%1."), where it starts, and the style tied to it."""

    kind: str = "decimal"
    text: str = ""
    start: int = 1
    style: str | None = None


class Styles:
    """The styles of a document by their ids."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Style] = {}
        self._default: str | None = None
        for element in children(root, "style") if root is not None else ():
            key = attribute(element, "styleId") or ""
            self._styles[key] = _read_style(element)
            if attribute(element, "type") == "paragraph" and is_on(element, "default", attributes=True):
                self._default = key

    def chain(self, key: str | None) -> Iterator[tuple[str, Style]]:
        """A style and those it is based on; a paragraph without style has the default one."""
        key = key or self._default
        for _ in range(MAX_CHAIN):
            if key is None or key not in self._styles:
                return
            yield key, self._styles[key]
            key = self._styles[key].based_on

    def is_heading(self, key: str | None, outline: int | None) -> bool:
        """Whether a paragraph is a heading, by its own outline level or by its style."""
        for _, style in self.chain(key):
            outline = style.outline if outline is None else outline
            if HEADING_NAME.match(style.name):
                return outline is None or outline < BODY_LEVEL
        return outline is not None and outline < BODY_LEVEL

    def is_named(self, key: str | None, names: re.Pattern[str]) -> bool:
        """Whether a style, or one it is based on, bears such a name."""
        return any(names.match(style.name) for _, style in self.chain(key))

    def is_emphasised(self, key: str | None) -> bool:
        """Whether text in this style is bold, slanted or underlined."""
        return next((style.emphasised for _, style in self.chain(key) if style.emphasised is not None), False)

    def is_hidden(self, key: str | None) -> bool:
        """Whether text in this style is hidden."""
        return next((style.hidden for _, style in self.chain(key) if style.hidden is not None), False)

    def numbering(self, key: str | None) -> tuple[str, str, int | None] | None:
        """The style that numbers its paragraphs, with the list and level it names."""
        for name, style in self.chain(key):
            if style.list_id is not None:
                return name, style.list_id, style.level
        return None


@dataclass(slots=True)
class Numbering:
    """The lists of a document, and how far each has been counted."""

    levels: Mapping[str, Mapping[int, Level]] = field(default_factory=dict)  # by list definition
    lists: Mapping[str, str] = field(default_factory=dict)  # list → definition
    starts: Mapping[tuple[str, int], int] = field(default_factory=dict)  # a list's own starts
    counts: dict[str, list[int | None]] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)

    def level_of_style(self, list_id: str, style: str) -> int:
        """The level of a list that a style is tied to."""
        levels = self.levels.get(self.lists.get(list_id, ""), {})
        return next((number for number, level in levels.items() if level.style == style), 0)

    def next_marker(self, list_id: str, depth: int) -> str | None:
        """The marker of the next item at a level of a list: "•" for a bullet, None where the list is unknown."""
        definition = self.lists.get(list_id)
        level = self.levels.get(definition or "", {}).get(depth)
        if definition is None or level is None:
            return None
        counts = self.counts.setdefault(definition, [None] * LEVELS)
        if list_id not in self.begun:
            self.begun.add(list_id)
            for (owner, place), start in self.starts.items():
                if owner == list_id:
                    counts[place] = start - 1
        before = counts[depth]
        counts[depth] = min(level.start if before is None else before + 1, MAX_COUNT)
        counts[depth + 1 :] = [None] * (LEVELS - depth - 1)
        if level.kind == "bullet":
            return "•"
        return re.sub(r"%([1-9])", lambda found: self._shown(definition, int(found[1]) - 1), level.text)

    def _shown(self, definition: str, depth: int) -> str:
        """The number that a level of a list has reached."""
        level = self.levels[definition].get(depth, Level())
        count = self.counts[definition][depth]
        kind = KINDS.get(level.kind)
        if level.kind == "none":
            return ""
        return list_number(level.start if count is None else count, kind or "1")


def read_numbering(root: Element | None) -> Numbering:
    """The lists in numbering.xml."""
    if root is None:
        return Numbering()
    levels = {
        attribute(abstract, "abstractNumId") or "": {
            depth: _read_level(level)
            for level in children(abstract, "lvl")
            if (depth := number(level, "ilvl", 0)) < LEVELS
        }
        for abstract in children(root, "abstractNum")
    }
    lists: dict[str, str] = {}
    starts: dict[tuple[str, int], int] = {}
    for element in children(root, "num"):
        key = attribute(element, "numId") or ""
        lists[key] = value_of(element, "abstractNumId") or ""
        for override in children(element, "lvlOverride"):
            start = child_of(override, "startOverride")
            if start is not None and (place := number(override, "ilvl", 0)) < LEVELS:
                starts[key, place] = number(start, "val", 1)
    return Numbering(levels, lists, starts)


def value_of(element: Element | None, *path: str) -> str | None:
    """The `val` of a descendant; None where there is none."""
    found = child_of(element, *path)
    return None if found is None else attribute(found, "val")


def number(element: Element, name: str, default: int) -> int:
    """A count in an attribute, between 0 and MAX_COUNT."""
    text = attribute(element, name) or ""
    return min(int(text), MAX_COUNT) if re.fullmatch(r"\d{1,9}", text, re.ASCII) else default


def is_on(element: Element | None, name: str, *, attributes: bool = False) -> bool | None:
    """Whether a property is switched on; None where it is not set."""
    if attributes:
        value = None if element is None else attribute(element, name)
        return None if value is None else value not in {"0", "false", "off"}
    found = child_of(element, name)
    return None if found is None else (attribute(found, "val") or "1") not in {"0", "false", "off", "none"}


def is_emphasised(properties: Element | None) -> bool | None:
    """Whether run properties set bold, slanted or underlined; None where they set none of them."""
    values = [is_on(properties, name) for name in ("b", "i", "u")]
    return None if all(value is None for value in values) else any(values)


def _read_style(element: Element) -> Style:
    paragraph, run = child_of(element, "pPr"), child_of(element, "rPr")
    outline = child_of(paragraph, "outlineLvl")
    level = child_of(paragraph, "numPr", "ilvl")
    return Style(
        name=value_of(element, "name") or "",
        based_on=value_of(element, "basedOn"),
        outline=None if outline is None else number(outline, "val", BODY_LEVEL),
        emphasised=is_emphasised(run),
        hidden=is_on(run, "vanish"),
        list_id=value_of(paragraph, "numPr", "numId"),
        level=None if level is None else number(level, "val", 0),
    )


def _read_level(element: Element) -> Level:
    start = child_of(element, "start")
    return Level(
        kind=value_of(element, "numFmt") or "decimal",
        text=(value_of(element, "lvlText") or "")[:60],
        start=1 if start is None else number(start, "val", 1),
        style=value_of(element, "pStyle"),
    )
