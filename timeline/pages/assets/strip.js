// The strip below the lanes: how many events there are through the whole period, and a window on the part that is seen,
// which can be dragged as a whole or by one of its edges.

const COLUMNS = 160;
export const STRIP = 32; // pixels high
const EDGE = { mouse: 7, touch: 16 }; // pixels from an edge that still are the edge
const GRIP = 5;

/** How many events begin in each part of the whole period. */
export function profileOf(events, scale) {
  const profile = new Uint32Array(COLUMNS);
  for (let i = 0; i < events.count; i++) {
    profile[Math.min(COLUMNS - 1, Math.floor(((events.start[i] - scale.first) / (scale.last - scale.first)) * COLUMNS))]++;
  }
  return profile;
}

const place = (scale, day) => scale.left + ((day - scale.first) / (scale.last - scale.first)) * (scale.right - scale.left);
const dayAt = (scale, x) => scale.first + ((x - scale.left) / (scale.right - scale.left)) * (scale.last - scale.first);

/** Which part of the strip a place is: "from" or "to" (the window's edges), "window", or "beside" it. */
export function partAt(scale, x, isTouch) {
  const from = place(scale, scale.from), to = place(scale, scale.to), reach = isTouch ? EDGE.touch : EDGE.mouse;
  const within = Math.min(reach, (to - from) / 4); // of a narrow window, most is the window
  if (x >= from - reach && x <= from + within) return "from";
  if (x >= to - within && x <= to + reach) return "to";
  return x > from && x < to ? "window" : "beside";
}

/** What a drag that begins at `x` does to the scale, as a function of where it has come to. */
export function grab(scale, x, isTouch) {
  const part = partAt(scale, x, isTouch), { from, to } = scale;
  if (part === "from") return (now) => scale.show(Math.max(scale.first, Math.min(dayAt(scale, now), to - scale.least)), to);
  if (part === "to") return (now) => scale.show(from, Math.min(scale.last, Math.max(dayAt(scale, now), from + scale.least)));
  const held = part === "window" ? dayAt(scale, x) - from : (to - from) / 2;
  const drag = (now) => scale.show(dayAt(scale, now) - held, dayAt(scale, now) - held + (to - from));
  if (part === "beside") drag(x);
  return drag;
}

/** Draw it at the height `top`. */
export function paintStrip(g, top, scale, profile, theme) {
  const wide = scale.right - scale.left;
  g.fillStyle = theme.shade;
  g.fillRect(scale.left, top, wide, STRIP);
  columns(g, top, scale, profile, wide, theme.faint);
  const from = place(scale, scale.from), to = Math.max(place(scale, scale.to), from + 3);
  g.fillStyle = theme.background;
  g.globalAlpha = 0.6;
  g.fillRect(scale.left, top, from - scale.left, STRIP);
  g.fillRect(to, top, scale.right - to, STRIP);
  g.globalAlpha = 1;
  g.strokeStyle = theme.accent;
  g.lineWidth = 1.5;
  g.strokeRect(from + 0.75, top + 0.75, to - from - 1.5, STRIP - 1.5);
  g.lineWidth = 1;
  for (const edge of [from, to]) grip(g, edge, top, theme);
}

function columns(g, top, scale, profile, wide, color) {
  const most = Math.max(1, ...profile), column = wide / profile.length;
  g.fillStyle = color;
  profile.forEach((number, k) => {
    const tall = Math.ceil((STRIP - 6) * (number / most));
    if (number) g.fillRect(scale.left + k * column, top + STRIP - 1 - tall, Math.max(1, column - 1), tall);
  });
}

function grip(g, x, top, theme) {
  g.fillStyle = theme.accent;
  g.beginPath();
  g.roundRect(x - GRIP / 2, top + STRIP / 2 - 8, GRIP, 16, 2.5);
  g.fill();
}
