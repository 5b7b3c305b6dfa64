"""The schema's version in a store, and the numbered migrations that bring an older one up to date.

A migration is a file of SQL, `migrations/<number>.sql`, run once, in order, inside the writer's transaction.
"""

from __future__ import annotations

from datetime import datetime
from functools import cache
from importlib import resources

import duckdb

from timeline.errors import SchemaVersionError


@cache
def migrations() -> dict[int, str]:
    """The SQL of each migration by its number, in order."""
    folder = resources.files("timeline.store") / "migrations"
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".sql")), key=lambda f: f.name)
    return {int(f.name.removesuffix(".sql")): f.read_text("utf-8") for f in files}


def version_of(connection: duckdb.DuckDBPyConnection) -> int:
    """The number of the last migration that the attached store has seen, 0 for an empty file."""
    known = connection.execute(
        "SELECT 1 FROM duckdb_tables() WHERE database_name = 'store' AND table_name = 'schema_version'"
    ).fetchall()
    rows = connection.execute("SELECT max(version) FROM store.schema_version").fetchall() if known else []
    return int(rows[0][0]) if rows else 0


def refuse_newer(version: int, where: str) -> None:
    """Raises SchemaVersionError for a store of a newer program."""
    if version > max(migrations()):
        raise SchemaVersionError(
            f"the store has schema {version}, this program knows up to {max(migrations())}: update the program",
            subject=where,
        )


def is_pending(connection: duckdb.DuckDBPyConnection, where: str) -> bool:
    """Whether the attached store is older than this program. Raises SchemaVersionError if it is newer."""
    version = version_of(connection)
    refuse_newer(version, where)
    return version < max(migrations())


def migrate(connection: duckdb.DuckDBPyConnection, now: datetime, where: str) -> None:
    """Bring the attached store up to date."""
    version = version_of(connection)
    refuse_newer(version, where)
    pending = {number: sql for number, sql in migrations().items() if number > version}
    if version == 0:
        connection.execute("CREATE TABLE schema_version (version INTEGER NOT NULL, applied TIMESTAMP NOT NULL)")
    for number, sql in pending.items():
        connection.execute(sql)
        connection.execute("INSERT INTO schema_version VALUES (?, ?)", [number, now.replace(tzinfo=None)])
