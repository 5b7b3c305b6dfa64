// Draws one event. What is known only by month or year is a pale band with broken edges, so that it never looks like a
// day. What was held is filled, anything else hollow: with a dot what was put off, with a stroke what was called off, with
// a cross what the sources took back. Words of the last two are struck out. What is mentioned in passing is smaller.

const TURN = 2 * Math.PI;

/** mark: as arranged, with its top `y`. look: { status, isBand, main, withdrawn }. ground: the colour below it. */
export function paintMark(g, mark, look, view, theme, ground) {
  const color = theme.kinds[look.kind];
  const hollow = look.status !== "held" || look.withdrawn;
  const middle = mark.y + view.size.row / 2;
  if (mark.isDay) disc(g, mark, middle, look, color, hollow, ground);
  else bar(g, mark, middle, look, view, color, hollow, ground);
  sign(g, mark, middle, look, view.scale, theme, color);
  if (look.isOpen || look.isFocused) ring(g, mark, view.size.row, look, theme);
  if (mark.label) labelled(g, mark, middle, look, view, hollow ? theme.text : theme.ink[look.kind], theme, ground);
}

function disc(g, mark, middle, { main }, color, hollow, ground) {
  g.beginPath();
  g.arc((mark.x + mark.right) / 2, middle, main ? 5 - (hollow ? 0.9 : 0) : 3.5 - (hollow ? 0.7 : 0), 0, TURN);
  fill(g, color, hollow, ground);
}

function bar(g, mark, middle, { isBand, main }, { scale, size }, color, hollow, ground) {
  // Edges far outside of the plot would make its dashes slow to draw.
  const x = Math.max(mark.x, scale.left - 20), right = Math.min(mark.right, scale.right + 20);
  const tall = isBand || mark.inside ? size.row - 2 : main ? 9 : 7;
  g.beginPath();
  g.roundRect(x, middle - tall / 2, right - x, tall, isBand ? 2 : Math.min(4, tall / 2));
  if (isBand) band(g, color, hollow);
  else fill(g, color, hollow, ground);
}

function fill(g, color, hollow, ground) {
  g.fillStyle = hollow ? ground : color;
  g.fill();
  if (!hollow) return;
  g.strokeStyle = color;
  g.lineWidth = 1.8;
  g.stroke();
  g.lineWidth = 1;
}

function band(g, color, hollow) {
  g.fillStyle = color;
  g.globalAlpha = hollow ? 0.06 : 0.2;
  g.fill();
  g.globalAlpha = 1;
  g.strokeStyle = color;
  g.setLineDash([3, 2]);
  g.stroke();
  g.setLineDash([]);
}

/** What tells apart the hollow ones, on whatever of them is in sight. */
function sign(g, mark, middle, { status, withdrawn }, scale, theme, color) {
  const x = (Math.max(mark.x, scale.left) + Math.min(mark.right, scale.right)) / 2;
  g.lineWidth = 1.6;
  g.strokeStyle = theme.text;
  if (withdrawn || status === "cancelled") {
    if (!mark.inside) line(g, x - 5.5, middle + 5, x + 5.5, middle - 5);
    if (withdrawn && !mark.inside) line(g, x - 5.5, middle - 5, x + 5.5, middle + 5);
  } else if (status === "postponed" && !mark.inside) {
    g.fillStyle = color;
    g.beginPath();
    g.arc(x, middle, 1.6, 0, TURN);
    g.fill();
  }
  g.lineWidth = 1;
}

function ring(g, mark, row, { isFocused }, theme) {
  g.strokeStyle = isFocused ? theme.accent : theme.text;
  g.lineWidth = 2;
  g.beginPath();
  g.roundRect(mark.x - 3, mark.y - 0.5, mark.right - mark.x + 6, row + 1, 6);
  g.stroke();
  g.lineWidth = 1;
}

function labelled(g, mark, middle, look, { size }, ink, theme, ground) {
  const struck = look.status === "cancelled" || look.withdrawn;
  g.font = look.isOpen ? theme.boldFont : theme.font;
  const wide = look.isOpen || struck || !mark.inside ? g.measureText(mark.label).width : 0;
  if (!mark.inside) { // lines of the axis and of today pass behind words
    g.fillStyle = ground;
    g.fillRect(mark.labelX - 2, mark.y + 1, wide + 4, size.row - 2);
  }
  g.fillStyle = mark.inside && !look.isBand ? ink : struck || !look.main ? theme.faint : theme.text;
  const most = mark.labelEnd - mark.labelX;
  g.fillText(mark.label, mark.labelX, middle + 0.5, look.isOpen ? most : undefined); // bold letters are wider than measured
  g.strokeStyle = g.fillStyle;
  if (struck) line(g, mark.labelX, middle, mark.labelX + Math.min(wide, most), middle);
  g.font = theme.font;
}

export function line(g, x1, y1, x2, y2) {
  g.beginPath();
  g.moveTo(x1, y1);
  g.lineTo(x2, y2);
  g.stroke();
}
