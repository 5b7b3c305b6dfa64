"""Parquet files of articles: a row an article, with the columns that JSON lines have as fields.

Read in batches of few rows, so that a file of any size takes no more memory than its largest texts. This is the one
place besides the store that knows Arrow: nothing else reads Parquet with bounded memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from timeline.errors import FetchError, SourceError, SourceFormatError
from timeline.sources.draft import Draft, LeftOut, Notice, clean
from timeline.sources.guard import guarded
from timeline.sources.places import File
from timeline.sources.rows import FIELDS, read_row

_ROWS = 16  # at once
_BUFFER = 1 << 20  # octets of a column that are read at once
_LARGEST = 200_000_000  # octets that one batch may take: Parquet packs a thousand equal texts into one
_MOST_COLUMNS = 1000


def read_parquet(file: File) -> Iterator[Draft | SourceError | Notice]:
    """The articles of a Parquet file; an error for each row that is none, a notice for each column that is not read.

    Where the file is broken in the middle, what came before counts.
    """
    try:
        with pq.ParquetFile(file.path, buffer_size=_BUFFER, pre_buffer=False) as table:
            yield from _articles(table, file)
    except OSError as error:
        yield _caused(FetchError("the file cannot be read to its end", subject=file.place), error)
    except pa.ArrowException as error:
        message = "it is no Parquet file, or broken; what was read before this counts"
        yield _caused(SourceFormatError(message, subject=file.place), error)


def _articles(table: pq.ParquetFile, file: File) -> Iterator[Draft | SourceError | Notice]:
    schema = table.schema_arrow
    if len(schema.names) > _MOST_COLUMNS:
        yield SourceFormatError(f"it has more than {_MOST_COLUMNS} columns", subject=file.place)
        return
    chosen, faults = _columns(schema, file)
    yield from faults
    if not {"text", "html"} & set(chosen):
        message = f"it has no column text or html of strings; there are {', '.join(map(repr, schema.names[:20]))}"
        yield SourceFormatError(clean(message), subject=file.place)
        return
    if table.metadata.num_rows == 0:
        yield SourceFormatError("it is empty", subject=file.place)
        return
    number = 0
    for batch in table.iter_batches(batch_size=_ROWS, columns=chosen, use_threads=False):
        if batch.nbytes > _LARGEST:
            message = f"rows {number + 1} to {number + batch.num_rows} are too large together, and are left out"
            yield SourceFormatError(message, subject=file.place)
            number += batch.num_rows
            continue
        for place in range(batch.num_rows):
            number += 1
            row = {name: _value(batch.column(name)[place]) for name in chosen}
            yield from guarded(read_row(row, number, file), file.place, number)


def _columns(schema: pa.Schema, file: File) -> tuple[list[str], list[Notice]]:
    """The columns that can be read, and what is said of the others."""
    chosen, notices = [], list[Notice]()
    for field in schema:
        if field.name not in FIELDS:
            message = f"unknown column {clean(field.name)[:40]!r} is passed over; there are {', '.join(FIELDS)}"
            notices.append(Notice(file.place, message))
        elif schema.names.count(field.name) > 1:
            notices.append(LeftOut(file.place, f"{field.name}: there are several columns of this name"))
        elif _is_text(field.type) or (field.name == "published" and _is_day(field.type)):
            chosen.append(field.name)
        else:
            message = f"{field.name}: its type is {str(field.type)[:60]}, not text; articles are read without it"
            notices.append(LeftOut(file.place, message))
    return chosen, notices


def _is_text(kind: pa.DataType) -> bool:
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    return any((pa.types.is_string(kind), pa.types.is_large_string(kind), pa.types.is_string_view(kind)))


def _is_day(kind: pa.DataType) -> bool:
    return any((pa.types.is_date(kind), pa.types.is_timestamp(kind)))


def _value(cell: pa.Scalar) -> str | None:
    """As JSON would have it: dates in ISO 8601, of an instant with a zone the one there; else as it stands."""
    try:
        value: Any = cell.as_py()
    except (ValueError, OverflowError):  # beyond Python's years, or of a zone that nobody knows
        return f"{cell.type} {cell.value}"
    return value.isoformat() if isinstance(value, date | datetime) else value


def _caused(error: SourceError, cause: Exception) -> SourceError:
    error.__cause__ = cause
    return error
