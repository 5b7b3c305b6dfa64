// The timeline by keyboard: which command a key is, and to which event an arrow leads.

import { firstFrom } from "./data.js";

const COMMANDS = { "+": "zoom_in", "=": "zoom_in", "-": "zoom_out", 0: "whole", t: "today", PageUp: "earlier", PageDown: "later" };

/** The command of a key ("zoom_in", ...), or null. */
export const commandOf = (event) => (isPlain(event) && COMMANDS[event.key]) || null;

/** Whether a key opens what it is on. */
export const opens = (event) => isPlain(event) && (event.key === "Enter" || event.key === " ");

const isPlain = (event) => !event.ctrlKey && !event.metaKey && !event.altKey;

/** Where a key leads from the event that has the focus, as { i, lane }; null for other keys. state.focused: -1 for none. */
export function ledTo(event, state) {
  const { events, focused, lane } = state, last = events.count - 1;
  if (!isPlain(event) || last < 0) return null;
  const isOn = focused >= 0;
  if (event.key === "ArrowRight") return { i: isOn ? Math.min(last, focused + 1) : entry(state), lane: -1 };
  if (event.key === "ArrowLeft") return { i: isOn ? Math.max(0, focused - 1) : entry(state), lane: -1 };
  if (event.key === "ArrowDown") return isOn ? inOtherLane(state, 1) : { i: entry(state), lane };
  if (event.key === "ArrowUp") return isOn ? inOtherLane(state, -1) : { i: entry(state), lane };
  if (event.key === "Home") return { i: 0, lane: -1 };
  if (event.key === "End") return { i: last, lane: -1 };
  return null;
}

/** The first event that begins in sight. */
const entry = ({ events, scale }) => Math.min(events.count - 1, firstFrom(events, scale.from));

/** The event nearest in time in the next lane. */
function inOtherLane({ events, lanes, focused, lane }, step) {
  const here = lane >= 0 ? lane : lanes.findIndex(({ rows }) => rows.includes(focused));
  const there = (here + step + lanes.length) % lanes.length;
  let best = focused, least = Infinity;
  for (const i of lanes[there].rows) {
    const away = Math.abs(events.start[i] - events.start[focused]);
    if (away < least) [best, least] = [i, away];
  }
  return { i: best, lane: there };
}
