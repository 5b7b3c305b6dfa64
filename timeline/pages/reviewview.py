"""What a reviewer sees of events and reports, as HTML: pure. All that comes from outside is escaped here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape

from timeline.lexicon.labels import kind_label, phrase, status_label, written_date
from timeline.lexicon.reasons import pair_words
from timeline.model import Event, EventCandidate
from timeline.pages.deciding import field_label
from timeline.pages.reviewtexts import say
from timeline.pages.view import dates_of, event_view, language_name, marked_quote
from timeline.pipeline.review import decided_text
from timeline.publish.conflicts import conflict_line, conflicts
from timeline.publish.text import clean_line, web_address
from timeline.publish.wording import LONGEST_TITLE, period_words, when
from timeline.records import Action, Correction, PossiblePair, Report


def event_html(event: Event, language: str, today: date) -> str:
    """The event as it is shown to subscribers: title, date, facts, and what reports say otherwise."""
    view = event_view(event, language, today)
    labels = " · ".join([*view["labels"], *filter(None, [view["badge"]])])
    facts = [(name, ", ".join(value["text"] for value in values)) for name, values in view["facts"]]
    facts.append((say("confidence", language), f"{event.confidence:.2f}"))
    rows = "".join(f"<dt>{escape(name)}</dt><dd>{escape(values)}</dd>" for name, values in facts)
    said = [*view["notes"], *(conflict_line(conflict, language) for conflict in conflicts(event, language))]
    notes = "".join(f"<p class='rv-note'>{escape(note)}</p>" for note in said)
    title = escape(view["title"])
    shown = f"<del>{title}</del>" if view["struck"] else title
    return (
        f"<div class='rv-card'><p class='rv-kind'>{escape(labels)}</p>"
        f"<h3 lang='{escape(view['title_language'])}'>{shown}</h3><p class='rv-when'>{escape(view['when'])}</p>"
        f"<dl>{rows}</dl>{notes}</div>"
    )


def report_html(report: Report, language: str) -> str:
    """What one article says: its date, kind and sentence, with the date marked, and where it stands."""
    candidate, evidence = report.candidate, report.candidate.evidence
    labels = [kind_label(candidate.kind, language), status_label(candidate.status, language)]
    gone = f"<p class='rv-note'>{escape(say('gone', language))}</p>" if report.gone else ""
    return (
        f"<div class='rv-card'><p class='rv-kind'>{escape(' · '.join(labels))}</p>"
        f"<p class='rv-when'>{escape(say('told', language))}: {escape(date_told(candidate, language))}</p>"
        f"<blockquote lang='{escape(evidence.language)}'>{_quote(report)}</blockquote>"
        f"<p class='rv-source'>{_source(report, language)}</p>{gone}"
        f"<p class='rv-id'>{escape(report.id)}</p></div>"
    )


def _quote(report: Report) -> str:
    """The sentence, with the date in it marked where it stands in this sentence."""
    evidence = report.candidate.evidence
    pieces = ((escape(said), is_date) for said, is_date in marked_quote(evidence.quote, dates_of(evidence, [report])))
    return "".join(f"<mark>{said}</mark>" if is_date else said for said, is_date in pieces)


def _source(report: Report, language: str) -> str:
    """Title, host, day of publication and language; a link where there is an address of the web."""
    evidence = report.candidate.evidence
    url = web_address(evidence.url)
    host = url.split("/")[2] if url else ""
    name = clean_line(evidence.title or "", LONGEST_TITLE) or host or clean_line(evidence.article, LONGEST_TITLE)
    published = written_date(evidence.published, language) if evidence.published else ""
    rest = [host if host != name else "", published, language_name(evidence.language, language)]
    link = (
        f"<a href='{escape(url)}' target='_blank' rel='noopener noreferrer' "
        f"aria-label='{escape(say('open_source', language))}: {escape(name)} ({escape(say('new_tab', language))})'>"
        f"{escape(name)}</a>"
        if url
        else escape(name)
    )
    return f"{link}<small>{escape(' · '.join(filter(None, rest)))}</small>"


def date_told(candidate: EventCandidate, language: str) -> str:
    """The date as one report tells it."""
    return period_words(candidate.dtstart, candidate.dtend, candidate.precision, language)


def report_label(report: Report, language: str) -> str:
    """One report in a line of a list."""
    evidence = report.candidate.evidence
    name = clean_line(evidence.title or evidence.url or evidence.article, LONGEST_TITLE)
    return f"{date_told(report.candidate, language)} · {name}"


def event_label(event: Event, language: str) -> str:
    """One event in a line of a list."""
    return f"{when(event, language)} · {clean_line(event.title(language), LONGEST_TITLE)}"


def pair_label(pair: PossiblePair, language: str) -> str:
    """What speaks for two events being one."""
    return phrase("separator", language).join(pair_words(reason, language) for reason in pair.reasons)


def decision_label(correction: Correction, language: str) -> str:
    """What a person decided, when, and why."""
    what = (
        say("did_set", language, field=field_label(correction.field, language), value=decided_text(correction) or "–")
        if correction.action is Action.SET
        else say(f"did_{correction.action}", language)
    )
    day = written_date(correction.at.date(), language)
    return " · ".join(filter(None, [what, say("decided_by", language, day=day, name=correction.by), correction.note]))


def rows_of(items: Sequence[Report], width: int) -> list[Sequence[Report]]:
    """In rows of so many."""
    return [items[start : start + width] for start in range(0, len(items), width)]
