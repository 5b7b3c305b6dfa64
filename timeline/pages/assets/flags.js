// Flags of countries beside their names, where the reader's system draws them.
//
// A flag is two regional indicators (Unicode Technical Standard 51, annex B) that a font joins. Systems without such a
// font draw two letters or two boxes: there the name stands alone.

import { element } from "./dom.js";

const FIRST = 0x1f1e6; // regional indicator of A
let known = null; // asked once: fonts of a system stay

/** The flag of a country's code (ISO 3166-1 alpha-2) as an element that is not read out; null where there is none to show. */
export function flag(code) {
  return drawsFlags() && /^[A-Z]{2}$/.test(code) ? element("span", { class: "flag", "aria-hidden": "true" }, indicators(code)) : null;
}

/** Whether this system draws flags. */
export function drawsFlags() {
  known ??= joinsIndicators(widths());
  return known;
}

/** Whether two indicators are joined: then both together are narrower than each for itself. width: of a text, in any unit. */
export function joinsIndicators(width) {
  return width(indicators("KR")) < 0.8 * (width(indicators("K")) + width(indicators("R")));
}

function indicators(code) {
  return String.fromCodePoint(...[...code].map((letter) => FIRST + letter.charCodeAt(0) - 65));
}

function widths() {
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = "32px sans-serif";
  return (text) => pen.measureText(text).width;
}
