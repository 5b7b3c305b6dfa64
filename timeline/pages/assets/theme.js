// Colours and font of the page, as Streamlit's theme has them, for a canvas that knows no style sheet.

const SIZE = "12px";

/** The theme at an element. kinds: the kinds whose colours are wanted; ink: what can be read on each of them. */
export function readTheme(root, kinds) {
  const style = getComputedStyle(root);
  const value = (name, otherwise) => style.getPropertyValue(name).trim() || otherwise;
  const font = value("--st-font", "sans-serif");
  const colors = Object.fromEntries(kinds.map((kind) => [kind, value(`--kind-${kind}`, "#777777")]));
  return {
    text: value("--st-text-color", "#1d2730"),
    faint: value("--tl-faint", "#5d6b78"),
    background: value("--st-background-color", "#fff"),
    shade: value("--st-secondary-background-color", "#f3f5f7"),
    border: value("--st-border-color", "#d5dce2"),
    accent: value("--st-primary-color", "#0b5c8a"),
    font: `${SIZE} ${font}`,
    boldFont: `600 ${SIZE} ${font}`,
    kinds: colors,
    ink: Object.fromEntries(kinds.map((kind) => [kind, inkOn(colors[kind])])),
  };
}

/** Black or white, whichever stands out more from a colour "#rrggbb" (WCAG 2.2, relative luminance). */
function inkOn(color) {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.179 ? "#000" : "#fff";
}

const widths = new Map();

/** What measures texts in the font of a canvas: by characters, each measured once, since browsers measure slowly. */
export function textWidth(g) {
  if (!widths.has(g.font)) widths.set(g.font, new Map());
  const known = widths.get(g.font);
  return (text) => {
    let sum = 0;
    for (const character of text) {
      if (!known.has(character)) known.set(character, g.measureText(character).width);
      sum += known.get(character);
    }
    return sum;
  };
}
