// The addresses to subscribe to, for exactly the filter that the page shows.

import { copyButton, element } from "./dom.js";

/** A view of { base, calendars, feeds, tables, texts } (pairs of name and path); base: the public address, null for that in the address bar. */
export function subscribeView(root) {
  return { update: (data) => root.replaceChildren(...box(data)) };
}

function box({ base, calendars, feeds, tables, texts }) {
  const absolute = (path) => new URL(path, base ?? document.baseURI).href;
  const address = absolute(calendars[0][1]);
  return [
    element("h2", {}, texts.subscribe),
    element("p", {}, texts.subscribe_what),
    element("h3", {}, texts.subscribe_calendar),
    element("p", { class: "quiet" }, texts.subscribe_calendar_what),
    line(texts.subscribe_calendar, address, texts),
    element("p", {}, element("a", { class: "button", href: address.replace(/^https?:/, "webcal:") }, texts.subscribe_open)),
    element("h3", {}, texts.subscribe_feed),
    element("p", { class: "quiet" }, texts.subscribe_feed_what),
    line(texts.subscribe_feed, absolute(feeds[0][1]), texts),
    links([...feeds, ...tables], absolute),
  ];
}

function line(name, address, texts) {
  const field = element("input", { type: "text", readonly: true, value: address, "aria-label": name });
  field.addEventListener("focus", () => field.select());
  return element("div", { class: "address" }, field, copyButton(texts.copy, texts.copied, () => address));
}

function links(named, absolute) {
  return element("p", { class: "links" }, ...named.map(([name, path]) => element("a", { href: absolute(path) }, name)));
}
