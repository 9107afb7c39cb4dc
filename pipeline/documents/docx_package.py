"""The zip that a DOCX is: sizes are checked before anything is unpacked, and nothing touches the disk."""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib

from pipeline.documents.sniffing import ENCRYPTED_PACKAGE, OLE
from pipeline.documents.xml_parsing import Element, attribute, children, parse_xml
from pipeline.model import DocumentRefused

MAX_PARTS = 5_000
MAX_TOTAL = 100 * 2**20  # bytes, unpacked
MAX_PART = 50 * 2**20
MAX_RATIO = 200  # unpacked over packed; the XML of long letters stays below 60
RATIO_FROM = 2**20  # bytes: a smaller part is no bomb
ENCRYPTED_FLAG = 1
METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    struct.error,
    OverflowError,
)
BROKEN = "is een beschadigd of afgekapt Word-bestand (DOCX); vraag het bestand opnieuw op"
PASSWORD = "is een Word-bestand met wachtwoord; sla het zonder wachtwoord op en lever het opnieuw aan"


class Package:
    """The parts of a DOCX by their names.

    Raises DocumentRefused where the zip is damaged, encrypted, or would unpack to more than a letter can be.
    """

    def __init__(self, content: bytes) -> None:
        if content.startswith(OLE):
            raise DocumentRefused(
                PASSWORD
                if ENCRYPTED_PACKAGE in content
                else "is een oud Word-bestand (DOC); sla het op als DOCX of PDF"
            )
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
            self._parts = {part.filename.lstrip("/").lower(): part for part in self._archive.infolist()}
        except DAMAGE as error:
            raise DocumentRefused(BROKEN) from error
        self._check_sizes()

    def _check_sizes(self) -> None:
        """Refuse what would unpack to far more than a letter."""
        parts = list(self._parts.values())
        total = sum(part.file_size for part in parts)
        if len(parts) > MAX_PARTS:
            raise DocumentRefused(f"bestaat uit {len(parts)} onderdelen; dat is geen gewoon Word-bestand")
        if total > MAX_TOTAL:
            raise DocumentRefused(
                f"is uitgepakt {total // 2**20} MB; Kamerspoor leest er hoogstens {MAX_TOTAL // 2**20}"
            )
        if any(part.file_size > RATIO_FROM and part.file_size > MAX_RATIO * part.compress_size for part in parts):
            raise DocumentRefused("is samengeperst als een zip-bom; haal het bestand op bij de afzender")

    def read(self, name: str) -> bytes | None:
        """The bytes of a part; None where there is no such part. Raises DocumentRefused where it is damaged."""
        part = self._parts.get(name.lstrip("/").lower())
        if part is None:
            return None
        if part.flag_bits & ENCRYPTED_FLAG:
            raise DocumentRefused(PASSWORD)
        if part.compress_type not in METHODS or part.file_size > MAX_PART:
            raise DocumentRefused(BROKEN if part.file_size <= MAX_PART else "heeft te veel tekst voor een brief")
        try:
            with self._archive.open(part) as stream:
                return stream.read(MAX_PART)
        except (*DAMAGE, RuntimeError) as error:
            raise DocumentRefused(BROKEN) from error

    def read_xml(self, name: str | None) -> Element | None:
        """A part as XML; None where there is no such part."""
        content = self.read(name) if name else None
        return parse_xml(content, "dit Word-bestand") if content else None

    def relations(self, name: str) -> dict[str, tuple[str, str]]:
        """What a part refers to: id → (kind, name of the part), links to the outside left out."""
        folder, _, file = name.rpartition("/")
        root = self.read_xml(f"{folder}/_rels/{file}.rels".lstrip("/"))
        found: dict[str, tuple[str, str]] = {}
        for relation in children(root, "Relationship") if root is not None else ():
            target, kind = attribute(relation, "Target") or "", attribute(relation, "Type") or ""
            if attribute(relation, "TargetMode") != "External":
                path = target if target.startswith("/") else posixpath.join(folder, target)
                found[attribute(relation, "Id") or ""] = (kind.rpartition("/")[2], posixpath.normpath(path).lstrip("/"))
        return found

    def main_part(self) -> str:
        """The name of the part that holds the text."""
        kinds = dict(self.relations("").values())
        return kinds.get("officeDocument", "word/document.xml")
