// Draws an arrangement on a canvas. What is known only by month or year is a pale band with broken edges, so that it
// never looks like a day; what has not happened (yet) is hollow; what was called off is struck out.

import { eventAt } from "./data.js";
import { BIN, ROW } from "./layout.js";
import { ticks } from "./scale.js";

const AXIS = 24, STRIP = 26, PAD = 4, CAPTION = 15;

/** The measures of a canvas of that width: lanes' names beside them where it is wide, above them where it is narrow. */
export function measures(width, laneCount) {
  const narrow = width < 640;
  const rows = Math.max(narrow ? 1 : 2, Math.min(6, Math.floor((narrow ? 300 : 380) / laneCount / ROW)));
  const laneHeight = rows * ROW + 2 * PAD + (narrow ? CAPTION : 0);
  const bottom = AXIS + laneCount * laneHeight;
  return {
    width, narrow, rows, laneHeight, bottom,
    left: narrow ? 6 : 112,
    right: width - 8,
    strip: bottom + 8,
    height: bottom + 8 + STRIP + 1,
    rowTop: (lane, row) => AXIS + lane * laneHeight + (narrow ? CAPTION : 0) + PAD + row * ROW,
    laneTop: (lane) => AXIS + lane * laneHeight,
  };
}

/** Draw everything. theme: colours and font. Gives the marks with their edges, for finding what a pointer is on. */
export function paint(g, view, theme) {
  const { size, scale, lanes } = view;
  g.clearRect(0, 0, size.width, size.height);
  g.font = theme.font;
  g.textBaseline = "middle";
  lanes.forEach((_, lane) => { if (lane % 2) band(g, size, lane, theme); });
  axis(g, view, theme);
  g.save();
  g.beginPath();
  g.rect(size.left - 5, 0, size.right - size.left + 10, size.bottom);
  g.clip();
  todayLine(g, view, theme);
  const hits = lanes.flatMap((_, lane) => paintLane(g, view, lane, theme));
  g.restore();
  lanes.forEach((lane, i) => laneName(g, size, lane, i, theme));
  strip(g, view, theme);
  return hits;
}

function band(g, size, lane, theme) {
  g.fillStyle = theme.shade;
  g.fillRect(0, size.laneTop(lane), size.width, size.laneHeight);
}

function axis(g, view, theme) {
  const { size, scale, language } = view, pill = todayPill(g, view);
  for (const tick of ticks(scale, language)) {
    const x = Math.round(scale.x(tick.day)) + 0.5;
    g.strokeStyle = theme.border;
    g.globalAlpha = tick.startsYear ? 1 : 0.6;
    line(g, x, AXIS - 6, x, size.bottom);
    g.globalAlpha = 1;
    g.fillStyle = tick.startsYear ? theme.text : theme.faint;
    const width = g.measureText(tick.label).width;
    const isFree = !pill || x + 3 + width < pill.left || x + 3 > pill.left + pill.width;
    if (isFree && x + 3 + width < size.width) g.fillText(tick.label, x + 3, AXIS / 2 - 2);
  }
  g.strokeStyle = theme.border;
  line(g, 0, size.bottom + 0.5, size.width, size.bottom + 0.5);
}

function laneName(g, size, lane, i, theme) {
  const y = size.narrow ? size.laneTop(i) + 10 : size.laneTop(i) + size.laneHeight / 2;
  g.fillStyle = theme.kinds[lane.kind];
  g.fillRect(size.narrow ? 6 : 4, y - 4, 8, 8);
  g.fillStyle = theme.text;
  g.fillText(lane.label, size.narrow ? 19 : 18, y + 0.5);
}

function paintLane(g, view, lane, theme) {
  const { arranged, lanes } = view;
  const { marks, bins } = arranged[lane];
  const color = theme.kinds[lanes[lane].kind];
  if (bins) return paintBins(g, view, lane, bins, color);
  return marks.map((mark) => {
    const y = view.size.rowTop(lane, mark.row);
    paintMark(g, view, mark, y, color, theme);
    return { ...mark, y, bottom: y + ROW, lane };
  });
}

function paintBins(g, { size, scale }, lane, bins, color) {
  const most = Math.max(...bins), height = size.laneHeight - 2 * PAD, bottom = size.laneTop(lane) + size.laneHeight - PAD;
  g.fillStyle = color;
  bins.forEach((number, bin) => {
    const tall = Math.max(2, height * Math.sqrt(number / most));
    if (number) g.fillRect(scale.left + bin * BIN, bottom - tall, BIN - 1, tall);
  });
  return [];
}

function paintMark(g, view, mark, y, color, theme) {
  const event = eventAt(view.events, mark.i);
  const isOpen = event.uid === view.open;
  const isBand = event.precision !== "d";
  const hollow = event.status === "planned" || event.status === "postponed";
  g.globalAlpha = event.withdrawn ? 0.5 : event.main ? 1 : 0.7;
  shape(g, mark, y, isBand);
  fill(g, color, isBand, hollow, theme);
  g.globalAlpha = 1;
  if (isOpen || mark.i === view.focused) ring(g, mark, y, theme);
  if (event.status === "cancelled" || event.withdrawn) cross(g, mark, y, isBand ? color : theme.text);
  if (mark.label) labelled(g, mark, y, event, isBand || hollow, isOpen, theme);
}

function shape(g, mark, y, isBand) {
  g.beginPath();
  if (mark.isDay && mark.right - mark.x <= ROW) {
    g.arc((mark.x + mark.right) / 2, y + ROW / 2, 4.5, 0, 7);
  } else {
    const tall = isBand ? ROW - 2 : ROW - 4;
    g.roundRect(mark.x, y + (ROW - tall) / 2, mark.right - mark.x, tall, isBand ? 2 : 4);
  }
}

function fill(g, color, isBand, hollow, theme) {
  const alpha = g.globalAlpha;
  g.fillStyle = hollow && !isBand ? theme.background : color;
  g.globalAlpha = isBand ? alpha * (hollow ? 0.07 : 0.2) : alpha;
  g.fill();
  g.globalAlpha = isBand ? alpha * 0.75 : alpha;
  g.strokeStyle = color;
  g.lineWidth = hollow && !isBand ? 1.75 : 1;
  g.setLineDash(isBand ? [2, 2] : []);
  if (isBand || hollow) g.stroke();
  g.setLineDash([]);
  g.lineWidth = 1;
}

function ring(g, mark, y, theme) {
  g.strokeStyle = theme.text;
  g.lineWidth = 2;
  g.beginPath();
  g.roundRect(mark.x - 3, y - 0.5, mark.right - mark.x + 6, ROW + 1, 6);
  g.stroke();
  g.lineWidth = 1;
}

function cross(g, mark, y, color) {
  const middle = (mark.x + mark.right) / 2;
  const half = mark.inside ? (mark.right - mark.x) / 2 : 6;
  g.strokeStyle = color;
  g.lineWidth = 1.5;
  if (mark.inside) line(g, middle - half, y + ROW / 2, middle + half, y + ROW / 2);
  else line(g, middle - half, y + ROW / 2 + 5, middle + half, y + ROW / 2 - 5);
  g.lineWidth = 1;
}

function labelled(g, mark, y, event, onPale, isOpen, theme) {
  const struck = event.status === "cancelled" || event.withdrawn;
  g.font = isOpen ? theme.boldFont : theme.font;
  g.fillStyle = mark.inside && !onPale ? "#fff" : struck ? theme.faint : theme.text;
  g.fillText(mark.label, mark.labelX, y + ROW / 2 + 0.5);
  if (struck && !mark.inside) {
    g.strokeStyle = theme.faint;
    line(g, mark.labelX, y + ROW / 2, mark.labelX + g.measureText(mark.label).width, y + ROW / 2);
  }
  g.font = theme.font;
}

/** Where the word for today stands on the axis; null where today is not in sight. */
function todayPill(g, { size, scale, today, texts }) {
  const x = Math.round(scale.x(today + 0.5)) + 0.5;
  if (x < scale.left || x > scale.right) return null;
  const width = g.measureText(texts.today).width + 8;
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
  g.roundRect(pill.left, 1, pill.width, 17, 4);
  g.fill();
  g.fillStyle = theme.background;
  g.fillText(view.texts.today, pill.left + 4, 10);
}

/** The strip below: how many events there were through the whole period, and which part of it is seen. */
function strip(g, { size, scale, profile }, theme) {
  const wide = size.right - size.left, place = (day) => size.left + ((day - scale.first) / (scale.last - scale.first)) * wide;
  g.fillStyle = theme.shade;
  g.fillRect(size.left, size.strip, wide, STRIP);
  g.fillStyle = theme.faint;
  const most = Math.max(1, ...profile), column = wide / profile.length;
  profile.forEach((number, k) => {
    const tall = Math.ceil((STRIP - 4) * (number / most));
    if (number) g.fillRect(size.left + k * column, size.strip + STRIP - tall, Math.max(1, column - 1), tall);
  });
  const from = place(scale.from), to = place(scale.to);
  g.fillStyle = theme.accent;
  g.globalAlpha = 0.14;
  g.fillRect(from, size.strip, to - from, STRIP);
  g.globalAlpha = 1;
  g.strokeStyle = theme.accent;
  g.strokeRect(from + 0.5, size.strip + 0.5, Math.max(3, to - from - 1), STRIP - 1);
}

function line(g, x1, y1, x2, y2) {
  g.beginPath();
  g.moveTo(x1, y1);
  g.lineTo(x2, y2);
  g.stroke();
}
