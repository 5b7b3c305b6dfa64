"""Pages that surely hold no article, though they answer as if they did: errors, walls, lists, ways to the front."""

from __future__ import annotations

from lxml import html

from timeline.errors import NoArticleError
from timeline.followed import Response
from timeline.sources.addresses import canonical, has_id, is_aside
from timeline.sources.listings.words import says_missing, says_wall
from timeline.sources.markup import parse_markup
from timeline.sources.pages import Page

_SHORT = 500  # characters; what says that nothing is here says little else
_LINES = 5
_PART = 0.6  # of a text that is the words of links


def refuse_what_is_no_article(markup: str, page: Page | None, response: Response) -> None:
    """Raises NoArticleError where it is sure; in doubt the page is read."""
    fault = _led_away(response)
    tree = parse_markup(markup)
    if fault is None and tree is not None:
        fault = _says_nothing(tree, page) or (_is_list(tree, page) if page is not None else None)
    if fault is not None:
        raise NoArticleError(fault, subject=response.url)


def _led_away(response: Response) -> str | None:
    """An article's address that leads to a front page, a form to sign in or a rubric: sites do so for what is gone."""
    asked, url = canonical(response.asked), canonical(response.url)
    if asked is None or url is None or asked == url or not has_id(asked) or has_id(url):
        return None
    return "its address leads to a page that is no article now" if is_aside(url) or url in asked else None


def _says_nothing(tree: html.HtmlElement, page: Page | None) -> str | None:
    text = page.text if page is not None else " ".join(tree.text_content()[:5000].split())
    if len(text) > _SHORT:
        return None
    heads = [head.text_content() for head in tree.iter("title", "h1", "h2")]
    said = " ".join(" ".join([*heads, text]).split())
    if says_missing(said):
        return "it says that there is no such page"
    if says_wall(said) or tree.find(".//input[@type='password']") is not None:
        return "it asks to sign in, or for cookies or scripts, before it shows anything"
    return None


def _is_list(tree: html.HtmlElement, page: Page) -> str | None:
    """Most of its text is whole words of links, line by line; or there is none below its headline."""
    links = {" ".join(anchor.text_content().split()) for anchor in tree.iter("a")}
    heads = {" ".join(head.text_content().split()) for head in tree.iter("title", "h1", "h2", "h3")}
    lines = [" ".join(line.strip("-*• |").split()) for line in page.text.splitlines()]
    if heads and not [line for line in lines if line and line not in heads]:
        return "it has a headline, and no text of its own"
    linked = [line for line in lines if line and line in links]
    if len(linked) >= _LINES and sum(map(len, linked)) >= _PART * sum(map(len, lines)):
        return "it lists links, and has no text of its own"
    return None
