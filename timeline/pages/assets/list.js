// The list of the events, newest first: real text and real links, for reading, searching in the page and keyboards.

import { countryNames, eventAt, fetchEvents, statusOf, titleTongue } from "./data.js";
import { toDate, writtenPeriod } from "./dates.js";
import { element } from "./dom.js";
import { openFrom } from "./openers.js";

const CHUNK = 100; // rows that are made at a time, as the reader comes to them

/** A view of { url, revision, query, today, open, lanes, language, texts, kinds, statuses, announced }; sends "chosen" with an event's uid. */
export function listView(root, send) {
  const heading = element("h2");
  const rows = element("ol", { class: "tl-rows", tabindex: 0 });
  const more = element("li", { class: "tl-more", "aria-hidden": "true" });
  const fault = element("p", { class: "tl-fault", role: "alert", hidden: true });
  root.append(heading, fault, rows);
  const state = { events: null, data: null, next: -1, year: null, wanted: "", key: "", shown: null };
  rows.addEventListener("click", (event) => follow(event, send));
  const seen = new IntersectionObserver((entries) => { if (entries.some((e) => e.isIntersecting)) append(rows, more, state); }, { root: rows, rootMargin: "400px" });
  return {
    update: (data) => update({ heading, rows, more, fault, seen }, state, data),
    release: () => seen.disconnect(),
  };
}

function update(parts, state, data) {
  state.data = data;
  state.wanted = [data.revision, data.url, data.language, data.today, data.lanes].join(" ");
  const { wanted } = state;
  parts.heading.textContent = data.texts.events;
  parts.rows.setAttribute("aria-label", data.texts.list_label);
  fetchEvents(data.url, data.revision).then((events) => {
    if (state.wanted !== wanted) return;
    parts.fault.hidden = true;
    if (state.key !== wanted) begin(parts, state, events);
    state.key = wanted;
    show(parts, state, data.open);
  }).catch((error) => {
    parts.fault.textContent = data.texts.failed;
    parts.fault.hidden = false;
    console.warn(error);
  });
}

function begin({ rows, more, seen }, state, events) {
  state.events = events;
  state.next = events.count - 1;
  state.year = null;
  rows.replaceChildren(more);
  rows.scrollTop = 0;
  state.shown = null;
  append(rows, more, state);
  seen.observe(more);
}

/** The next rows, with the year before its first. */
function append(rows, more, state) {
  const made = document.createDocumentFragment();
  for (let k = 0; k < CHUNK && state.next >= 0; k++, state.next--) {
    const event = eventAt(state.events, state.next);
    const year = toDate(event.start).getUTCFullYear();
    if (year !== state.year) made.append(element("li", { class: "tl-year" }, String(year)));
    state.year = year;
    made.append(row(event, state.data));
  }
  more.before(made);
  if (state.next < 0) more.remove();
}

function row(event, data) {
  const countries = countryNames(event.countries, data.language).join(", ");
  const status = statusOf(event, data);
  const tongue = titleTongue(event, data.language);
  const struck = event.withdrawn || event.status === "cancelled";
  const query = new URLSearchParams(data.query);
  if (data.lanes !== "kind") query.set("lanes", data.lanes);
  query.set("event", event.uid);
  return element("li", {},
    element("a", { href: `?${query}`, "data-uid": event.uid, class: event.main ? null : "background" },
      element("span", { class: "when" }, writtenPeriod(event.start, event.end, event.precision, data.language)),
      element("span", { class: "what" },
        element("span", { class: struck ? "title struck" : "title", lang: event.titleLanguage }, event.title),
        tongue ? element("em", { class: "badge", title: data.texts.original.replace("{name}", tongue) }, tongue) : null,
        status ? element("em", { class: "badge" }, status) : null,
        event.conflicts ? differing(data.texts) : null,
        element("span", { class: "kind" },
          element("i", { style: `background: var(--kind-${event.kind})` }), data.kinds[event.kind],
          countries ? element("span", { class: "countries" }, countries) : null))));
}

/** A sign that reports differ, with its words for whoever points at it or has it read out. */
function differing(texts) {
  return element("span", { class: "differ", role: "img", "aria-label": texts.conflicts, title: texts.conflicts }, "≠");
}

/** A plain click opens the event in this page; with a key held, the link is a link. */
function follow(event, send) {
  const link = event.target.closest("a[data-uid]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  openFrom(link);
  send("chosen", link.dataset.uid);
}

/** Mark the event that is open, and bring its row into the list's view if it has just been opened. */
function show({ rows, more }, state, open) {
  for (const link of rows.querySelectorAll("a[aria-current]")) link.removeAttribute("aria-current");
  const at = open ? state.events.indexOf(open) : -1;
  while (at >= 0 && state.next >= at) append(rows, more, state);
  const link = at >= 0 ? rows.querySelector(`a[data-uid="${CSS.escape(open)}"]`) : null;
  link?.setAttribute("aria-current", "true");
  if (link && state.shown !== open) bringIntoView(rows, link);
  state.shown = open;
}

/** Scroll the list alone: the page stays where it is. */
function bringIntoView(rows, link) {
  const outer = rows.getBoundingClientRect(), inner = link.getBoundingClientRect();
  if (inner.top < outer.top + 30 || inner.bottom > outer.bottom) rows.scrollTop += inner.top - outer.top - outer.height / 3;
}
