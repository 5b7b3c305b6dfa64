"""The page to subscribe from: `/subscribe`, for exactly the filter of its query."""

from __future__ import annotations

from dataclasses import dataclass, replace

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from timeline.filter import LANGUAGES, MAX_LIMIT, EventFilter, parse_filter, query_string
from timeline.lexicon.labels import country_name, kind_label, language_name, phrase
from timeline.model import Kind, Precision
from timeline.publish.addresses import EMBED, SUBSCRIBE, feed_path, opml_path, page_path, subscribe_path
from timeline.publish.subscribepage import Offer, Option, SubscribePage, page_policy, render_subscribe_page
from timeline.web.conditional import Document, respond
from timeline.web.feeds import title_of
from timeline.web.rendered import Cache, Rendered, compress
from timeline.web.site import Site

HTML = "text/html; charset=utf-8"


def subscribe_route(site: Site) -> Route:
    """The route of the page. Unknown filters raise FilterError, an unreadable store StoreError."""
    cache: Cache[Rendered] = Cache()

    def answer(request: Request) -> Response:
        chosen = parse_filter(request.query_params.multi_items())
        site.refuse_unknown(chosen)
        language = chosen.language or site.settings.language
        place = _Place(site, site.base_url(request), request.scope.get("root_path", ""), language)
        question = (site.store.revision(), query_string(chosen), place.base_url, place.root)
        rendered = cache.get(question, lambda: compress(render_subscribe_page(_page(place, chosen))))
        return respond(request, Document(rendered, HTML), {"content-security-policy": page_policy()})

    return Route(SUBSCRIBE, answer, methods=["GET"])


@dataclass(frozen=True, slots=True)
class _Place:
    """A request's place: the site, its public address, the path that it is mounted at, and the language of the page."""

    site: Site
    base_url: str
    root: str
    language: str

    def page(self, chosen: EventFilter) -> str:
        """Where the page for that filter stands."""
        return f"{self.root}{subscribe_path(chosen)}"

    def offer(self, chosen: EventFilter, title: str, events: int) -> Offer:
        return Offer(title, events, lambda file: f"{self.base_url}{feed_path(file, chosen)}", self.page(chosen))

    def count(self, chosen: EventFilter) -> int:
        return self.site.store.summary(self.site.selection(replace(chosen, limit=None))).events


def _page(place: _Place, chosen: EventFilter) -> SubscribePage:
    return SubscribePage(
        language=place.language,
        chosen=place.offer(chosen, title_of(place.site, chosen), place.count(chosen)),
        home=f"{place.root}{page_path(chosen)}",
        own=f"{place.base_url}{subscribe_path(chosen)}",
        kinds=_kinds(place, _whole(chosen)),
        countries=_countries(place, _whole(chosen)),
        options=_options(place, chosen),
        languages=[(language_name(one), place.page(replace(chosen, language=one))) for one in LANGUAGES],
        embed=f"{place.base_url}{EMBED}{query_string(replace(chosen, precision=None, limit=None, rich=False))}",
        contact=place.site.settings.contact,
        opml=f"{place.base_url}{opml_path(chosen)}",
    )


def _whole(chosen: EventFilter) -> EventFilter:
    """All that there is of the provinces that are chosen, in the language that is chosen."""
    return EventFilter(provinces=chosen.provinces, language=chosen.language)


def _kinds(place: _Place, whole: EventFilter) -> list[Offer]:
    """Each kind that occurs, the commonest first. An event of several kinds counts for each."""
    single = {kind: replace(whole, kinds=(kind,)) for kind in Kind}
    offers = [
        place.offer(chosen, kind_label(kind, place.language), place.count(chosen)) for kind, chosen in single.items()
    ]
    return sorted((offer for offer in offers if offer.events), key=lambda offer: -offer.events)


def _countries(place: _Place, whole: EventFilter) -> list[Offer]:
    """Each country that occurs, the commonest first."""
    counts = place.site.store.summary(place.site.selection(whole)).countries
    return [
        place.offer(replace(whole, countries=(code,)), country_name(code, place.language), events)
        for code, events in counts.items()
    ]


def _options(place: _Place, chosen: EventFilter) -> list[Option]:
    """What the calendar may also hold, of what there is; in the address stands what differs from the default."""
    has_months, has_all = chosen.precision is Precision.MONTH, chosen.limit == MAX_LIMIT
    months = place.count(replace(chosen, precision=None)) - place.count(replace(chosen, precision=Precision.DAY))
    dropped = place.count(replace(chosen, cancelled=True)) - place.count(replace(chosen, cancelled=False))
    switched = (
        ("months", months, replace(chosen, precision=None if has_months else Precision.MONTH), has_months),
        ("cancelled", dropped, replace(chosen, cancelled=not chosen.cancelled), chosen.cancelled),
        ("all", 0, replace(chosen, limit=None if has_all else MAX_LIMIT), has_all),
    )
    return [
        Option(phrase(f"subscribe_option_{name}", place.language, n=str(many)), place.page(other), is_on)
        for name, many, other, is_on in switched
        if many or name == "all" or is_on != (name == "cancelled")
    ]
