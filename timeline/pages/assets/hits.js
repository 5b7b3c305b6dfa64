// What a pointer is on, and the words that tell of it.

import { countryNames, eventAt, statusOf, titleTongue } from "./data.js";
import { writtenPeriod } from "./dates.js";
import { element } from "./dom.js";

/** The mark under a point, its label too; or the nearest that is no more than `reach` away; of several the narrowest. */
export function nearest(hits, x, y, reach) {
  let best = null, least = reach;
  for (const hit of hits) {
    const right = Math.max(hit.right, hit.labelEnd);
    const away = Math.max(hit.x - x, x - right, hit.y - y, y - hit.bottom, 0);
    if (away < least || (away === least && best && hit.right - hit.x < best.right - best.x)) [best, least] = [hit, away];
  }
  return best;
}

/** An event in words: when, title, and the rest. */
export function described(events, i, data) {
  const event = eventAt(events, i);
  const differ = event.conflicts ? data.texts.conflicts : "";
  const countries = countryNames(event.countries, data.language).join(", ");
  const tongue = titleTongue(event, data.language);
  const original = tongue ? data.texts.original.replace("{name}", tongue) : "";
  return {
    when: writtenPeriod(event.start, event.end, event.precision, data.language),
    title: event.title,
    rest: [data.kinds[event.kind], statusOf(event, data), differ, countries, original].filter(Boolean).join(" · "),
  };
}

/** The words of an event, as elements. */
export function lines({ when, title, rest }) {
  return [element("b", {}, when), element("span", {}, title), element("small", {}, rest)];
}

/** Show words beside a place { x, y, bottom } of a canvas that is `width` wide; none hides them. */
export function say(tip, place, width, words) {
  tip.classList.toggle("shown", words.length > 0);
  if (!words.length) return;
  tip.replaceChildren(...words);
  const left = Math.max(4, Math.min(place.x, width - tip.offsetWidth - 4));
  const above = place.y - tip.offsetHeight - 6;
  tip.style.transform = `translate(${left}px, ${above > 0 ? above : place.bottom + 6}px)`;
}
