"""The site in a real browser: nothing from elsewhere, no error, usable on a desk and on a phone."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, Request, sync_playwright

from pipeline.site import open_site
from pipeline.site.serving import listen

pytestmark = pytest.mark.browser

ARGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-default-apps",
)  # fmt: skip
PAGES = (
    "/", "/kamerspoor", "/zoeken?q=restwarmte", "/kamerspoor/toezeggingen_overzicht", "/kamerspoor/kamerbrieven",
    "/kamerspoor/kamerbrieven/kst-32627-30", "/kamerspoor/moties/kst-32627-31", "/kamerspoor/toezeggingen/t1",
    "/kamerspoor/verbanden", "/kamerspoor/verwijzingen", "/kamerspoor/bedragen/b1", "/kamerspoor/bestanden",
    "/kamerspoor/stand-op-datum?peildatum=2020-06-01", "/kamerspoor/bedragen-volgen?doel=aardwarmte",
    "/kamerspoor/naam-volgen?naam=PRW", "/kamerspoor/entiteiten_overzicht", "/kamerspoor/entiteiten/e1",
    "/kamerspoor/suggesties", "/kamerspoor/geldposten", "/kamerspoor/bedragreeksen",
    "/kamerspoor/briefvermeldingen", "/kamerspoor/meldingen", "/kamerspoor/kamerbrieven/kst-32627-35",
    "/kamerspoor/open-toezeggingen",
    "/kamerspoor/spoor-van-dossier?dossier=32627", "/onbekend",
)  # fmt: skip
DESK, PHONE = (1280, 900), (390, 844)


@pytest.fixture(scope="module")
def address(database: Path) -> Iterator[str]:
    listener = listen("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn.Config(open_site(database).app(), log_level="warning", lifespan="on"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join(10)
    listener.close()
    assert not thread.is_alive()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        pytest.skip("Chromium is not on this machine (Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, headless=True, args=list(ARGS))
        yield running
        running.close()


class Visit:
    """A page that remembers what went wrong on it and which hosts it asked for something."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self.troubles: list[str] = []
        self.elsewhere: list[str] = []
        page.on("console", lambda message: self.troubles.append(message.text))
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.on("request", self.note)

    def note(self, request: Request) -> None:
        if not request.url.startswith(self.address):
            self.elsewhere.append(request.url)

    def go(self, path: str) -> Page:
        self.page.goto(self.address + path)
        return self.page


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    page = browser.new_page(viewport={"width": DESK[0], "height": DESK[1]}, locale="nl-NL")
    yield Visit(page, address)
    page.close()


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_pages_load_clean_and_fit(visit: Visit, size: tuple[int, int]) -> None:
    visit.page.set_viewport_size({"width": size[0], "height": size[1]})
    for path in PAGES:
        page = visit.go(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0], path
        assert page.title().endswith("– Kamerspoor")
        assert page.evaluate("document.styleSheets.length") == 1
        assert page.locator("h1").count() == 1
    assert visit.elsewhere == []
    assert [line for line in visit.troubles if "404" not in line] == []


def test_search_finds_part_of_a_compound(visit: Visit) -> None:
    page = visit.go("/")
    page.get_by_role("searchbox", name="Zoeken in alle zinnen").fill("transitie")
    page.get_by_role("button", name="Zoeken").click()
    hit = page.get_by_role("link", name="Energietransitie in de glastuinbouw")
    assert hit.locator("mark").inner_text() == "transitie"
    hit.click()
    assert page.url.endswith("/kamerspoor/kamerbrieven/kst-32627-30#z0")


def test_ids_click_through(visit: Visit) -> None:
    page = visit.go("/kamerspoor/verbanden")
    page.get_by_role("link", name="Ik stuur uw Kamer").click()
    assert page.locator("h1").inner_text().startswith("Ik stuur uw Kamer")
    page.get_by_role("link", name="Energietransitie in de glastuinbouw").click()
    page.get_by_role("link", name="motie-Van Dam/Jansma").first.click()
    assert page.locator("h1").inner_text() == "Motie-Van Dam/Jansma"


def test_queries_run_from_their_form(visit: Visit) -> None:
    page = visit.go("/")
    page.get_by_role("link", name="Alle openstaande toezeggingen").click()
    assert page.get_by_text("3 resultaten").is_visible()
    page.get_by_label("Termijn uiterlijk op").fill("2020-12-31")
    page.get_by_label("Ministerie").select_option("Landbouw, Natuur en Voedselkwaliteit")
    page.get_by_role("button", name="Tonen").click()
    assert page.get_by_text("1 resultaat").is_visible()
    assert page.get_by_role("cell", name="30 september 2020", exact=True).is_visible()


def test_filters_are_set_and_lifted(visit: Visit) -> None:
    page = visit.go("/kamerspoor/kamerbrieven")
    page.get_by_role("link", name="Volksgezondheid, Welzijn en Sport").click()
    assert page.get_by_text("1 brief", exact=True).is_visible()
    page.get_by_role("link", name="filter opheffen").click()
    assert page.get_by_text("3 brieven", exact=True).is_visible()


def test_the_keyboard_reaches_the_content(visit: Visit) -> None:
    page = visit.go("/kamerspoor/kamerbrieven")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Naar de inhoud"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "inhoud"
    page.keyboard.press("Tab")
    outline = "getComputedStyle(document.activeElement).outlineStyle"
    assert page.evaluate(outline) == "solid"


CONTRAST = """
() => {
  const rgb = text => (text.match(/[\\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(v => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
  const ground = node => {
    for (let n = node; n; n = n.parentElement) {
      const [r, g, b, a = 1] = rgb(getComputedStyle(n).backgroundColor);
      if (a === 1) return [r, g, b];
    }
    return [255, 255, 255];
  };
  const poor = [];
  for (const node of document.querySelectorAll('body *')) {
    const words = [...node.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
    if (!words || !node.getClientRects().length) continue;
    const pair = [light(rgb(getComputedStyle(node).color)), light(ground(node))].sort((a, b) => b - a);
    const ratio = (pair[0] + .05) / (pair[1] + .05);
    if (ratio < 4.5) poor.push(node.className + ': ' + node.textContent.trim().slice(0, 30) + ' ' + ratio.toFixed(1));
  }
  return poor;
}
"""


def test_all_words_stand_out_enough(visit: Visit) -> None:
    for path in PAGES:
        assert visit.go(path).evaluate(CONTRAST) == [], path
