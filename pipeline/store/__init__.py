"""The SQLite database: its schema, writing letters to it, and the questions the commands ask of it.

Only this package knows SQL. The tables are described in docs/schema.md.
"""
