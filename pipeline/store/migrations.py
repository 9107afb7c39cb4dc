"""The schema of the database, as named migrations that are applied in order.

A migration that has been released is never edited: a change is a new one, and a line in CHANGELOG.md.
"""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

APPLICATION_ID = 0x4B535052  # "KSPR": marks a database as ours

migrations = Migrations("kamerspoor")

TABLES = """
CREATE TABLE kamerbrieven (
    id TEXT PRIMARY KEY,
    bron TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    titel TEXT,
    soort TEXT NOT NULL,
    datum TEXT,
    datum_herkomst TEXT,
    afzender TEXT,
    afzender_functie TEXT,
    ministerie TEXT,
    kenmerk TEXT,
    dossier TEXT,
    toevoeging TEXT,
    nummer TEXT,
    vergaderjaar TEXT,
    bijlage_bij TEXT,
    url TEXT,
    vorm TEXT NOT NULL,
    paginas INTEGER,
    tekst TEXT NOT NULL
);
CREATE INDEX kamerbrieven_datum ON kamerbrieven (datum);
CREATE INDEX kamerbrieven_dossier ON kamerbrieven (dossier, nummer);
CREATE INDEX kamerbrieven_ministerie ON kamerbrieven (ministerie);
CREATE INDEX kamerbrieven_soort ON kamerbrieven (soort);

CREATE TABLE ondertekenaars (
    id TEXT PRIMARY KEY,
    kamerbrief_id TEXT NOT NULL REFERENCES kamerbrieven (id),
    volgnummer INTEGER NOT NULL,
    naam TEXT,
    functie TEXT NOT NULL,
    ministerie TEXT
);
CREATE INDEX ondertekenaars_kamerbrief ON ondertekenaars (kamerbrief_id);

CREATE TABLE kamerbrief_dossiers (
    id TEXT PRIMARY KEY,
    kamerbrief_id TEXT NOT NULL REFERENCES kamerbrieven (id),
    volgnummer INTEGER NOT NULL,
    dossier TEXT NOT NULL,
    toevoeging TEXT,
    titel TEXT
);
CREATE INDEX kamerbrief_dossiers_kamerbrief ON kamerbrief_dossiers (kamerbrief_id);
CREATE INDEX kamerbrief_dossiers_dossier ON kamerbrief_dossiers (dossier);

CREATE TABLE segmenten (
    kamerbrief_id TEXT NOT NULL REFERENCES kamerbrieven (id),
    begin INTEGER NOT NULL,
    einde INTEGER NOT NULL,
    pagina INTEGER NOT NULL,
    regel INTEGER NOT NULL,
    kolom INTEGER NOT NULL,
    PRIMARY KEY (kamerbrief_id, begin)
) WITHOUT ROWID;

CREATE TABLE zinnen (
    id TEXT PRIMARY KEY,
    kamerbrief_id TEXT NOT NULL REFERENCES kamerbrieven (id),
    volgnummer INTEGER NOT NULL,
    pagina INTEGER NOT NULL,
    kop TEXT,
    soort TEXT NOT NULL,
    noot TEXT,
    tekst TEXT NOT NULL,
    begin INTEGER NOT NULL,
    einde INTEGER NOT NULL
);
CREATE UNIQUE INDEX zinnen_volgorde ON zinnen (kamerbrief_id, volgnummer);
CREATE INDEX zinnen_soort ON zinnen (soort);

CREATE TABLE verwijzingen (
    id TEXT PRIMARY KEY,
    kamerbrief_id TEXT NOT NULL REFERENCES kamerbrieven (id),
    zin_id TEXT REFERENCES zinnen (id),
    citaat TEXT NOT NULL,
    begin INTEGER NOT NULL,
    einde INTEGER NOT NULL,
    soort TEXT NOT NULL,
    dossier TEXT,
    toevoeging TEXT,
    nummer TEXT,
    vergaderjaar TEXT,
    identificatie TEXT,
    url TEXT,
    voetnoot TEXT,
    datum TEXT,
    doel_id TEXT
);
CREATE INDEX verwijzingen_kamerbrief ON verwijzingen (kamerbrief_id);
CREATE INDEX verwijzingen_zin ON verwijzingen (zin_id);
CREATE INDEX verwijzingen_identificatie ON verwijzingen (identificatie);
CREATE INDEX verwijzingen_doel ON verwijzingen (doel_id);
CREATE INDEX verwijzingen_dossier ON verwijzingen (dossier);
CREATE INDEX verwijzingen_soort ON verwijzingen (soort);

CREATE TABLE bedragen (
    id TEXT PRIMARY KEY,
    kamerbrief_id TEXT NOT NULL REFERENCES kamerbrieven (id),
    zin_id TEXT REFERENCES zinnen (id),
    citaat TEXT NOT NULL,
    begin INTEGER NOT NULL,
    einde INTEGER NOT NULL,
    euro REAL NOT NULL,
    euro_tot REAL,
    benadering TEXT,
    aard TEXT NOT NULL,
    structureel INTEGER,
    vanaf_jaar INTEGER,
    doel TEXT,
    eenheid_bron TEXT NOT NULL
);
CREATE INDEX bedragen_kamerbrief ON bedragen (kamerbrief_id);
CREATE INDEX bedragen_zin ON bedragen (zin_id);
CREATE INDEX bedragen_aard ON bedragen (aard);

CREATE TABLE bedrag_jaren (
    bedrag_id TEXT NOT NULL REFERENCES bedragen (id),
    jaar INTEGER NOT NULL,
    PRIMARY KEY (bedrag_id, jaar)
) WITHOUT ROWID;
CREATE INDEX bedrag_jaren_jaar ON bedrag_jaren (jaar);

CREATE TABLE begrotingstabellen (
    id TEXT PRIMARY KEY,
    kamerbrief_id TEXT NOT NULL REFERENCES kamerbrieven (id),
    bijschrift TEXT,
    eenheid INTEGER NOT NULL,
    pagina INTEGER NOT NULL,
    begin INTEGER NOT NULL,
    einde INTEGER NOT NULL
);
CREATE INDEX begrotingstabellen_kamerbrief ON begrotingstabellen (kamerbrief_id);

CREATE TABLE begrotingscellen (
    id TEXT PRIMARY KEY,
    tabel_id TEXT NOT NULL REFERENCES begrotingstabellen (id),
    groep TEXT,
    rij TEXT NOT NULL,
    kolom TEXT,
    jaar INTEGER,
    euro REAL NOT NULL,
    meerduidig INTEGER NOT NULL DEFAULT 0,
    bewijs TEXT
);
CREATE INDEX begrotingscellen_tabel ON begrotingscellen (tabel_id);
CREATE INDEX begrotingscellen_jaar ON begrotingscellen (jaar);

CREATE TABLE moties (
    id TEXT PRIMARY KEY,
    dossier TEXT,
    toevoeging TEXT,
    nummer TEXT,
    indieners TEXT NOT NULL DEFAULT '[]',
    onderwerp TEXT,
    status TEXT NOT NULL,
    url TEXT
);
CREATE INDEX moties_status ON moties (status);
CREATE INDEX moties_dossier ON moties (dossier, nummer);

CREATE TABLE motie_vermeldingen (
    id TEXT PRIMARY KEY,
    motie_id TEXT REFERENCES moties (id),
    kamerbrief_id TEXT NOT NULL REFERENCES kamerbrieven (id),
    zin_id TEXT REFERENCES zinnen (id),
    citaat TEXT NOT NULL,
    begin INTEGER NOT NULL,
    einde INTEGER NOT NULL,
    indieners TEXT NOT NULL DEFAULT '[]',
    cum_suis INTEGER NOT NULL DEFAULT 0,
    dossier TEXT,
    toevoeging TEXT,
    nummer TEXT,
    onderwerp TEXT,
    status TEXT NOT NULL,
    bewijs TEXT
);
CREATE INDEX motie_vermeldingen_motie ON motie_vermeldingen (motie_id);
CREATE INDEX motie_vermeldingen_kamerbrief ON motie_vermeldingen (kamerbrief_id);
CREATE INDEX motie_vermeldingen_zin ON motie_vermeldingen (zin_id);
CREATE INDEX motie_vermeldingen_status ON motie_vermeldingen (status);

CREATE TABLE toezeggingen (
    id TEXT PRIMARY KEY,
    kamerbrief_id TEXT NOT NULL REFERENCES kamerbrieven (id),
    zin_id TEXT REFERENCES zinnen (id),
    citaat TEXT NOT NULL,
    begin INTEGER NOT NULL,
    einde INTEGER NOT NULL,
    soort TEXT NOT NULL,
    actor TEXT,
    termijn TEXT,
    vanaf TEXT,
    uiterlijk TEXT,
    voorwaarde TEXT,
    regel TEXT NOT NULL,
    zekerheid REAL NOT NULL,
    status TEXT NOT NULL DEFAULT 'openstaand',
    beoordeling TEXT
);
CREATE INDEX toezeggingen_kamerbrief ON toezeggingen (kamerbrief_id);
CREATE INDEX toezeggingen_zin ON toezeggingen (zin_id);
CREATE INDEX toezeggingen_soort ON toezeggingen (soort);
CREATE INDEX toezeggingen_status ON toezeggingen (status);
CREATE INDEX toezeggingen_uiterlijk ON toezeggingen (uiterlijk);

CREATE TABLE nakomingen (
    id TEXT PRIMARY KEY,
    kamerbrief_id TEXT NOT NULL REFERENCES kamerbrieven (id),
    zin_id TEXT REFERENCES zinnen (id),
    citaat TEXT NOT NULL,
    begin INTEGER NOT NULL,
    einde INTEGER NOT NULL,
    belofte TEXT,
    gedaan TEXT,
    regel TEXT NOT NULL,
    toezegging_id TEXT REFERENCES toezeggingen (id),
    zonder_verband TEXT
);
CREATE INDEX nakomingen_kamerbrief ON nakomingen (kamerbrief_id);
CREATE INDEX nakomingen_zin ON nakomingen (zin_id);
CREATE INDEX nakomingen_toezegging ON nakomingen (toezegging_id);

CREATE TABLE verbanden (
    id TEXT PRIMARY KEY,
    soort TEXT NOT NULL,
    van_tabel TEXT NOT NULL,
    van_id TEXT NOT NULL,
    naar_tabel TEXT NOT NULL,
    naar_id TEXT NOT NULL,
    grond TEXT NOT NULL,
    zekerheid REAL NOT NULL
);
CREATE INDEX verbanden_van ON verbanden (van_tabel, van_id);
CREATE INDEX verbanden_naar ON verbanden (naar_tabel, naar_id);
CREATE INDEX verbanden_soort ON verbanden (soort);

CREATE TABLE bestanden (
    pad TEXT PRIMARY KEY,
    sha256 TEXT,
    vorm TEXT,
    status TEXT NOT NULL,
    fout TEXT,
    waarschuwingen TEXT,
    kamerbrief_id TEXT REFERENCES kamerbrieven (id),
    gekozen INTEGER NOT NULL DEFAULT 0,
    gelezen_op TEXT NOT NULL,
    gelezen_met TEXT NOT NULL
);
CREATE INDEX bestanden_status ON bestanden (status);
CREATE INDEX bestanden_kamerbrief ON bestanden (kamerbrief_id);
"""

VIEWS = """
CREATE VIEW toezeggingen_overzicht AS
SELECT t.id, t.status, t.soort, t.uiterlijk, t.termijn, t.citaat, t.actor, t.voorwaarde, t.zekerheid, t.beoordeling,
       b.datum, b.afzender, b.afzender_functie, b.ministerie, b.dossier, b.titel, z.pagina,
       t.kamerbrief_id, t.zin_id
FROM toezeggingen t
JOIN kamerbrieven b ON b.id = t.kamerbrief_id
LEFT JOIN zinnen z ON z.id = t.zin_id;

CREATE VIEW moties_overzicht AS
SELECT m.id, m.status, m.indieners, m.onderwerp, m.dossier, m.toevoeging, m.nummer,
       count(DISTINCT v.kamerbrief_id) AS brieven, count(*) AS vermeldingen,
       min(b.datum) AS eerste_datum, max(b.datum) AS laatste_datum
FROM moties m
JOIN motie_vermeldingen v ON v.motie_id = m.id
JOIN kamerbrieven b ON b.id = v.kamerbrief_id
GROUP BY m.id;

CREATE VIEW bedragen_per_jaar AS
SELECT j.jaar, a.euro, a.euro_tot, a.benadering, a.aard, a.structureel, a.doel, a.citaat,
       b.datum, b.afzender_functie, b.ministerie, z.tekst AS zin, z.pagina, a.kamerbrief_id, a.zin_id, a.id AS bedrag_id
FROM bedrag_jaren j
JOIN bedragen a ON a.id = j.bedrag_id
JOIN kamerbrieven b ON b.id = a.kamerbrief_id
LEFT JOIN zinnen z ON z.id = a.zin_id;
"""


def _run(db: Database, script: str) -> None:
    """Execute the statements of `script` one by one, so that they stay within the migration's transaction."""
    for statement in script.split(";\n"):
        if statement.strip():
            db.execute(statement)


@migrations()
def m001_tables(db: Database) -> None:
    """The tables of docs/schema.md."""
    _run(db, TABLES)


@migrations()
def m002_search(db: Database) -> None:
    """Full text over sentences and commitments; trigrams find parts of compounds (transitie in energietransitie)."""
    db.table("zinnen").enable_fts(["tekst"], create_triggers=True, tokenize="trigram")
    db.table("toezeggingen").enable_fts(["citaat"], create_triggers=True, tokenize="trigram")


@migrations()
def m003_views(db: Database) -> None:
    """The overviews that commands and pages read."""
    _run(db, VIEWS)


TRACING = """
CREATE TABLE toezegging_standen (
    id TEXT PRIMARY KEY,
    toezegging_id TEXT NOT NULL,
    status TEXT NOT NULL,
    datum TEXT,
    kamerbrief_id TEXT NOT NULL,
    van_tabel TEXT NOT NULL,
    van_id TEXT NOT NULL
);
CREATE INDEX toezegging_standen_toezegging ON toezegging_standen (toezegging_id, datum);
CREATE INDEX toezegging_standen_kamerbrief ON toezegging_standen (kamerbrief_id);

CREATE TABLE suggesties (
    id TEXT PRIMARY KEY,
    soort TEXT NOT NULL,
    van_tabel TEXT NOT NULL,
    van_id TEXT NOT NULL,
    naar_tabel TEXT NOT NULL,
    naar_id TEXT NOT NULL,
    grond TEXT NOT NULL,
    zekerheid REAL NOT NULL,
    bezwaar TEXT NOT NULL
);
CREATE INDEX suggesties_van ON suggesties (van_tabel, van_id);
CREATE INDEX suggesties_naar ON suggesties (naar_tabel, naar_id);

CREATE TABLE bedragreeksen (
    id TEXT PRIMARY KEY,
    reeks_id TEXT NOT NULL,
    volgnummer INTEGER NOT NULL,
    tabel TEXT NOT NULL,
    onderdeel_id TEXT NOT NULL,
    kamerbrief_id TEXT NOT NULL,
    datum TEXT,
    euro REAL NOT NULL,
    stap TEXT NOT NULL,
    verschil REAL,
    naar_id TEXT
);
CREATE INDEX bedragreeksen_reeks ON bedragreeksen (reeks_id, volgnummer);
CREATE INDEX bedragreeksen_onderdeel ON bedragreeksen (onderdeel_id);
CREATE INDEX bedragreeksen_kamerbrief ON bedragreeksen (kamerbrief_id);

CREATE TABLE entiteiten (
    id TEXT PRIMARY KEY,
    naam TEXT,
    afkorting TEXT,
    soort TEXT
);
CREATE INDEX entiteiten_afkorting ON entiteiten (afkorting);

CREATE TABLE entiteit_vermeldingen (
    id TEXT PRIMARY KEY,
    entiteit_id TEXT NOT NULL REFERENCES entiteiten (id),
    kamerbrief_id TEXT NOT NULL REFERENCES kamerbrieven (id),
    zin_id TEXT NOT NULL REFERENCES zinnen (id),
    citaat TEXT NOT NULL,
    begin INTEGER NOT NULL,
    einde INTEGER NOT NULL
);
CREATE INDEX entiteit_vermeldingen_entiteit ON entiteit_vermeldingen (entiteit_id);
CREATE INDEX entiteit_vermeldingen_kamerbrief ON entiteit_vermeldingen (kamerbrief_id);
CREATE INDEX entiteit_vermeldingen_zin ON entiteit_vermeldingen (zin_id);

CREATE TABLE entiteit_opvolgingen (
    id TEXT PRIMARY KEY,
    oude_id TEXT NOT NULL REFERENCES entiteiten (id),
    nieuwe_id TEXT NOT NULL REFERENCES entiteiten (id),
    kamerbrief_id TEXT NOT NULL REFERENCES kamerbrieven (id),
    zin_id TEXT NOT NULL REFERENCES zinnen (id),
    citaat TEXT NOT NULL,
    begin INTEGER NOT NULL,
    einde INTEGER NOT NULL,
    bewijs TEXT NOT NULL
);
CREATE INDEX entiteit_opvolgingen_oude ON entiteit_opvolgingen (oude_id);
CREATE INDEX entiteit_opvolgingen_nieuwe ON entiteit_opvolgingen (nieuwe_id);
CREATE INDEX entiteit_opvolgingen_kamerbrief ON entiteit_opvolgingen (kamerbrief_id);
CREATE INDEX entiteit_opvolgingen_zin ON entiteit_opvolgingen (zin_id);

CREATE VIEW entiteiten_overzicht AS
SELECT e.id, coalesce(e.naam, e.afkorting) AS naam, e.afkorting, e.soort,
       count(DISTINCT v.kamerbrief_id) AS brieven, count(*) AS vermeldingen,
       min(b.datum) AS eerste_datum, max(b.datum) AS laatste_datum
FROM entiteiten e
JOIN entiteit_vermeldingen v ON v.entiteit_id = e.id
JOIN kamerbrieven b ON b.id = v.kamerbrief_id
GROUP BY e.id;
"""


@migrations()
def m004_tracing(db: Database) -> None:
    """What letters say of a commitment over time, what may be linked, and money as series."""
    _run(db, TRACING)


MENTIONS = """
ALTER TABLE bedragen ADD COLUMN begrotingsstuk TEXT;

ALTER TABLE bedragen ADD COLUMN begrotingsjaar INTEGER;

CREATE INDEX bedragen_begrotingsstuk ON bedragen (begrotingsstuk, begrotingsjaar);

ALTER TABLE motie_vermeldingen ADD COLUMN vervangt TEXT;

ALTER TABLE moties ADD COLUMN vervangt TEXT;

CREATE TABLE briefvermeldingen (
    id TEXT PRIMARY KEY,
    kamerbrief_id TEXT NOT NULL REFERENCES kamerbrieven (id),
    zin_id TEXT REFERENCES zinnen (id),
    citaat TEXT NOT NULL,
    begin INTEGER NOT NULL,
    einde INTEGER NOT NULL,
    datum TEXT,
    identificatie TEXT,
    voetnoot TEXT,
    doel_id TEXT
);
CREATE INDEX briefvermeldingen_kamerbrief ON briefvermeldingen (kamerbrief_id);
CREATE INDEX briefvermeldingen_zin ON briefvermeldingen (zin_id);
CREATE INDEX briefvermeldingen_doel ON briefvermeldingen (doel_id);
"""


@migrations()
def m005_mentions(db: Database) -> None:
    """Letters named without a number, the budget document a sum stands in, the motion that a motion replaces."""
    _run(db, MENTIONS)


@migrations()
def m006_notes(db: Database) -> None:
    """The sentence that the note of a citation hangs at."""
    db.execute("ALTER TABLE verwijzingen ADD COLUMN bij_zin_id TEXT REFERENCES zinnen (id)")
    db.execute("CREATE INDEX verwijzingen_bij_zin ON verwijzingen (bij_zin_id)")


KINDS = """
ALTER TABLE toezeggingen ADD COLUMN aard TEXT NOT NULL DEFAULT 'nieuw';
ALTER TABLE toezeggingen ADD COLUMN parafrase TEXT;
CREATE INDEX toezeggingen_aard ON toezeggingen (aard);

CREATE TABLE meldingen (
    id TEXT PRIMARY KEY,
    kamerbrief_id TEXT NOT NULL REFERENCES kamerbrieven (id),
    zin_id TEXT REFERENCES zinnen (id),
    citaat TEXT NOT NULL,
    begin INTEGER NOT NULL,
    einde INTEGER NOT NULL,
    soort TEXT NOT NULL,
    bewijs TEXT NOT NULL,
    belofte TEXT
);
CREATE INDEX meldingen_kamerbrief ON meldingen (kamerbrief_id);
CREATE INDEX meldingen_zin ON meldingen (zin_id);
CREATE INDEX meldingen_soort ON meldingen (soort);

DROP VIEW toezeggingen_overzicht;
CREATE VIEW toezeggingen_overzicht AS
SELECT t.id, t.status, t.soort, t.uiterlijk, t.termijn, t.parafrase, t.citaat, t.actor, t.voorwaarde, t.aard,
       t.zekerheid, t.beoordeling, b.datum, b.afzender, b.afzender_functie, b.ministerie, b.dossier, b.titel, z.pagina,
       t.kamerbrief_id, t.zin_id
FROM toezeggingen t
JOIN kamerbrieven b ON b.id = t.kamerbrief_id
LEFT JOIN zinnen z ON z.id = t.zin_id;
"""


@migrations()
def m007_kinds(db: Database) -> None:
    """What a commitment says of itself and in one line, and what letters say of older ones."""
    _run(db, KINDS)


GELDPOSTEN = """
DROP VIEW IF EXISTS geldposten;

CREATE VIEW geldposten AS
SELECT a.id AS onderdeel_id, 'bedragen' AS tabel, a.euro, coalesce(j.jaar, a.vanaf_jaar) AS jaar,
       j.jaar IS NULL AND a.vanaf_jaar IS NOT NULL AS doorlopend, a.structureel, a.aard,
       coalesce(a.doel, z.kop) AS doel, z.tekst AS tekst, z.pagina, a.zin_id,
       b.datum, b.ministerie, b.dossier, a.kamerbrief_id,
       coalesce(r.reeks_id, a.id) AS reeks_id, coalesce(r.volgnummer, 1) AS volgnummer,
       coalesce(r.stap, 'eerste vermelding') AS stap, r.verschil
FROM bedragen a
JOIN kamerbrieven b ON b.id = a.kamerbrief_id
LEFT JOIN zinnen z ON z.id = a.zin_id
LEFT JOIN bedrag_jaren j ON j.bedrag_id = a.id
LEFT JOIN bedragreeksen r ON r.onderdeel_id = a.id
UNION ALL
SELECT c.id, 'begrotingscellen', c.euro, c.jaar, 0, NULL, 'begroting',
       trim(coalesce(c.groep, '') || ' ' || c.rij),
       coalesce(t.bijschrift, 'Tabel') || ': ' || c.rij || coalesce(', ' || c.kolom, ''), t.pagina, NULL,
       b.datum, b.ministerie, b.dossier, t.kamerbrief_id,
       coalesce(r.reeks_id, c.id), coalesce(r.volgnummer, 1), coalesce(r.stap, 'eerste vermelding'), r.verschil
FROM begrotingscellen c
JOIN begrotingstabellen t ON t.id = c.tabel_id
JOIN kamerbrieven b ON b.id = t.kamerbrief_id
LEFT JOIN bedragreeksen r ON r.onderdeel_id = c.id
WHERE NOT c.meerduidig;
"""


@migrations()
def m008_geldposten(db: Database) -> None:
    """Sums and cells of tables by year, each in its series."""
    _run(db, GELDPOSTEN)


GELDPOSTEN_MET_KOP = GELDPOSTEN.replace(" AS doel, z.tekst", " AS doel, z.kop, z.tekst").replace(
    "|| c.rij),\n", "|| c.rij), NULL,\n"
)


@migrations()
def m009_kop(db: Database) -> None:
    """The heading above a sum, also where the letter says what it is for."""
    _run(db, GELDPOSTEN_MET_KOP)


@migrations()
def m010_gewogen(db: Database) -> None:
    """Whether the status of a motion was weighed by its passage, where no phrase says it."""
    _run(db, "ALTER TABLE motie_vermeldingen ADD COLUMN gewogen INTEGER NOT NULL DEFAULT 0")
