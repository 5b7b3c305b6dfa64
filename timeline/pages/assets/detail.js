// The event that is open: what it is, how exactly it is known, and the sentences that say so.

import { copyButton, element, follow, outsideLink } from "./dom.js";
import { flag } from "./flags.js";
import { historyOf } from "./history.js";
import { goBack } from "./openers.js";

const SETTLED = 300; // milliseconds until it is looked where the card stands
const WATCHED = 5000; // milliseconds in which what stands above may still change its height

/** A view of { event, ways, company, language, texts } (`timeline.pages.opened` makes them); sends "closed", "chosen"
 * with another event's uid, and "all" for the timeline of the company. */
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

function card(data, send) {
  const { event, ways, company, language, texts } = data;
  const close = element("button", { type: "button", class: "close", "aria-label": texts.close, title: texts.close, onclick: (click) => { goBack(click.detail === 0); send("closed", true); } }, "×");
  return element("article", { style: `--kind: var(--kind-${event.kind})`, "aria-label": event.title },
    element("header", {},
      element("p", { class: "kind" }, element("i"), event.labels.join(" · "), event.badge ? element("em", { class: "badge" }, event.badge) : null),
      close),
    element("h2", { class: event.struck ? "struck" : null, lang: event.title_language }, event.title),
    event.original ? element("p", { class: "original" }, event.original) : null,
    element("p", { class: "when" }, event.when),
    facts(event.facts),
    ...event.notes.map((note) => element("p", { class: "note" }, note)),
    ...event.conflicts.map((one) => element("p", { class: "note" }, one.said, ...from(one, texts))),
    element("h3", {}, texts.evidence),
    ...event.sources.map((source) => evidence(source, texts)),
    historyOf(event.uid, language, texts),
    company ? others(company, send) : null,
    element("footer", {}, ...actions(ways, texts)));
}

/** What can be done with the event: kept in a calendar, told to others, looked at alone, corrected. */
function actions({ page, calendar, suggest }, texts) {
  const mail = suggest.startsWith("mailto:");
  return [
    calendar ? element("a", { href: calendar, class: "action", download: "event.ics" }, texts.event_add) : null,
    copyButton(texts.copy_link, texts.copied, () => new URL(page, document.baseURI).href),
    element("a", { href: page, class: "action" }, texts.event_page),
    suggest ? element("a", { href: suggest, class: "action", ...(mail ? {} : { target: "_blank", rel: "noopener noreferrer" }) }, texts.event_suggest) : null,
  ];
}

/** The newest events with the same counterpart; with a key held, each link is a link. */
function others({ heading, all, query, view, events }, send) {
  const address = (uid) => { const q = new URLSearchParams(view); q.set("event", uid); return `?${q}`; };
  const rows = events.map(({ uid, when, title, language }) => element("li", {},
    element("span", { class: "when" }, when), " ",
    element("a", { href: address(uid), lang: language, onclick: follow(() => send("chosen", uid)) }, title)));
  return element("section", { class: "others" },
    element("h3", {}, heading),
    element("ol", {}, ...rows),
    element("p", {}, element("a", { href: query, onclick: follow(() => send("all", true)) }, all)));
}

/** Who says so, in brackets: a link where there is an address. */
function from({ source, url }, { bracket_open, bracket_close }) {
  return source ? [bracket_open, url ? outsideLink(url, source) : source, bracket_close] : [];
}

function facts(pairs) {
  const items = pairs.flatMap(([name, values]) => [element("dt", {}, name), ...values.map(({ text, country }) => element("dd", {}, flag(country), text))]);
  return element("dl", {}, ...items);
}

function evidence(source, texts) {
  const name = source.title || source.host;
  const cite = source.url
    ? outsideLink(source.url, element("span", { class: "unseen" }, `${texts.open_source}: `), name)
    : element("span", {}, name);
  const rest = [source.title ? source.host : "", source.date, source.language].filter(Boolean).join(" · ");
  return element("figure", {},
    element("blockquote", { lang: source.quote_language }, ...quotation(source)),
    source.note ? element("p", { class: "elsewhere" }, source.note) : null,
    element("figcaption", {}, cite, element("small", {}, rest)));
}

/** The sentence with its date marked; all of it where nobody knows which words of it tell the date. */
function quotation({ quote, note }) {
  const known = note || quote.some(([, isDate]) => isDate);
  return quote.map(([said, isDate]) => (isDate || !known ? element("mark", {}, said) : said));
}

/** Keep the card in sight while what stands above it finds its height, until its reader does something. */
function reveal(root) {
  const page = document.querySelector('[data-testid="stMainBlockContainer"]') ?? document.body;
  const watch = new ResizeObserver(() => bringUp(root));
  const stop = () => watch.disconnect();
  watch.observe(page);
  setTimeout(stop, WATCHED);
  for (const done of ["wheel", "touchstart", "keydown", "pointerdown"]) addEventListener(done, stop, { once: true, passive: true });
}

/** Where the card stands out of sight (on a phone, below the list), bring it there. */
function bringUp(root) {
  const { top } = root.getBoundingClientRect();
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (top < 0 || top > innerHeight * 0.75) root.scrollIntoView({ block: "start", behavior: calm ? "auto" : "smooth" });
}
