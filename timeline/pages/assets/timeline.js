// The timeline: a canvas with a lane for each kind, its buttons and keys, and words for whoever does not see it.

import { countryNames, eventAt, fetchEvents, firstFrom, statusOf } from "./data.js";
import { writtenPeriod, toDay } from "./dates.js";
import { element } from "./dom.js";
import { listen } from "./gestures.js";
import { arrange } from "./layout.js";
import { measures, paint } from "./paint.js";
import { Scale } from "./scale.js";
import { readTheme, textWidth } from "./theme.js";

const COLUMNS = 160; // of the strip below
const NEAR = 0.2; // of the whole period
const REACH = { mouse: 3, touch: 14 }; // pixels that a press may miss by

/** A view of { url, revision, today, open, language, texts, kinds, statuses, announced }; sends "chosen" with an event's uid. */
export function timelineView(root, send) {
  const parts = build(root);
  const state = { events: null, scale: null, data: null, focused: -1, hits: [], key: "", frame: 0, wanted: "" };
  const draw = () => { state.frame ||= requestAnimationFrame(() => { state.frame = 0; drawNow(parts, state); }); };
  const choose = (i) => { state.focused = i; draw(); send("chosen", state.events.uid[i]); };
  listen(parts.canvas, pointing(parts, state, draw, choose));
  parts.canvas.addEventListener("keydown", (event) => { if (press(event, parts, state, draw, choose)) event.preventDefault(); });
  parts.canvas.addEventListener("blur", () => { state.focused = -1; draw(); });
  parts.buttons.addEventListener("click", (event) => { if (state.scale) command(event.target.closest("button")?.name, state, draw); });
  const resized = new ResizeObserver(draw);
  resized.observe(root);
  const themed = new MutationObserver(draw);
  themed.observe(document.documentElement, { attributes: true, subtree: false });
  return {
    update: (data) => update(parts, state, data, draw),
    release: () => { resized.disconnect(); themed.disconnect(); cancelAnimationFrame(state.frame); },
  };
}

function build(root) {
  const canvas = element("canvas", { tabindex: 0, role: "application", "aria-describedby": "tl-keys" });
  const buttons = element("div", { class: "tl-buttons", role: "toolbar" });
  const tip = element("div", { class: "tl-tip", "aria-hidden": "true" });
  const said = element("div", { class: "unseen", "aria-live": "polite" });
  const keys = element("p", { class: "unseen", id: "tl-keys" });
  const legend = element("div", { class: "tl-legend" });
  const fault = element("p", { class: "tl-fault", role: "alert", hidden: true });
  root.append(buttons, fault, element("div", { class: "tl-plot" }, canvas, tip), legend, keys, said);
  return { root, canvas, buttons, tip, said, keys, legend, fault };
}

function update(parts, state, data, draw) {
  state.data = data;
  write(parts, data);
  const wanted = `${data.revision} ${data.url}`;
  state.wanted = wanted;
  fetchEvents(data.url, data.revision).then((events) => {
    if (state.wanted !== wanted) return;
    parts.fault.hidden = true;
    if (state.key !== wanted) take(state, events, data);
    state.key = wanted;
    parts.canvas.setAttribute("aria-label", data.texts.timeline_label.replace("{n}", events.count));
    const open = data.open ? events.indexOf(data.open) : -1;
    if (open >= 0) state.scale.reveal(events.start[open]);
    draw();
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
  const used = new Set(events.kind);
  state.lanes = events.kinds.filter((_, k) => used.has(k)).map((kind) => ({ kind, label: data.kinds[kind] }));
  state.profile = profileOf(events, state.scale);
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

function profileOf(events, scale) {
  const profile = new Array(COLUMNS).fill(0);
  for (let i = 0; i < events.count; i++) {
    profile[Math.floor(((events.start[i] - scale.first) / (scale.last - scale.first)) * COLUMNS)]++;
  }
  return profile;
}

function drawNow(parts, state) {
  const width = parts.root.clientWidth;
  if (!width || !state.events) return;
  const { data, events, scale, lanes } = state;
  const size = measures(width, Math.max(1, lanes.length));
  const g = prepare(parts.canvas, size);
  scale.left = size.left;
  scale.right = size.right;
  const theme = readTheme(parts.root, lanes.map((lane) => lane.kind));
  g.font = theme.font;
  const arranged = arrange(events, scale, lanes.map((lane) => lane.kind), size.rows, textWidth(g));
  const { open, language, texts } = data;
  const view = { events, scale, lanes, arranged, size, open, language, texts, today: toDay(data.today), focused: state.focused, profile: state.profile };
  state.size = size;
  state.arranged = arranged;
  state.hits = paint(g, view, theme);
  parts.root.dataset.painted = String(events.count);
}

function prepare(canvas, size) {
  const dense = devicePixelRatio || 1;
  const wide = Math.round(size.width * dense), tall = Math.round(size.height * dense);
  if (canvas.width !== wide || canvas.height !== tall) {
    canvas.width = wide;
    canvas.height = tall;
    canvas.style.height = `${size.height}px`;
  }
  const g = canvas.getContext("2d");
  g.setTransform(dense, 0, 0, dense, 0, 0);
  return g;
}

function write(parts, { texts }) {
  const names = { zoom_in: "+", zoom_out: "−", earlier: "‹", later: "›", whole: "" };
  parts.buttons.setAttribute("aria-label", texts.events);
  parts.buttons.replaceChildren(
    ...Object.entries(names).map(([name, sign]) => element(
      "button", { type: "button", name, title: texts[name], "aria-label": texts[name] }, sign || texts[name],
    )),
    element("span", { class: "tl-hint" }, texts.hint),
  );
  const looks = ["day", "days", "period", "planned", "cancelled"];
  parts.legend.replaceChildren(...looks.map((look) => element("span", { class: `look look-${look}` }, element("i"), texts[look])));
  parts.keys.textContent = texts.keys;
}

function pointing(parts, state, draw, choose) {
  const find = (x, y, reach) => nearest(state.hits, x, y, reach);
  const ready = (act) => (...values) => { if (state.scale && state.size) act(...values); };
  return {
    zoom: ready((factor, x) => { state.scale.zoom(factor, state.scale.day(x)); draw(); }),
    pan: ready((pixels) => { state.scale.pan(pixels / state.scale.pixelsPerDay); hideTip(parts); draw(); }),
    press: ready((x, y, isTouch) => {
      const hit = find(x, y, isTouch ? REACH.touch : REACH.mouse);
      if (hit) choose(hit.i);
      else if (isCrowded(state, y)) { state.scale.zoom(0.3, state.scale.day(x)); draw(); }
    }),
    hover: ready((x, y) => {
      const hit = find(x, y, REACH.mouse);
      parts.canvas.style.cursor = hit ? "pointer" : "grab";
      if (hit) showTip(parts, state, hit);
      else if (isCrowded(state, y)) say(parts, state, { x, y, bottom: y + 16 }, state.data.texts.crowded);
      else hideTip(parts);
    }),
    leave: () => hideTip(parts),
    isStrip: (y) => Boolean(state.size) && y >= state.size.strip,
    strip: ready((x) => {
      const { scale } = state, middle = scale.first + ((x - scale.left) / (scale.right - scale.left)) * (scale.last - scale.first);
      scale.show(middle - scale.span / 2, middle + scale.span / 2);
      draw();
    }),
  };
}

function isCrowded(state, y) {
  return state.arranged.some((lane, i) => lane.bins && y >= state.size.laneTop(i) && y < state.size.laneTop(i) + state.size.laneHeight);
}

/** The mark under a point, its label too; or the nearest that is no more than `reach` away. */
function nearest(hits, x, y, reach) {
  let best = null, least = reach;
  for (const hit of hits) {
    const right = hit.label && !hit.inside ? hit.labelX + 8 : hit.right;
    const away = Math.max(hit.x - x, x - right, hit.y - y, y - hit.bottom, 0);
    if (away < least || (away === least && best && hit.right - hit.x < best.right - best.x)) [best, least] = [hit, away];
  }
  return best;
}

function described(state, i) {
  const event = eventAt(state.events, i), { data } = state;
  const when = writtenPeriod(event.start, event.end, event.precision, data.language);
  const differ = event.conflicts ? data.texts.conflicts : "";
  const countries = countryNames(event.countries, data.language).join(", ");
  return { when, title: event.title, rest: [data.kinds[event.kind], statusOf(event, data), differ, countries].filter(Boolean).join(" · ") };
}

function showTip(parts, state, hit) {
  const { when, title, rest } = described(state, hit.i);
  say(parts, state, hit, element("b", {}, when), element("span", {}, title), element("small", {}, rest));
}

/** Words beside a place on the canvas. */
function say(parts, state, hit, ...words) {
  parts.tip.replaceChildren(...words);
  const left = Math.max(4, Math.min(hit.x, state.size.width - parts.tip.offsetWidth - 4));
  const above = hit.y - parts.tip.offsetHeight - 6;
  parts.tip.style.transform = `translate(${left}px, ${above > 0 ? above : hit.bottom + 6}px)`;
  parts.tip.classList.add("shown");
}

const hideTip = (parts) => parts.tip.classList.remove("shown");

function command(name, { scale, data }, draw) {
  if (name === "zoom_in") scale.zoom(0.5);
  if (name === "zoom_out") scale.zoom(2);
  if (name === "earlier") scale.pan(-scale.span * 0.4);
  if (name === "later") scale.pan(scale.span * 0.4);
  if (name === "whole") scale.showAll();
  if (name === "today") scale.reveal(toDay(data.today));
  draw();
}

const KEYS = { "+": "zoom_in", "=": "zoom_in", "-": "zoom_out", 0: "whole", t: "today", PageUp: "earlier", PageDown: "later" };

/** What a key does; true if it was meant for the timeline. */
function press(event, parts, state, draw, choose) {
  const { events, focused } = state;
  if (!events?.count || event.ctrlKey || event.metaKey || event.altKey) return false;
  const move = (i) => focus(parts, state, Math.max(0, Math.min(events.count - 1, i)), draw);
  if (KEYS[event.key]) command(KEYS[event.key], state, draw);
  else if (event.key === "ArrowRight") move(focused < 0 ? firstFrom(events, state.scale.from) : focused + 1);
  else if (event.key === "ArrowLeft") move(focused < 0 ? firstFrom(events, state.scale.to) - 1 : focused - 1);
  else if (event.key === "ArrowDown") move(inOtherLane(state, 1));
  else if (event.key === "ArrowUp") move(inOtherLane(state, -1));
  else if (event.key === "Home") move(0);
  else if (event.key === "End") move(events.count - 1);
  else if ((event.key === "Enter" || event.key === " ") && focused >= 0) choose(focused);
  else return false;
  return true;
}

/** The event nearest in time in the next lane that has any. */
function inOtherLane({ events, lanes, focused, scale }, step) {
  if (focused < 0) return firstFrom(events, scale.from);
  const kinds = lanes.map((lane) => events.kinds.indexOf(lane.kind));
  const lane = (kinds.indexOf(events.kind[focused]) + step + kinds.length) % kinds.length;
  let best = focused, least = Infinity;
  for (let i = 0; i < events.count; i++) {
    const away = Math.abs(events.start[i] - events.start[focused]);
    if (events.kind[i] === kinds[lane] && away < least) [best, least] = [i, away];
  }
  return best;
}

function focus(parts, state, i, draw) {
  state.focused = i;
  state.scale.reveal(state.events.start[i]);
  const { when, title, rest } = described(state, i);
  parts.said.textContent = `${when}: ${title}. ${rest}`;
  draw();
}
