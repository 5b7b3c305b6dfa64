"""An event as a piece of HTML, for the feeds' content and for the static page.

It is built as a tree and never pasted together, so that what comes from outside can only become text; the only
addresses that become links are those of the web.
"""

from __future__ import annotations

from lxml import etree

from timeline.lexicon.labels import brackets, phrase, status_label
from timeline.model import Event, Status
from timeline.publish.conflicts import Conflict, conflicts
from timeline.publish.text import clean_line
from timeline.publish.wording import (
    LONGEST_TITLE,
    Source,
    day_of,
    instant,
    kinds,
    notes,
    parties_line,
    quotation,
    scope,
    source_of,
    sources,
    when_fully,
    whose,
)

Element = etree._Element


def event_html(event: Event, language: str) -> str:
    """The event's body as a fragment of HTML: date, notes, quote, parties, place, sources, and when it last changed."""
    parts = [*event_body(event, language), *_changed(event, language)]
    return "".join(to_html(part) for part in parts)


def event_body(event: Event, language: str) -> list[Element]:
    body: list[Element] = [
        element("p", element("strong", when_fully(event, language)), f" · {_labels(event, language)}")
    ]
    body += [element("p", element("em", note)) for note in notes(event, language)]
    body += [conflict_paragraph(conflict, language) for conflict in conflicts(event, language)]
    body += _quote(event, language)
    if event.parties:
        body.append(_labelled("parties", parties_line(event.parties, language), language))
    if event.location and clean_line(event.location):
        body.append(_labelled("place", clean_line(event.location, LONGEST_TITLE), language))
    reports = sources(event, language)
    if reports:
        body.append(element("p", phrase("sources", language)))
        body.append(element("ul", *(_source(source, language) for source in reports)))
    return body


def element(tag: str, *content: Element | str, **attributes: str) -> Element:
    """An element of HTML with this content: text is escaped when it is written, whatever it holds."""
    made = etree.Element(tag, attributes)
    last: Element | None = None
    for part in content:
        if not isinstance(part, str):
            made.append(part)
            last = part
        elif last is None:
            made.text = (made.text or "") + part
        else:
            last.tail = (last.tail or "") + part
    return made


def to_html(tree: Element) -> str:
    text: str = etree.tostring(tree, encoding="unicode", method="html")
    return text


def _labels(event: Event, language: str) -> str:
    labels = [*kinds(event, language), *scope(event, language)]
    labels += [] if event.status is Status.HELD else [status_label(event.status, language)]
    return phrase("separator", language).join(labels)


def conflict_paragraph(conflict: Conflict, language: str) -> Element:
    """What is said otherwise, with a link to who says so."""
    said = element("em", conflict.said)
    if not conflict.source:
        return element("p", said, dir="auto")
    source, url = conflict.source, conflict.url
    named = element("a", source, href=url, rel="nofollow noopener") if url else source
    before, after = brackets(language)
    return element("p", said, before, named, after, dir="auto")


def _quote(event: Event, language: str) -> list[Element]:
    for evidence in event.evidence[:1]:
        if text := quotation(evidence, language, event.summary.values()):
            return [_blockquote(text, source_of(evidence, language), language)]
    return []


def _blockquote(text: str, source: Source, language: str) -> Element:
    """A sentence that somebody else wrote, in its language, with a link to where it stands."""
    stated = {"lang": language_tag(source.language), "dir": "auto"}
    if source.url is None:
        return element("blockquote", element("p", text), **stated)
    link = element("a", source.host, href=source.url, rel="nofollow noopener")
    before, after = brackets(language)
    return element("blockquote", element("p", text, before, link, after), **stated, cite=source.url)


def _changed(event: Event, language: str) -> list[Element]:
    """When it last changed, of an event that did since it became known."""
    if instant(event.last_modified, event.uid) <= instant(event.created, event.uid):
        return []
    said = phrase("last_changed", language, date=day_of(event.last_modified, language))
    return [element("p", element("small", said))]


def _labelled(name: str, value: str, language: str) -> Element:
    return element("p", phrase("labelled", language, label=phrase(name, language), value=value), dir="auto")


def _source(source: Source, language: str) -> Element:
    if source.url is None:
        return element("li", source.label, dir="auto")
    link = element("a", source.label, href=source.url, rel="nofollow noopener", hreflang=language_tag(source.language))
    return element("li", link, whose(source, language), dir="auto")


def language_tag(language: str) -> str:
    """A language tag that is one; "und" is the tag of an unknown language (BCP 47)."""
    return language if language.isascii() and language.replace("-", "").isalnum() else "und"
