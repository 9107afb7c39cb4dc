"""Parsing XML from strangers: no network, no files, no entities, bounded depth; names without their namespace."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, TypeAlias

from lxml import etree

from pipeline.documents.sniffing import XML_DECLARATION, decode
from pipeline.model import DocumentRefused

Element: TypeAlias = Any  # lxml has no type stubs

MAX_DEPTH = 150  # elements within elements; official papers stay below 30
MAX_ELEMENTS = 2_000_000
MAX_BYTES = 60 * 2**20


def parse_xml(content: bytes, what: str) -> Element:
    """The root element of XML; comments and processing instructions are left out.

    `what` names the file in the refusal ("dit XML-bestand"). Raises DocumentRefused where it is not well-formed,
    declares entities, or nests deeper than MAX_DEPTH.
    """
    if len(content) > MAX_BYTES:
        raise DocumentRefused(f"{what} is groter dan {MAX_BYTES // 2**20} MB; dat is geen gewone brief")
    try:
        root = etree.fromstring(content, _parser())
    except etree.XMLSyntaxError as error:
        root = _parse_again(content, what, str(error))
    except ValueError as error:
        raise DocumentRefused(f"{what} is geen leesbare XML ({error}); haal het opnieuw op") from error
    internal = root.getroottree().docinfo.internalDTD
    if internal is not None and any(True for _ in internal.iterentities()):
        raise DocumentRefused(_entities(what))
    check_size(root, what)
    return root


def check_size(root: Element, what: str) -> None:
    """Refuse a tree that is nested too deeply, or has too many elements, to be a letter."""
    depth = 0
    for count, (event, _) in enumerate(etree.iterwalk(root, events=("start", "end"))):
        depth += 1 if event == "start" else -1
        if depth > MAX_DEPTH:
            raise DocumentRefused(f"{what} is dieper genest dan {MAX_DEPTH} niveaus; dat is geen gewone brief")
        if count > 2 * MAX_ELEMENTS:
            raise DocumentRefused(f"{what} heeft meer dan {MAX_ELEMENTS} onderdelen; dat is geen gewone brief")


def local(element: Element) -> str:
    """The name of an element without its namespace; "" for what is no element.

    >>> local(etree.fromstring('<w:p xmlns:w="urn:x"/>'))
    'p'
    """
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element, name: str) -> str | None:
    """The value of an attribute, whatever its namespace; None where there is none.

    >>> attribute(etree.fromstring('<w:p xmlns:w="urn:x" w:val="7"/>'), "val")
    '7'
    """
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return str(value)
    return None


def children(element: Element, *names: str) -> Iterator[Element]:
    """The children of an element that bear one of these names, or all of them where none is given."""
    return (child for child in element if (local(child) in names if names else local(child)))


def child_of(element: Element | None, *path: str) -> Element | None:
    """The first descendant along a path of names; None where a step is missing."""
    for name in path:
        if element is None:
            return None
        element = next(children(element, name), None)
    return element


def text_of(element: Element | None) -> str:
    """All text within an element, white space made single; "" for None.

    >>> text_of(etree.fromstring("<a> een <b>twee</b>\\n drie</a>"))
    'een twee drie'
    """
    return "" if element is None else " ".join("".join(element.itertext()).split())


def _parser() -> Any:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )


def _parse_again(content: bytes, what: str, reason: str) -> Element:
    """A second try for a file whose declared encoding is wrong; else the refusal with its true reason."""
    if b"<!ENTITY" in content.replace(b"\x00", b""):
        raise DocumentRefused(_entities(what))
    text = decode(content).lstrip()
    declared = XML_DECLARATION.match(text)
    text = text[declared.end() :] if declared else text
    try:
        return etree.fromstring(text.encode("utf-8"), _parser())
    except (etree.XMLSyntaxError, ValueError) as error:
        if "depth" in reason:
            raise DocumentRefused(
                f"{what} is dieper genest dan {MAX_DEPTH} niveaus; dat is geen gewone brief"
            ) from error
        place = re.search(r"line (\d+)", reason)
        cause = f" (bij regel {place[1]})" if place else ""
        raise DocumentRefused(f"{what} is beschadigde of afgekapte XML{cause}; haal het opnieuw op") from error


def _entities(what: str) -> str:
    return f"{what} bevat eigen XML-entiteiten, die als aanval kunnen dienen; haal het op bij de officiële bron"
