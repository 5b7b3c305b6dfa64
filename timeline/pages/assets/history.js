// What changed in an event, when and why: fetched when its reader asks for it.

import { element, outsideLink } from "./dom.js";

const opened = new Set(); // uids whose reader has it open: a card is drawn anew while it is read

/** A part of the card that opens: the changes of the event of that uid, the last first. */
export function historyOf(uid, language, texts) {
  const list = element("div", { "aria-live": "polite" });
  const part = element("details", { class: "history", open: opened.has(uid) }, element("summary", {}, texts.history), list);
  part.addEventListener("toggle", () => {
    if (!part.open) opened.delete(uid);
    else if (opened.add(uid)) fill(list, uid, language, texts);
  });
  return part;
}

async function fill(list, uid, language, texts) {
  try {
    const address = new URL(`events/${encodeURIComponent(uid)}/history.json?lang=${language}`, document.baseURI);
    const response = await fetch(address, { cache: "no-cache" });
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    const { changes, known } = await response.json();
    const none = changes.length ? null : element("p", { class: "quiet" }, texts.history_none);
    list.replaceChildren(element("ol", {}, ...changes.map(row)), element("p", { class: "quiet" }, known), ...(none ? [none] : []));
  } catch (error) {
    list.replaceChildren(element("p", { class: "quiet" }, texts.history_failed));
    console.warn(error);
  }
}

function row({ day, at, name, old, new: fresh, why, source, url }) {
  const cause = source ? [" ", url ? outsideLink(url, source) : source] : [];
  return element("li", {},
    element("time", { datetime: at }, day), " ", element("b", {}, name), " ",
    old ? element("del", {}, old) : null, old && fresh ? " → " : null, fresh ? element("ins", {}, fresh) : null,
    element("small", {}, why, ...cause));
}
