// Draws an arrangement on a canvas: the axis, the lanes with their names and marks, today, and the strip below.

import { BIN, shortened } from "./layout.js";
import { line, paintMark } from "./marks.js";
import { AXIS } from "./measures.js";
import { ticks } from "./scale.js";
import { paintStrip } from "./strip.js";

/** Draw everything. theme: colours and font. Gives the marks with their edges, for finding what a pointer is on. */
export function paint(g, view, theme) {
  const { size, scale, lanes } = view;
  g.fillStyle = theme.background;
  g.fillRect(0, 0, size.width, size.height);
  g.font = theme.font;
  g.textBaseline = "middle";
  lanes.forEach((_, lane) => shade(g, size, lane, ground(lane, theme)));
  axis(g, view, theme);
  g.save();
  g.beginPath();
  g.rect(size.left - 8, 0, size.right - size.left + 16, size.bottom);
  g.clip();
  todayLine(g, view, theme);
  const hits = lanes.flatMap((_, lane) => paintLane(g, view, lane, theme));
  g.restore();
  lanes.forEach((lane, i) => laneName(g, view, lane, i, theme));
  paintStrip(g, size.strip, scale, view.profile, theme);
  return hits;
}

const ground = (lane, theme) => (lane % 2 ? theme.shade : theme.background);

function shade(g, size, lane, color) {
  g.fillStyle = color;
  g.fillRect(0, size.laneTop(lane), size.width, size.laneHeight);
}

function axis(g, view, theme) {
  const { size, scale, language } = view, pill = todayPill(g, view);
  let end = 0;
  for (const tick of ticks(scale, language)) {
    const x = Math.round(scale.x(tick.day)) + 0.5;
    g.strokeStyle = theme.border;
    g.globalAlpha = tick.startsYear ? 1 : 0.6;
    line(g, x, AXIS - 6, x, size.bottom);
    g.globalAlpha = 1;
    const left = x + 3, right = left + g.measureText(tick.label).width;
    const isFree = left > end && right <= size.right && (!pill || right < pill.left || left > pill.left + pill.width);
    if (!isFree) continue;
    g.fillStyle = tick.startsYear ? theme.text : theme.faint;
    g.fillText(tick.label, left, AXIS / 2 - 2);
    end = right + 4;
  }
  g.strokeStyle = theme.border;
  line(g, 0, size.bottom + 0.5, size.width, size.bottom + 0.5);
}

function laneName(g, view, lane, i, theme) {
  const { size, width } = view;
  const y = size.narrow ? size.laneTop(i) + 12 : size.laneTop(i) + size.laneHeight / 2;
  const color = theme.kinds[lane.id], left = size.narrow ? size.left - 2 : 8;
  g.fillStyle = color ?? theme.text;
  if (color) g.fillRect(left, y - 4.5, 9, 9);
  const at = color ? left + 15 : left, name = shortened(lane.label, size.narrow ? size.width / 2 : size.names, width);
  if (size.narrow) { // the axis's lines pass behind it
    g.fillStyle = ground(i, theme);
    g.fillRect(at - 2, y - 8, width(name) + 4, 16);
  }
  g.fillStyle = theme.text;
  g.fillText(name, at, y + 0.5);
}

function paintLane(g, view, lane, theme) {
  const { marks, bins } = view.arranged[lane];
  if (bins) return paintBins(g, view, lane, bins, theme.kinds[view.lanes[lane].id] ?? theme.faint);
  for (const mark of marks) {
    mark.y = view.size.rowTop(lane, mark.row);
    mark.bottom = mark.y + view.size.row;
    mark.lane = lane;
    paintMark(g, mark, lookOf(view, mark.i), view, theme, ground(lane, theme));
  }
  return marks;
}

function lookOf({ events, open, focused }, i) {
  return {
    kind: events.kinds[events.kind[i]],
    status: events.statuses[events.status[i]],
    isBand: events.precision[i] !== "d",
    main: events.main[i] === 1,
    withdrawn: events.withdrawn[i] === 1,
    isOpen: events.uid[i] === open,
    isFocused: i === focused,
  };
}

function paintBins(g, { size, scale }, lane, bins, color) {
  const most = Math.max(...bins), height = size.rows * size.row, bottom = size.plotTop(lane) + height;
  g.fillStyle = color;
  bins.forEach((number, bin) => {
    const tall = Math.max(2, height * Math.sqrt(number / most));
    if (number) g.fillRect(scale.left + bin * BIN, bottom - tall, BIN - 1, tall);
  });
  return [];
}

/** Where the word for today stands on the axis; null where today is not in sight. */
function todayPill(g, { size, scale, today, texts }) {
  const x = Math.round(scale.x(today + 0.5)) + 0.5;
  if (x < scale.left || x > scale.right) return null;
  const width = g.measureText(texts.today).width + 10;
  return { x, width, left: Math.min(Math.max(x - width / 2, size.left), size.right - width) };
}

function todayLine(g, view, theme) {
  const pill = todayPill(g, view);
  if (!pill) return;
  g.strokeStyle = theme.accent;
  g.lineWidth = 1.5;
  line(g, pill.x, AXIS - 8, pill.x, view.size.bottom);
  g.lineWidth = 1;
  g.fillStyle = theme.accent;
  g.beginPath();
  g.roundRect(pill.left, 2, pill.width, 18, 4);
  g.fill();
  g.fillStyle = theme.background;
  g.fillText(view.texts.today, pill.left + 5, 11.5);
}
