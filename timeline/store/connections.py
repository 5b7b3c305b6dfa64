"""Connections to one generation: many readers at once, or the one writer.

A generation is attached to a database in memory, because DuckDB shares what it opened under a path within a process:
a file that was replaced would be read in its old state. Nothing is ever loaded from the network.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb

from timeline.errors import OlderSchemaError, StoreError
from timeline.store import schema
from timeline.store.generations import Mark

_Config = dict[str, str | bool | int | float | list[str]]
_CONFIG: _Config = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}
Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A generation, open for reading; it stays whole even if its file is removed."""

    mark: Mark
    connection: duckdb.DuckDBPyConnection
    revision: str
    last_changed: datetime | None

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A connection of its own, for one thread and one question."""
        cursor = self.connection.cursor()
        cursor.execute("USE store")
        return cursor


def open_snapshot(path: Path, mark: Mark) -> Snapshot:
    """Raises FileNotFoundError where the file has gone meanwhile, StoreError where it cannot be read."""
    connection = _attach(path, read_only=True)
    version = schema.version_of(connection)
    schema.refuse_newer(version, str(path.parent))
    if version < max(schema.migrations()):
        raise OlderSchemaError(
            f"the store has schema {version}, this program reads {max(schema.migrations())}: the next write brings it "
            "up to date",
            subject=str(path.parent),
        )
    [(revision, last_changed)] = connection.execute(
        "SELECT (SELECT revision FROM state), (SELECT max(last_modified) FROM events)"
    ).fetchall()
    return Snapshot(mark, connection, revision, aware(last_changed) if last_changed else None)


def open_reading(path: Path) -> duckdb.DuckDBPyConnection:
    """The file, open for reading. Raises FileNotFoundError where it has gone."""
    return _attach(path, read_only=True)


def open_draft(path: Path) -> duckdb.DuckDBPyConnection:
    """The file, open for writing; made if need be."""
    return _attach(path, read_only=False)


def close_draft(connection: duckdb.DuckDBPyConnection) -> None:
    """Write everything into the one file and let go of it."""
    connection.execute("CHECKPOINT store")
    connection.execute("USE memory")
    connection.execute("DETACH store")
    connection.close()


def aware(instant: datetime) -> datetime:
    """An instant as the store gives it (UTC without a zone), with its zone."""
    return instant.replace(tzinfo=UTC)


def naive(instant: datetime) -> datetime:
    """An aware instant as the store keeps it."""
    return instant.astimezone(UTC).replace(tzinfo=None)


def _attach(path: Path, *, read_only: bool) -> duckdb.DuckDBPyConnection:
    # what does not fit into memory goes beside the store, not into whatever folder the program was started in
    connection = duckdb.connect(":memory:", config=_CONFIG | {"temp_directory": str(path.parent / "spill")})
    quoted = str(path).replace("'", "''")
    try:
        connection.execute(f"ATTACH '{quoted}' AS store" + (" (READ_ONLY)" if read_only else ""))
        connection.execute("USE store")
    except duckdb.Error as error:
        connection.close()
        if read_only and not path.exists():
            raise FileNotFoundError(str(path)) from error
        raise StoreError("this generation cannot be opened", subject=str(path)) from error
    return connection
