// At a glance: a few lines of what there is most of, what was last and what is coming; each of it leads further.

import { element, follow } from "./dom.js";
import { flag } from "./flags.js";
import { openFrom } from "./openers.js";

/**
 * A view of { lines, label }. lines: { heading, items }; an item is { text, href, trigger, value } and, where there are such,
 * { number, country, when, language }. It sends an item's value by the trigger that it names.
 */
export function glanceView(root, send) {
  return {
    update({ lines, label }) {
      const rows = lines.flatMap(({ heading, items }) => [element("dt", {}, heading), element("dd", {}, ...items.map((item) => entry(item, send)))]);
      const isOn = root.contains(root.getRootNode().activeElement);
      root.replaceChildren(element("section", { "aria-label": label }, element("dl", {}, ...rows)));
      if (isOn) root.querySelector("a")?.focus({ preventScroll: true }); // who came by keyboard goes on from here
    },
  };
}

function entry({ text, href, trigger, value, number, country, when, language }, send) {
  const link = element("a", { href, lang: language, onclick: follow(() => { openFrom(link); send(trigger, value); }) }, text);
  return element("span", {},
    country ? flag(country) : null,
    when ? element("span", { class: "when" }, when) : null,
    link,
    number ? element("span", { class: "number" }, number) : null);
}
