// Where each event of the visible period is drawn: its lane, its row in the lane, and its label where there is room.
// Pure: nothing here knows of a canvas.

const MARK = 10; // pixels: the least width of a day, of a band
const BAR = 15; // and of several days, so that they never look like one
const GAP = 4;
const PAD = 5; // between a bar's edge and the label inside
const LEAST_LABEL = 50;
const MOST_LABEL = 480;
export const BIN = 6; // pixels of a column where a lane is crowded

/**
 * lanes: each with its rows. rows: how many there are to draw in. width(text): pixels of a text. said(i): an event's label.
 * Gives for each lane { marks, bins }: marks where there is room for them, else bins, the number of events by column.
 */
export function arrange(events, scale, lanes, rows, width, said = (i) => events.title[i]) {
  const room = ((scale.right - scale.left) / (MARK * 1.4)) * rows; // more marks than that hide each other
  return lanes.map((lane) => {
    const indices = visible(events, scale, lane.rows);
    if (indices.length > room) return { marks: [], bins: count(events, scale, indices) };
    const marks = placed(events, scale, indices, rows);
    label(marks, scale, width, said);
    return { marks, bins: null };
  });
}

function visible(events, scale, rows) {
  const found = [];
  for (let k = firstOf(rows, events, scale.from - events.longest); k < rows.length; k++) {
    const i = rows[k];
    if (events.start[i] >= scale.to) break;
    if (events.end[i] > scale.from) found.push(i);
  }
  return found;
}

/** The place of the first of a lane's rows that starts on `day` or later. */
export function firstOf(rows, events, day) {
  let low = 0, high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (events.start[rows[middle]] < day) low = middle + 1; else high = middle;
  }
  return low;
}

function count(events, scale, indices) {
  const bins = new Uint32Array(Math.ceil((scale.right - scale.left) / BIN));
  const { from, pixelsPerDay } = scale;
  for (const i of indices) {
    const bin = Math.floor(((Math.max(events.start[i], from) - from) * pixelsPerDay) / BIN);
    if (bin < bins.length) bins[bin]++;
  }
  return bins;
}

/** A mark for each event, in the row that has been free for longest: so labels have the most room. */
function placed(events, scale, indices, rows) {
  const free = new Float64Array(rows).fill(-Infinity);
  return indices.map((i) => {
    const isDay = events.precision[i] === "d" && events.end[i] - events.start[i] === 1;
    const [x, right] = extent(events, scale, i, isDay);
    let row = 0;
    for (let r = 1; r < rows; r++) if (free[r] < free[row]) row = r;
    free[row] = Math.max(free[row], right + GAP);
    return { i, x, right, row, isDay };
  });
}

/** Left and right edge; what is short is drawn around its middle, as wide as can be seen and hit. */
function extent(events, scale, i, isDay) {
  const x = scale.x(events.start[i]), right = scale.x(events.end[i]);
  const least = isDay || events.precision[i] !== "d" ? MARK : BAR;
  const middle = (x + right) / 2;
  if (isDay) return [middle - MARK / 2, middle + MARK / 2]; // always the same mark, however near one looks
  return right - x >= least ? [x, right] : [middle - least / 2, middle + least / 2];
}

/** A label inside its bar or after it, wherever there is more room, and never on top of another mark of the row. */
function label(marks, scale, width, said) {
  const inOrder = [...marks].sort((one, other) => one.x - other.x);
  const last = new Map();
  for (const mark of inOrder) {
    const before = last.get(mark.row);
    mark.covered = before ? Math.max(before.covered, before.right) : -Infinity;
    if (before) before.next = mark.x;
    last.set(mark.row, mark);
  }
  for (const mark of inOrder) setLabel(mark, said(mark.i), scale, width);
}

function setLabel(mark, title, scale, width) {
  const next = Math.min((mark.next ?? Infinity) - GAP, scale.right);
  const insideX = Math.max(mark.x, mark.covered, scale.left) + PAD, afterX = Math.max(mark.right, scale.left) + GAP;
  const inside = Math.min(Math.min(mark.right, next) - PAD - insideX, MOST_LABEL);
  const after = mark.covered <= afterX ? Math.min(next - afterX, MOST_LABEL) : 0;
  const natural = Math.max(inside, after) >= LEAST_LABEL / 2 ? width(title) : Infinity;
  mark.inside = !mark.isDay && inside >= LEAST_LABEL / 2 && (inside >= natural || inside >= after);
  mark.labelX = mark.inside ? insideX : afterX;
  const room = mark.inside ? inside : after;
  mark.label = room >= natural ? title : room >= LEAST_LABEL ? shortened(title, room, width) : "";
  mark.inside &&= mark.label !== "";
  mark.labelEnd = mark.label ? mark.labelX + Math.min(room, natural) : mark.labelX;
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
