// At a glance: a few lines of what there is most of, what was last and what is coming; each of it leads further.

import { element, follow } from "./dom.js";
import { flag } from "./flags.js";

/**
 * A view of { lines, label }. lines: { heading, items }; an item is { text, href, trigger, value } and, where there are such,
 * { number, country, when, language }. It sends an item's value by the trigger that it names.
 */
export function glanceView(root, send) {
  return {
    update({ lines, label }) {
      const rows = lines.flatMap(({ heading, items }) => [element("dt", {}, heading), element("dd", {}, ...items.map((item) => entry(item, send)))]);
      root.replaceChildren(element("section", { "aria-label": label }, element("dl", {}, ...rows)));
    },
  };
}

function entry({ text, href, trigger, value, number, country, when, language }, send) {
  return element("span", {},
    country ? flag(country) : null,
    when ? element("span", { class: "when" }, when) : null,
    element("a", { href, lang: language, onclick: follow(() => send(trigger, value)) }, text),
    number ? element("span", { class: "number" }, number) : null);
}
