"""Kamerspoor's hooks into Datasette: notation of cells, data of the pages, search, errors and headers."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from urllib.parse import urlencode

from datasette.utils import tilde_decode
from datasette.utils.asgi import Base400, Response
from datasette.views.base import DatasetteError
from markupsafe import Markup
from pluggy import HookimplMarker

from pipeline.notatie import format_sum
from pipeline.site import cells, formats, labels, pages
from pipeline.site.fetching import Row, fetch_rows
from pipeline.site.headers import add_headers

hookimpl = HookimplMarker("datasette")
log = logging.getLogger("kamerspoor.site")

DATABASE = "kamerspoor"
"""The name of the database in every address, whatever its file is called."""

NOT_FOUND = 404
SERVER_ERROR = 500

ERRORS = {
    400: ("Deze vraag kan niet worden beantwoord", "Controleer wat u hebt ingevuld en probeer het opnieuw."),
    403: ("Dit is hier niet toegestaan", "Deze pagina is op deze site niet beschikbaar."),
    NOT_FOUND: ("Pagina niet gevonden", "Dit adres bestaat niet, of het stuk zit niet (meer) in deze verzameling."),
    SERVER_ERROR: (
        "Er ging iets mis",
        "De pagina kon niet worden gemaakt. De oorzaak staat in het venster van Kamerspoor.",
    ),
}

OPERATIONS = {
    "exact": "is",
    "not": "is niet",
    "contains": "bevat",
    "startswith": "begint met",
    "endswith": "eindigt op",
    "gt": "groter dan",
    "gte": "vanaf",
    "lt": "kleiner dan",
    "lte": "tot en met",
    "isblank": "is leeg",
    "notblank": "is ingevuld",
    "like": "lijkt op",
    "notlike": "lijkt niet op",
    "glob": "past op",
    "in": "is een van",
    "notin": "is geen van",
    "arraycontains": "bevat",
    "arraynotcontains": "bevat niet",
    "date": "op datum",
    "isnull": "is leeg",
    "notnull": "is ingevuld",
}
"""What a clerk reads for the comparisons of a filter."""

OFFERED = ("exact", "contains", "startswith", "gte", "lte", "isblank", "notblank")
"""The comparisons a filter offers."""

TECHNICAL = frozenset({"id", "begin", "einde", "regel", "sha256", "eenheid_bron", "gelezen_met", "volgnummer"})
"""Columns that only a developer looks for: the page of a row shows them last."""

NAVIGATION = (
    ("toezeggingen_overzicht", "Toezeggingen"),
    ("moties_overzicht", "Moties"),
    ("bedragen_per_jaar", "Bedragen"),
    ("kamerbrieven", "Brieven"),
)


@hookimpl
def prepare_jinja2_environment(env: Any, datasette: Any) -> None:
    """Give every template the Dutch notation and the names of things."""
    columns = (datasette.metadata("kolommen") or {}) if datasette else {}

    def heading(column: str) -> str:
        return str(columns.get(column, {}).get("kop", column.replace("_", " ").capitalize()))

    def row_url(table: str, row_id: str) -> str:
        return pages.row_path(datasette, DATABASE, table, str(row_id))

    env.globals.update(
        site_titel="Kamerspoor", databank=DATABASE, navigatie=NAVIGATION, bewerkingen=OPERATIONS, aangeboden=OFFERED,
        heading=heading, row_url=row_url, name_brief=labels.name_brief, name_motie=labels.name_motie,
        name_entiteit=labels.name_entiteit,
        url_for=datasette.urls.path, show_facet=show_facet, order_facet=order_facet,
    )  # fmt: skip
    env.filters.update(
        datum=cells.show_letter_date, dag=cells.show_date, euro=formats.format_euro, bedrag=format_sum,
        getal=formats.format_count,
        namen=cells.show_names, kamerstuk=formats.format_kamerstuk, procent=formats.format_share,
        status=cells.show_state, kort=formats.shorten, url_link=cells.show_url, janee=cells.show_truth,
        dossier=formats.format_dossier,
    )  # fmt: skip


def show_facet(column: str, value: Any) -> Any:
    """The value of a facet in words."""
    if value in (None, ""):
        return "niet vermeld"
    if column in {"structureel", "meerduidig", "cum_suis", "gewogen"}:
        return cells.show_truth(value)
    if column in {"van_tabel", "naar_tabel", "tabel"}:
        return cells.show_place(value)
    return formats.format_dossier(str(value)) if column == "dossier" else value


def order_facet(facet: Mapping[str, Any]) -> list[Any]:
    """The values of a facet: years in order, everything else as it comes, the most frequent first."""
    values = list(facet["results"])
    if facet["name"] != "jaar":
        return values
    return sorted(values, key=lambda value: (value["value"] is None, value["value"]))


@hookimpl
def render_cell(
    row: Any, value: Any, column: str, table: str | None, datasette: Any
) -> Markup | Awaitable[Markup] | None:
    """Show a cell in Dutch notation, and ids as links to what they stand for."""
    cell = cells.Cell(cells.unwrap(value), column, row, table)
    if cells.points_elsewhere(cell):
        return cells.show_link(datasette, DATABASE, cell)
    if table == "kamerbrieven" and column == "titel":
        return cells.show_letter_title(cell)
    return cells.show_plain(cell)


@hookimpl
def extra_template_vars(
    table: str | None, view_name: str | None, request: Any, datasette: Any
) -> Callable[[], Awaitable[Row]]:
    """The data a page needs beside what Datasette gives its template."""

    async def collect() -> Row:
        db = datasette.get_database(DATABASE)
        if view_name == "index":
            return await pages.home_page(db)
        if view_name == "row" and table:
            return await row_page(datasette, db, table, tilde_decode(request.url_vars["pks"]))
        if view_name in {"database", "table"}:
            return await list_page(datasette, db, tilde_decode(request.url_vars.get("table") or ""))
        return {}

    return collect


async def row_page(datasette: Any, db: Any, table: str, row_id: str) -> Row:
    """The data of the page of one row."""

    def url_of(other: str, other_id: str) -> str:
        return pages.row_path(datasette, DATABASE, other, other_id)

    if table == "kamerbrieven":
        return await pages.letter_page(db, row_id, url_of)
    if table == "moties":
        return await pages.motion_page(db, row_id)
    if table == "toezeggingen":
        return await pages.commitment_page(db, row_id)
    if table == "entiteiten":
        return await pages.name_page(db, row_id)
    years = "SELECT jaar FROM bedrag_jaren WHERE bedrag_id = :id ORDER BY jaar"
    return {
        "context": await other_context(db, table, row_id),
        "tabellen_nl": tables_of(datasette),
        "technisch": TECHNICAL,
        "jaren": [row["jaar"] for row in await fetch_rows(db, years, id=row_id)] if table == "bedragen" else [],
    }


async def other_context(db: Any, table: str, row_id: str) -> Row | None:
    """The quote of any other row in its context."""
    columns = await db.table_columns(table)
    if "zin_id" not in columns and table != "zinnen":
        return None
    rows = await fetch_rows(db, f"SELECT * FROM [{table}] WHERE id = :id", id=row_id)
    record = {**rows[0], "zin_id": row_id} if rows and table == "zinnen" else (rows[0] if rows else None)
    return await pages.quote_page(db, record) if record else None


async def list_page(datasette: Any, db: Any, name: str) -> Row:
    """The data of a list or query: what the tables are called, and the choices of the query's parameters."""
    queries = await datasette.get_canned_queries(DATABASE, None)
    parameters = queries.get(name, {}).get("parameters", {})
    choices = {}
    for field, parameter in parameters.items():
        if "keuzes" in parameter:
            rows = await fetch_rows(db, parameter["keuzes"])
            choices[field] = [next(iter(row.values())) for row in rows]
    return {"tabellen_nl": tables_of(datasette), "keuzes": choices}


def tables_of(datasette: Any) -> Mapping[str, Any]:
    """What the metadata say of each table."""
    tables: Mapping[str, Any] = datasette.metadata("tables", database=DATABASE) or {}
    return tables


async def search(request: Any, datasette: Any) -> Any:
    """The page of search results, `/zoeken?q=…`."""
    page = await pages.search_page(datasette.get_database(DATABASE), request.args.get("q") or "")
    page["meer"] = urlencode({"_search": page["q"]})
    return Response.html(await datasette.render_template("zoeken.html", page, request=request))


async def hide(request: Any, datasette: Any) -> Any:
    """Datasette's pages for developers are answered as not found."""
    return await answer_error(datasette, request, NOT_FOUND)


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Awaitable[Any]]]]:
    """The search page; and what this site leaves out."""
    return [(r"/zoeken$", search), (r"/-/(?!static/|static-plugins/).*$", hide)]


async def answer_error(datasette: Any, request: Any, status: int, detail: str = "") -> Any:
    """An error as a Dutch page, or as JSON where that was asked."""
    title, text = ERRORS.get(status, ERRORS[400 if status < SERVER_ERROR else SERVER_ERROR])
    if request.path.endswith(".json"):
        return Response.json({"ok": False, "error": title, "detail": detail, "status": status}, status=status)
    context = {"titel": title, "uitleg": text, "detail": detail, "status": status}
    page = await datasette.render_template("error.html", context, request=request)
    return Response.html(page, status=status)


@hookimpl
def forbidden(datasette: Any, request: Any) -> Callable[[], Awaitable[Any]]:
    """What is not allowed, in Dutch."""

    async def answer() -> Any:
        return await answer_error(datasette, request, 403)

    return answer


@hookimpl
def handle_exception(datasette: Any, request: Any, exception: BaseException) -> Callable[[], Awaitable[Any]]:
    """Every other error, in Dutch; what nobody expected goes to the log."""
    status, detail = read_error(exception)
    if status >= SERVER_ERROR:
        log.error("%s: %s", request.path, exception, exc_info=exception)

    async def answer() -> Any:
        return await answer_error(datasette, request, status, detail)

    return answer


def read_error(exception: BaseException) -> tuple[int, str]:
    """The status of an error and what it says; Datasette's own errors are the visitor's, not the server's."""
    if isinstance(exception, DatasetteError):
        status = exception.status if exception.status < SERVER_ERROR else 400
        return status, "" if exception.message_is_html else str(exception.message)
    if isinstance(exception, Base400):
        return exception.status, "" if exception.status == NOT_FOUND else str(exception)
    return SERVER_ERROR, ""


@hookimpl
def asgi_wrapper() -> Callable[[Any], Any]:
    """Put the security headers on every answer."""
    return add_headers
