"""The outside web, played on loopback: real servers that tests put pages on, break and watch.

    with outside_web() as web:
        web.newspaper.url, web.portal.url, web.agency.url, web.liar.url
        web.newspaper.pages["/rss/world.rss"] = failing(500)
        web.newspaper.asked("/robots.txt")

Each site has a loopback address of its own, as hosts have: what holds for a host can be seen.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from tests.outside import agency, newspaper, portal, trouble
from tests.outside.site import Page, Request, Site, opened_site

__all__ = ["OutsideWeb", "Page", "Request", "Site", "opened_site", "outside_web"]


@dataclass(frozen=True)
class OutsideWeb:
    """Sites of different making. Their lists: `lists`, by what they are."""

    newspaper: Site
    portal: Site
    agency: Site
    liar: Site

    @property
    def sites(self) -> tuple[Site, ...]:
        return (self.newspaper, self.portal, self.agency, self.liar)

    @property
    def hosts(self) -> tuple[str, ...]:
        """What must be allowed by name for anybody to fetch from here."""
        return tuple(site.host for site in self.sites)

    @property
    def lists(self) -> dict[str, str]:
        return {
            "post": f"{self.newspaper.url}{newspaper.FEED}",
            "portal": f"{self.portal.url}{portal.LIST}",
            "agency": f"{self.agency.url}{agency.FEED}",
        }


@contextmanager
def outside_web() -> Iterator[OutsideWeb]:
    """All sites, with their stories."""
    with ExitStack() as opened:
        sites = [opened.enter_context(opened_site()) for _ in range(4)]
        web = OutsideWeb(*sites)
        newspaper.open_newspaper(web.newspaper)
        portal.open_portal(web.portal)
        agency.open_agency(web.agency)
        trouble.open_liar(web.liar)
        yield web
