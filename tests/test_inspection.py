"""The picture of a page as the reader sees it."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from pipeline.documents import read_document
from pipeline.model import LineRole
from pipeline.reports.inspection import MARGIN, ROLES, SCALE, draw_page
from tests.conftest import ROOT

LETTER = ROOT / "corpus" / "brieven" / "2020-06-23-online-oplichting.pdf"
Result = subprocess.CompletedProcess[str]


@pytest.fixture
def inspect(tmp_path: Path) -> Callable[..., Result]:
    """Runs `kamerspoor inspect` in an empty folder."""

    def run(*arguments: object) -> Result:
        command = [sys.executable, "-m", "pipeline", "inspect", *map(str, arguments)]
        environment = {"PYTHONPATH": str(ROOT), "PATH": ""}
        return subprocess.run(command, cwd=tmp_path, env=environment, check=False, capture_output=True, text=True)

    return run


def tint(picture: Image.Image, box: tuple[float, float, float, float]) -> tuple[int, int, int]:
    """The lightest colour within a box of the page: what lies behind the letters."""
    x0, top, x1, bottom = (value * SCALE for value in box)
    part = picture.crop((int(x0) + MARGIN + 1, int(top) + 1, int(x1) + MARGIN, int(bottom))).convert("RGB")
    return max((colour for _, colour in part.getcolors(1 << 16)), key=sum)


def test_words_of_each_role_have_its_colour() -> None:
    content = LETTER.read_bytes()
    document = read_document(content, LETTER.name)
    picture = Image.open(io.BytesIO(draw_page(content, document, 2)))
    seen = set()
    for line in document.lines:
        for word in line.words if line.page == 2 else ():
            if word.end - word.begin > 4:
                colour, wanted = tint(picture, word.box), ROLES[line.role][1]
                shade = [255 - (255 - part) * 80 / 255 for part in wanted]
                assert max(abs(a - b) for a, b in zip(colour, shade, strict=True)) < 30, (line.text, word)
                seen.add(line.role)
    assert seen >= {LineRole.BODY, LineRole.HEADING, LineRole.NOTE, LineRole.TABLE, LineRole.FURNITURE}


def test_every_word_of_a_table_cell_has_its_place() -> None:
    document = read_document(LETTER.read_bytes(), LETTER.name)
    rows = [line for line in document.lines if line.role is LineRole.TABLE]
    assert len(rows) > 5
    for row in rows:
        assert [row.text[word.begin : word.end] for word in row.words] == row.text.split()
        assert all(word.box[0] < word.box[2] and word.box[1] < word.box[3] for word in row.words)


def test_the_command_writes_a_picture(inspect: Callable[..., Result], tmp_path: Path) -> None:
    result = inspect(LETTER, "--page", 2)
    assert result.returncode == 0, result.stderr
    assert result.stdout.strip() == "2020-06-23-online-oplichting-2.png"
    assert (tmp_path / result.stdout.strip()).read_bytes().startswith(b"\x89PNG")
    assert inspect(LETTER, "--uit", tmp_path / "blad.png").returncode == 0
    assert (tmp_path / "blad.png").is_file()


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("weg.pdf",), 4, "weg.pdf: is niet te lezen"),
        ((LETTER, "--page", "9"), 2, "heeft 3 bladzijden"),
        ((LETTER, "--page", "0"), 2, "--page"),
        ((LETTER, "--uit", "weg/blad.png"), 2, "is niet te schrijven"),
        ((LETTER.with_name("2024-03-12-veilig-online.md"),), 4, "is geen PDF"),
    ],
)
def test_what_cannot_be_drawn_is_one_dutch_line(
    inspect: Callable[..., Result], arguments: tuple[object, ...], code: int, words: str
) -> None:
    result = inspect(*arguments)
    assert result.returncode == code
    assert len(result.stderr.strip().splitlines()) == 1
    assert words in result.stderr
