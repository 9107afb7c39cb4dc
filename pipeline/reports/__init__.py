"""Lists and overviews for people: tables on a terminal, CSV and JSON."""
