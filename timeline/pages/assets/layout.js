// Where each event of the visible period is drawn: its lane, its row in the lane, and its label where there is room.
// Pure: nothing here knows of a canvas.

import { firstFrom } from "./data.js";

export const ROW = 16; // pixels
const MARK = 9; // the least width of a mark
const GAP = 4;
const INSIDE = 54; // a bar of this width bears its label inside
const LEAST_LABEL = 34;
const MOST_LABEL = 280;
export const BIN = 6; // pixels of a column where a lane is crowded

/**
 * lanes: kinds in order. rows: rows a lane. width(text): pixels of a text.
 * Gives for each lane { marks, bins }: marks where there is room for them, else bins, the number of events by column.
 */
export function arrange(events, scale, lanes, rows, width) {
  const byLane = visible(events, scale, lanes);
  const room = ((scale.right - scale.left) / (MARK * 1.5)) * rows; // more marks than that hide each other
  return byLane.map((indices) => {
    if (indices.length > room) return { marks: [], bins: count(events, scale, indices) };
    const marks = placed(events, scale, indices, rows);
    label(events, marks, rows, scale, width);
    return { marks, bins: null };
  });
}

function visible(events, scale, lanes) {
  const found = lanes.map(() => []);
  const laneOf = events.kinds.map((kind) => lanes.indexOf(kind));
  const last = firstFrom(events, scale.to);
  for (let i = firstFrom(events, scale.from - events.longest); i < last; i++) {
    const lane = laneOf[events.kind[i]];
    if (lane >= 0 && events.end[i] > scale.from) found[lane].push(i);
  }
  return found;
}

function count(events, scale, indices) {
  const bins = new Uint32Array(Math.ceil((scale.right - scale.left) / BIN));
  for (const i of indices) {
    const bin = Math.floor((scale.x(Math.max(events.start[i], scale.from)) - scale.left) / BIN);
    if (bin < bins.length) bins[bin]++;
  }
  return bins;
}

/** A mark for each event, in the row that has been free for longest: so labels have the most room. */
function placed(events, scale, indices, rows) {
  const free = new Float64Array(rows).fill(-Infinity);
  return indices.map((i) => {
    const [x, right] = extent(events, scale, i);
    let row = 0;
    for (let r = 1; r < rows; r++) if (free[r] < free[row]) row = r;
    free[row] = Math.max(free[row], right + GAP);
    return { i, x, right, row, isDay: events.precision[i] === "d" && events.end[i] - events.start[i] === 1 };
  });
}

/** Left and right edge; what is short is drawn around its middle, as wide as can be seen and hit. */
function extent(events, scale, i) {
  const x = scale.x(events.start[i]), right = scale.x(events.end[i]);
  if (right - x >= MARK) return [x, right];
  const middle = (x + right) / 2;
  return [middle - MARK / 2, middle + MARK / 2];
}

/** A label after its mark, or inside it, up to the next mark of the row; none on top of an earlier mark that is longer. */
function label(events, marks, rows, scale, width) {
  const inOrder = [...marks].sort((one, other) => one.x - other.x);
  const covered = new Float64Array(rows).fill(-Infinity);
  for (const mark of inOrder) {
    const left = Math.max(mark.x, scale.left);
    mark.inside = mark.right - left >= INSIDE;
    mark.labelX = mark.inside ? left + 5 : Math.max(mark.right, left) + GAP;
    mark.isFree = covered[mark.row] <= mark.labelX;
    covered[mark.row] = Math.max(covered[mark.row], mark.right);
  }
  const next = new Float64Array(rows).fill(scale.right);
  for (const mark of inOrder.reverse()) {
    const room = mark.isFree ? Math.min(next[mark.row] - GAP - mark.labelX, MOST_LABEL) : 0;
    mark.label = room >= LEAST_LABEL ? shortened(events.title[mark.i], room, width) : "";
    next[mark.row] = Math.min(next[mark.row], mark.x);
  }
}

/** As much of a text as there is room for. */
export function shortened(text, room, width) {
  const most = room - width("…");
  let used = 0, kept = "";
  for (const character of text) {
    used += width(character);
    if (used > room) return kept.length > 1 ? `${kept.trimEnd()}…` : "";
    if (used <= most) kept += character;
  }
  return text;
}
