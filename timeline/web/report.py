"""The report of a period, in each of its forms: `/report.html?from=2024&to=2024`, and as CSV, XLSX and DOCX.

Its query is that of the feeds: with `country=KR` it is the report of what there was with Korea. Without a period it is
that of the current year; with one end alone, that of the year of this end.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from timeline.filter import EventFilter, parse_filter, query_string
from timeline.lexicon.labels import phrase
from timeline.publish.report import (
    Document,
    Period,
    document_of,
    in_period,
    previous_period,
    render_report_csv,
    render_report_docx,
    render_report_page,
    render_report_xlsx,
    report_of,
)
from timeline.web.clock import Clock
from timeline.web.conditional import Document as Answer
from timeline.web.conditional import respond
from timeline.web.looks import kept
from timeline.web.rendered import Cache, Rendered, compress
from timeline.web.site import Site

_OFFICE = "application/vnd.openxmlformats-officedocument"


@dataclass(frozen=True, slots=True)
class Form:
    """One form of the report. file: its name. label: what it is called, in every language."""

    file: str
    media_type: str
    label: str
    render: Callable[[Document], bytes]


TAKEN_AWAY = (
    Form("report.csv", "text/csv; charset=utf-8", "CSV", render_report_csv),
    Form("report.xlsx", f"{_OFFICE}.spreadsheetml.sheet", "XLSX", render_report_xlsx),
    Form("report.docx", f"{_OFFICE}.wordprocessingml.document", "DOCX", render_report_docx),
)
PAGE = "report.html"


def report_routes(site: Site, clock: Clock) -> list[Route]:
    """A route for each form. Unknown filters, impossible periods raise FilterError, an unreadable store StoreError."""
    cache: Cache[Rendered] = Cache()

    def route(file: str, media_type: str, render: Callable[[Document, EventFilter], bytes]) -> Route:
        def answer(request: Request) -> Response:
            chosen = in_period(parse_filter(request.query_params.multi_items()), _latest(site, clock.today()))
            site.refuse_unknown(chosen)
            rendered = _rendered(site, cache, chosen, (file, query_string(chosen)), render)
            return respond(request, Answer(rendered, media_type), _named(file))

        return Route(f"/{file}", answer, methods=["GET"])

    page = route(PAGE, "text/html; charset=utf-8", lambda document, chosen: render_report_page(document, links(chosen)))
    return [page, *(route(form.file, form.media_type, _alone(form)) for form in TAKEN_AWAY)]


def _latest(site: Site, today: date) -> date:
    """Today, or the last day that there is an event of: a report of a year without any is none that is asked for."""
    last = site.store.counts().last
    return today if last is None else min(today, last)


def links(chosen: EventFilter) -> Sequence[tuple[str, str]]:
    """Names and addresses of the other forms, relative to the page."""
    return [(form.label, f"{form.file}{query_string(chosen)}") for form in TAKEN_AWAY]


def _alone(form: Form) -> Callable[[Document, EventFilter], bytes]:
    return lambda document, _: form.render(document)


def _named(file: str) -> dict[str, str]:
    return {} if file == PAGE else {"content-disposition": f'attachment; filename="{file}"'}


def _rendered(
    site: Site,
    cache: Cache[Rendered],
    chosen: EventFilter,
    question: tuple[str, str],
    render: Callable[[Document, EventFilter], bytes],
) -> Rendered:
    language = chosen.language or site.settings.language
    assert chosen.since is not None and chosen.until is not None, "in_period has filled both in"
    period = Period(chosen.since, chosen.until)
    asked = site.selection(replace(chosen, since=previous_period(period).first, limit=None))
    home = site.profiles(chosen)[0].country
    names = phrase("separator", language).join(profile.name(language) for profile in site.profiles(chosen))
    return kept(
        site.store,
        cache,
        question,
        lambda: site.store.find_events(asked),
        lambda look: compress(render(document_of(report_of(look.found, period, home), names, language), chosen)),
    )
