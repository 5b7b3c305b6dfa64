// What stands around the canvas: buttons, the choice of lanes, and what the marks mean.

import { element } from "./dom.js";
import { CHOICES } from "./lanes.js";

const SIGNS = { zoom_in: "+", zoom_out: "−", earlier: "‹", later: "›", today: "", whole: "" };
const LOOKS = ["day", "days", "period", "planned", "postponed", "cancelled", "withdrawn"];

/** The buttons, as { root, write(data) }; each click calls `command(name)`, a choice of lanes `chosen(name)`. */
export function toolbar(command, chosen) {
  const buttons = element("div", { class: "tl-zoom", role: "toolbar" });
  const lanes = element("fieldset", { class: "tl-lanes" });
  const hint = element("span", { class: "tl-hint" });
  buttons.addEventListener("click", (event) => command(event.target.closest("button")?.name));
  lanes.addEventListener("change", (event) => chosen(event.target.value));
  const root = element("div", { class: "tl-buttons" }, buttons, lanes, hint);
  const shown = { key: "" };
  return { root, write: (data) => write({ buttons, lanes, hint }, shown, data) };
}

/** Elements are made anew for another language alone: whoever is on one of them by keyboard stays there. */
function write({ buttons, lanes, hint }, shown, { texts, language, lanes: choice }) {
  if (shown.key !== language) {
    buttons.setAttribute("aria-label", texts.events);
    buttons.replaceChildren(...Object.entries(SIGNS).map(([name, sign]) => button(name, sign, texts[name])));
    lanes.replaceChildren(element("legend", {}, texts.lanes), ...CHOICES.map((name) => radio(name, texts[`lanes_${name}`])));
    hint.textContent = texts.hint;
    shown.key = language;
  }
  for (const input of lanes.querySelectorAll("input")) input.checked = input.value === choice;
}

const button = (name, sign, label) => element("button", { type: "button", name, title: label, "aria-label": label }, sign || label);

const radio = (name, label) => element("label", {}, element("input", { type: "radio", name: "lanes", value: name }), element("span", {}, label));

/** What each mark means, and each colour where lanes do not say so. */
export function legendOf({ texts, kinds }, kindsSeen) {
  const looks = LOOKS.map((look) => element("span", { class: `look look-${look}` }, element("i"), texts[look]));
  const colors = kindsSeen.map((kind) => element("span", { class: "look look-kind" }, element("i", { style: `background: var(--kind-${kind})` }), kinds[kind]));
  return colors.length ? [...looks, element("span", { class: "break" }), ...colors] : looks;
}
