// The timeline: a canvas with lanes, its buttons and keys, and words for whoever does not see it.

import { fetchEvents } from "./data.js";
import { writtenPeriod, toDay } from "./dates.js";
import { element } from "./dom.js";
import { listen } from "./gestures.js";
import { described, lines, nearest, say } from "./hits.js";
import { commandOf, ledTo, opens } from "./keys.js";
import { lanesBy } from "./lanes.js";
import { arrange } from "./layout.js";
import { measures } from "./measures.js";
import { openFrom, stayAt } from "./openers.js";
import { paint } from "./paint.js";
import { Scale } from "./scale.js";
import { grab, partAt, profileOf } from "./strip.js";
import { readTheme, textWidth } from "./theme.js";
import { legendOf, toolbar } from "./toolbar.js";

const NEAR = 0.2; // of the whole period
const REACH = { mouse: 7, touch: 14 }; // pixels that a press may miss by

/**
 * A view of { url, revision, today, open, lanes, language, texts, kinds, statuses, announced }.
 * It sends "chosen" with an event's uid, and "lanes" with what there shall be lanes for.
 */
export function timelineView(root, send) {
  const state = { events: null, scale: null, data: null, focused: -1, lane: -1, hits: [], key: "", frame: 0, wanted: "" };
  const draw = () => { state.frame ||= requestAnimationFrame(() => { state.frame = 0; drawNow(parts, state); }); };
  const choose = (i) => { openFrom(parts.canvas); state.focused = i; draw(); send("chosen", state.events.uid[i]); };
  const bar = toolbar(
    (name) => { if (state.scale && name) command(name, parts, state, draw); },
    (name) => { if (state.events) haveLanes(parts, state, name, draw); send("lanes", name); },
  );
  const parts = build(root, bar);
  stayAt(parts.canvas);
  listen(parts.canvas, pointing(parts, state, draw, choose));
  parts.canvas.addEventListener("keydown", (event) => { if (press(event, parts, state, draw, choose)) event.preventDefault(); });
  parts.canvas.addEventListener("blur", () => { state.focused = -1; draw(); });
  const resized = new ResizeObserver(draw);
  resized.observe(root);
  const themed = new MutationObserver(draw);
  themed.observe(document.documentElement, { attributes: true, subtree: false });
  document.fonts.addEventListener("loadingdone", draw);
  return {
    update: (data) => update(parts, state, data, draw),
    release: () => {
      resized.disconnect();
      themed.disconnect();
      document.fonts.removeEventListener("loadingdone", draw);
      cancelAnimationFrame(state.frame);
    },
  };
}

function build(root, bar) {
  const canvas = element("canvas", { tabindex: 0, role: "application", "aria-describedby": "tl-keys" });
  const tip = element("div", { class: "tl-tip", "aria-hidden": "true" });
  const said = element("div", { class: "unseen", "aria-live": "polite" });
  const keys = element("p", { class: "unseen", id: "tl-keys" });
  const legend = element("div", { class: "tl-legend" });
  const fault = element("p", { class: "tl-fault", role: "alert", hidden: true });
  root.append(bar.root, fault, element("div", { class: "tl-plot" }, canvas, tip), legend, keys, said);
  return { root, canvas, bar, tip, said, keys, legend, fault };
}

function update(parts, state, data, draw) {
  state.data = data;
  parts.bar.write(data);
  parts.keys.textContent = `${data.texts.keys} ${data.texts.overview}`;
  const wanted = `${data.revision} ${data.url}`;
  state.wanted = wanted;
  fetchEvents(data.url, data.revision).then((events) => {
    if (state.wanted !== wanted) return;
    parts.fault.hidden = true;
    parts.root.hidden = !events.count; // the page says why
    if (state.key !== wanted) take(state, events, data);
    state.key = wanted;
    const number = new Intl.NumberFormat(data.language).format(events.count);
    parts.canvas.setAttribute("aria-label", data.texts.timeline_label.replace("{n}", number));
    haveLanes(parts, state, data.lanes, draw);
    const open = data.open ? events.indexOf(data.open) : -1;
    if (open >= 0) state.scale.reveal(events.start[open]);
  }).catch((error) => {
    parts.fault.textContent = data.texts.failed;
    parts.fault.hidden = false;
    console.warn(error);
  });
}

function take(state, events, data) {
  state.events = events;
  state.focused = -1;
  const before = state.scale;
  state.scale = new Scale(...wholePeriod(events, toDay(data.today)));
  if (before?.first === state.scale.first && before.last === state.scale.last) state.scale.show(before.from, before.to);
  state.profile = profileOf(events, state.scale);
}

/** Have a lane for each of the choice ("kind", "country", "language"). */
function haveLanes(parts, state, choice, draw) {
  state.lanes = lanesBy(state.events, choice, state.data);
  state.lane = -1;
  state.choice = choice;
  const seen = new Set(state.events.kind);
  const kinds = choice === "kind" ? [] : state.events.kinds.filter((_, number) => seen.has(number));
  parts.legend.replaceChildren(...legendOf(state.data, kinds));
  parts.root.dataset.lanes = choice;
  draw();
}

/** What a mark's label says: its kind, too, where no lane says it but its colour alone. */
function sayer(events, choice, { kinds }) {
  if (choice === "kind") return (i) => events.title[i];
  return (i) => {
    const kind = kinds[events.kinds[events.kind[i]]], title = events.title[i];
    return title.startsWith(kind) ? title : `${kind} · ${title}`;
  };
}

/** From the first day to the last, and to today if that is not far away. */
function wholePeriod(events, today) {
  if (!events.count) return [today - 365, today + 365];
  const first = events.start[0];
  let last = -Infinity;
  for (let i = 0; i < events.count; i++) last = Math.max(last, events.end[i]);
  const isNear = today > first && today - last < NEAR * (last - first);
  return [first, isNear ? Math.max(last, today + 1) : last];
}

function drawNow(parts, state) {
  const width = parts.root.clientWidth;
  if (!width || !state.events) return;
  const { data, events, scale, lanes, focused, profile } = state;
  const theme = readTheme(parts.root, events.kinds);
  const g = parts.canvas.getContext("2d", { alpha: false });
  g.font = theme.font;
  const textWide = textWidth(g);
  const size = measures(width, Math.max(1, lanes.length), Math.max(0, ...lanes.map((lane) => textWide(lane.label))));
  fit(parts.canvas, g, size);
  scale.left = size.left;
  scale.right = size.right;
  g.font = theme.font;
  const arranged = arrange(events, scale, lanes, size.rows, textWide, sayer(events, state.choice, data));
  const { open, language, texts } = data;
  const view = { events, scale, lanes, arranged, size, open, language, texts, today: toDay(data.today), focused, profile, width: textWide };
  state.size = size;
  state.arranged = arranged;
  state.hits = paint(g, view, theme);
  parts.root.dataset.painted = String(events.count);
  if (state.marked !== events) performance.mark("timeline-painted", { detail: events.count }); // for whoever measures
  state.marked = events;
}

/** As many dots as the screen has. */
function fit(canvas, g, size) {
  const dense = devicePixelRatio || 1;
  const wide = Math.round(size.width * dense), tall = Math.round(size.height * dense);
  if (canvas.width !== wide || canvas.height !== tall) {
    canvas.width = wide;
    canvas.height = tall;
    canvas.style.height = `${size.height}px`;
  }
  g.setTransform(dense, 0, 0, dense, 0, 0);
}

function pointing(parts, state, draw, choose) {
  const find = (x, y, reach) => nearest(state.hits, x, y, reach);
  const tell = (place, ...words) => say(parts.tip, place, state.size.width, words);
  const ready = (act) => (...values) => (state.scale && state.size ? act(...values) : null);
  return {
    zoom: ready((factor, x) => { state.scale.zoom(factor, state.scale.day(x)); tell(); draw(); }),
    pan: ready((pixels) => { state.scale.pan(pixels / state.scale.pixelsPerDay); tell(); draw(); }),
    press: ready((x, y, isTouch) => {
      const hit = find(x, y, isTouch ? REACH.touch : REACH.mouse);
      if (hit) choose(hit.i);
      else if (isCrowded(state, y)) { state.scale.zoom(0.3, state.scale.day(x)); draw(); }
    }),
    hover: ready((x, y) => {
      const hit = find(x, y, REACH.mouse);
      parts.canvas.style.cursor = cursorAt(state, x, y, hit);
      if (hit) tell(hit, ...lines(described(state.events, hit.i, state.data)));
      else if (isCrowded(state, y)) tell({ x, y, bottom: y + 16 }, state.data.texts.crowded);
      else tell();
    }),
    leave: ready(() => tell()),
    isStrip: (y) => Boolean(state.size) && y >= state.size.strip - 4,
    grabStrip: ready((x, isTouch) => {
      const drag = grab(state.scale, x, isTouch);
      draw();
      return (now) => { drag(now); draw(); };
    }),
  };
}

const CURSORS = { from: "ew-resize", to: "ew-resize", window: "grab", beside: "pointer" };

function cursorAt({ scale, size }, x, y, hit) {
  if (y >= size.strip - 4) return CURSORS[partAt(scale, x, false)];
  return hit ? "pointer" : "grab";
}

function isCrowded({ arranged, size }, y) {
  return Boolean(arranged[size.laneAt(y)]?.bins);
}

function command(name, parts, state, draw) {
  const { scale, data } = state;
  if (name === "zoom_in") scale.zoom(0.5);
  if (name === "zoom_out") scale.zoom(2);
  if (name === "earlier") scale.pan(-scale.span * 0.4);
  if (name === "later") scale.pan(scale.span * 0.4);
  if (name === "whole") scale.showAll();
  if (name === "today") scale.show(toDay(data.today) - scale.span / 2, toDay(data.today) + scale.span / 2);
  parts.said.textContent = inSight(state);
  draw();
}

/** How many events are in sight, and of which years. */
function inSight({ events, scale, data }) {
  let number = 0;
  for (let i = 0; i < events.count && events.start[i] < scale.to; i++) if (events.end[i] > scale.from) number++;
  const years = writtenPeriod(Math.floor(scale.from), Math.ceil(scale.to), "y", data.language);
  return data.texts.seen.replace("{n}", new Intl.NumberFormat(data.language).format(number)).replace("{years}", years);
}

/** What a key does; true if it was meant for the timeline. */
function press(event, parts, state, draw, choose) {
  if (!state.events?.count) return false;
  const name = commandOf(event), there = ledTo(event, state);
  if (name) command(name, parts, state, draw);
  else if (there) focus(parts, state, there, draw);
  else if (opens(event) && state.focused >= 0) choose(state.focused);
  else return false;
  return true;
}

function focus(parts, state, { i, lane }, draw) {
  state.focused = i;
  state.lane = lane;
  state.scale.reveal(state.events.start[i]);
  const { when, title, rest } = described(state.events, i, state.data);
  parts.said.textContent = `${when}: ${title}. ${rest}`;
  draw();
}
