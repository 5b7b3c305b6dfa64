// The measures of the canvas: where lanes, rows, names and the strip lie at a width.

import { STRIP } from "./strip.js";

export const AXIS = 26;
const PAD = 4, CAPTION = 20, TALL = 400;
const NAMES = { least: 72, most: 168 };

/**
 * Lanes' names stand beside them where it is wide, above them where it is narrow; there rows are high enough for a finger.
 * named: pixels of the longest name.
 */
export function measures(width, laneCount, named) {
  const narrow = width < 640, row = narrow ? 24 : 17, caption = narrow ? CAPTION : 0;
  // Two at least: in one, months and years lie on top of each other, and none has room for its words.
  const rows = narrow ? Math.max(2, Math.min(4, Math.floor(8 / laneCount)))
    : Math.max(2, Math.min(10, Math.floor(TALL / laneCount / row)));
  const laneHeight = rows * row + 2 * PAD + caption, bottom = AXIS + laneCount * laneHeight;
  const names = Math.max(NAMES.least, Math.min(NAMES.most, Math.ceil(named)));
  const laneTop = (lane) => AXIS + lane * laneHeight;
  return {
    width, narrow, row, rows, laneHeight, laneTop, bottom, names,
    left: narrow ? 10 : names + 34,
    right: width - 12,
    strip: bottom + 10,
    height: bottom + 10 + STRIP + 6,
    rowTop: (lane, at) => laneTop(lane) + caption + PAD + at * row,
    plotTop: (lane) => laneTop(lane) + caption + PAD,
    laneAt: (y) => (y >= AXIS && y < bottom ? Math.floor((y - AXIS) / laneHeight) : -1),
  };
}
