// The ways to subscribe to exactly what the page shows: a button for each calendar program, the address, a code, feeds.

import { copyButton, element, outsideLink } from "./dom.js";

/**
 * A view of { address, ways, notes, code, feeds, tables, more, texts }. address: the calendar's; ways: { program, link, way,
 * hint }; notes: why others are not there; code: the address of a picture, "" for none; feeds, tables: pairs of name and
 * address; more: the page with all the rest.
 */
export function subscribeView(root) {
  return { update: (data) => root.replaceChildren(...box(data)) };
}

function box({ address, ways, notes, code, feeds, tables, more, texts }) {
  const absolute = (path) => new URL(path, document.baseURI).href; // where the site's own address is not known
  return [
    element("h2", {}, texts.subscribe),
    element("p", { class: "quiet" }, texts.subscribe_what),
    element("h3", {}, texts.subscribe_calendar),
    element("p", { class: "quiet" }, texts.subscribe_calendar_what),
    element("div", { class: "ways" }, ...ways.map(way)),
    ...notes.map((note) => element("p", { class: "note" }, note)),
    line(texts.subscribe_calendar, absolute(address), texts),
    code && picture(code, texts),
    element("h3", {}, texts.subscribe_feed),
    element("p", { class: "quiet" }, texts.subscribe_feed_what),
    line(texts.subscribe_feed, absolute(feeds[0][1]), texts),
    links([...feeds, ...tables], absolute),
    element("p", {}, element("a", { href: absolute(more) }, texts.subscribe_more)),
  ].filter(Boolean);
}

function way({ program, link, way, hint }) {
  const words = [element("strong", {}, way), element("small", {}, hint)];
  const button = program === "webcal" ? element("a", { href: link }, ...words) : outsideLink(link, ...words);
  button.className = "button";
  return button;
}

function line(name, address, texts) {
  const field = element("input", { type: "text", readonly: true, value: address, "aria-label": name });
  field.addEventListener("focus", () => field.select());
  return element("div", { class: "address" }, field, copyButton(texts.copy, texts.copied, () => address));
}

function picture(code, texts) {
  const image = element("img", { src: code, alt: texts.subscribe_code, width: 176, height: 176 });
  const what = element("p", { class: "quiet" }, texts.subscribe_code_what);
  return element("details", {}, element("summary", {}, texts.subscribe_code), image, what);
}

function links(named, absolute) {
  return element("p", { class: "links" }, ...named.map(([name, path]) => element("a", { href: absolute(path) }, name)));
}
