"""The site a clerk reads: Datasette over the database, in Dutch.

`serve` starts it and stays until the user stops it; `open_site` gives the application, for tests and other hosts.
"""

from pipeline.site.serving import EXIT_DATABASE, EXIT_PORT, SiteRefusedError, open_site, serve

__all__ = ["EXIT_DATABASE", "EXIT_PORT", "SiteRefusedError", "open_site", "serve"]
