"""The errors that this program raises: one tree, so that a caller can catch as much or as little as it means to.

The message says what is wrong, where, and what to do; ids are attributes; causes are chained with ``from``.
Messages are in English; `timeline.lexicon.faults` says those that readers of pages meet in their language.
Not understanding a date is not an error: it is a recorded rejection.
"""

from __future__ import annotations

from collections.abc import Mapping


class TimelineError(Exception):
    """Base of all. `subject` is the id, place or name that the message is about, or None.

    values: what the gaps of the message are filled in with (`str.format`); without any it is taken as it stands. The
    message as it was given remains as `template`, by which it is known in other languages.
    """

    def __init__(self, message: str, *, subject: str | None = None, values: Mapping[str, str] | None = None) -> None:
        self.template = message
        self.values = dict(values or {})
        self.message = message.format(**self.values) if self.values else message
        self.subject = subject
        super().__init__(self.message)

    def __str__(self) -> str:
        cause = f" ({_why(self.__cause__)})" if self.__cause__ else ""
        place = f"{self.subject}: " if self.subject else ""
        return f"{place}{self.message}{cause}"


def _why(cause: BaseException) -> str:
    """What the system refused, or could not read, in words; of all else the name of the exception helps."""
    if isinstance(cause, OSError) and cause.strerror:
        return cause.strerror
    if isinstance(cause, UnicodeDecodeError):
        return f"it is no {cause.encoding.upper()}"
    return f"{type(cause).__name__}: {cause}"


class ConfigError(TimelineError):
    """A setting, a profile or a lexicon file is wrong."""


class UnknownLanguageError(ConfigError):
    """There is no lexicon of this language: what is written in it cannot be read, all else can."""


class FilterError(TimelineError):
    """A filter or one of its values is unknown; the message names the allowed ones."""


class CorrectionError(TimelineError):
    """A person decided what is not possible; the message says what is."""


class ChangedMeanwhileError(CorrectionError):
    """An event is not any more what the person saw who decided about it."""


class SourceError(TimelineError):
    """Something cannot be read as articles."""


class FetchError(SourceError):
    """The place itself cannot be reached or opened."""


class RefusedError(FetchError):
    """An address is not asked, by our own rules (private network, scheme) or by its site's (robots.txt)."""


class LaterError(FetchError):
    """The place cannot be had now; another try may do better. `retry_after`: seconds the server wants, or None.

    `status`: its HTTP status, None where there was no answer.
    """

    def __init__(
        self, message: str, *, subject: str | None = None, status: int | None = None, retry_after: float | None = None
    ) -> None:
        super().__init__(message, subject=subject)
        self.status = status
        self.retry_after = retry_after


class SourceFormatError(SourceError):
    """The place was read, but what it holds is not what it should be. `line` counts from 1, where there are lines."""

    def __init__(self, message: str, *, subject: str | None = None, line: int | None = None) -> None:
        super().__init__(message, subject=subject if line is None else f"{subject}, line {line}")
        self.line = line


class NoArticleError(SourceFormatError):
    """A page was read, and surely holds no article: a list, a form to sign in, words that there is nothing here."""


class StoreError(TimelineError):
    """The store cannot do what is asked."""


class SchemaVersionError(StoreError):
    """The store was written by another version of the program, mostly a newer one."""


class OlderSchemaError(SchemaVersionError):
    """The store was written by an older program; the next write brings it up to date."""


class UnavailableError(TimelineError):
    """What is asked for cannot be made just now, and there is no earlier copy of it; later it may be."""


class AlreadyWatchedError(StoreError):
    """Another program watches the sources of this store."""


class EventNotFoundError(StoreError):
    """No event has this uid, nor does a redirect lead from it."""


class PublishError(TimelineError):
    """An event cannot be written in a format."""
