// The event that is open: what it is, how exactly it is known, and the sentences that say so.

import { copyButton, element, outsideLink } from "./dom.js";
import { historyOf } from "./history.js";

const SETTLED = 300; // milliseconds in which what stands above finds its height

/** A view of { event, language, texts } (`timeline.pages.view` makes the event); sends "closed". */
export function detailView(root, send) {
  let shown = null;
  return {
    update(data) {
      root.replaceChildren(card(data, send));
      if (shown !== data.event.uid) setTimeout(() => reveal(root), SETTLED);
      shown = data.event.uid;
    },
  };
}

function card({ event, language, texts }, send) {
  const close = element("button", { type: "button", class: "close", "aria-label": texts.close, title: texts.close, onclick: () => send("closed", true) }, "×");
  return element("article", { style: `--kind: var(--kind-${event.kind})`, "aria-label": event.title },
    element("header", {},
      element("p", { class: "kind" }, element("i"), event.labels.join(" · "), event.badge ? element("em", { class: "badge" }, event.badge) : null),
      close),
    element("h2", { class: event.struck ? "struck" : null, lang: event.title_language }, event.title),
    event.original ? element("p", { class: "original" }, event.original) : null,
    element("p", { class: "when" }, event.when),
    facts(event.facts),
    ...event.notes.map((note) => element("p", { class: "note" }, note)),
    ...event.conflicts.map((one) => element("p", { class: "note" }, one.said, ...from(one))),
    element("h3", {}, texts.evidence),
    ...event.sources.map((source) => evidence(source, texts)),
    historyOf(event.uid, language, texts),
    element("footer", {}, copyButton(texts.copy_link, texts.copied, () => linkTo(event.uid))));
}

/** Who says so, in brackets: a link where there is an address. */
function from({ source, url }) {
  return source ? [" (", url ? outsideLink(url, source) : source, ")"] : [];
}

function facts(pairs) {
  const items = pairs.flatMap(([name, values]) => [element("dt", {}, name), ...values.map((value) => element("dd", {}, value))]);
  return element("dl", {}, ...items);
}

function evidence(source, texts) {
  const name = source.title || source.host;
  const cite = source.url
    ? outsideLink(source.url, element("span", { class: "unseen" }, `${texts.open_source}: `), name)
    : element("span", {}, name);
  const rest = [source.title ? source.host : "", source.date, source.language].filter(Boolean).join(" · ");
  return element("figure", {},
    element("blockquote", { lang: source.quote_language }, element("mark", {}, source.quote)),
    element("figcaption", {}, cite, element("small", {}, rest)));
}

/** The event's own address, without the filters that led to it. */
function linkTo(uid) {
  const link = new URL(document.baseURI);
  link.search = new URLSearchParams({ event: uid });
  link.hash = "";
  return link.href;
}

/** Where the card stands out of sight (on a phone, below the list), bring it there. */
function reveal(root) {
  const { top } = root.getBoundingClientRect();
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (top < 0 || top > innerHeight * 0.75) root.scrollIntoView({ block: "start", behavior: calm ? "auto" : "smooth" });
}
