// The page's own elements: which view a component of Streamlit's is, kept for as long as its place in the page lives.
//
// Streamlit calls `mount` again whenever the data of a component changes, with the same parent element.

import { beginEarly } from "./data.js";
import { detailView } from "./detail.js";
import { element, follow } from "./dom.js";
import { drawsFlags } from "./flags.js";
import { glanceView } from "./glance.js";
import { listView } from "./list.js";
import { goHome } from "./openers.js";
import { subscribeView } from "./subscribe.js";
import { timelineView } from "./timeline.js";

const VIEWS = { marks: marksView, timeline: timelineView, glance: glanceView, list: listView, detail: detailView, subscribe: subscribeView };
const mounted = new WeakMap();

// The head of the timeline's page names its events, and loads this while Streamlit still starts.
const early = document.querySelector('link[rel="preload"][as="fetch"]');
if (early) beginEarly(early.href);

/** What the whole page needs: whether flags are drawn here, and in the reader's language the links past its head. */
function marksView(root) {
  const past = element("a", { class: "skip", href: "#", onclick: follow(goHome) });
  return {
    update: ({ skip_to_main, skip_to_timeline }) => {
      document.documentElement.dataset.flags = drawsFlags() ? "drawn" : "none";
      const main = document.querySelector("[data-testid=stSkipToContent]")?.firstChild; // Streamlit's is English
      if (main) main.data = skip_to_main;
      past.textContent = skip_to_timeline;
      root.replaceChildren(...(skip_to_timeline ? [past] : []));
    },
  };
}

/** Draw a component's data; gives what releases it. A view is `make(root, send) -> { update(data), release() }`. */
export function mount({ data, parentElement, setTriggerValue }) {
  const view = mounted.get(parentElement) ?? begin(parentElement, data.view);
  clearTimeout(view.leaving);
  view.send = setTriggerValue;
  document.documentElement.lang = data.language; // readers change it without loading the page anew
  view.drawn.update(data);
  // Released only if it is not mounted again at once: a view keeps what its reader did to it, such as the zoom.
  return () => { view.leaving = setTimeout(() => end(parentElement, view), 0); };
}

function begin(parent, name) {
  const root = document.createElement("div");
  root.className = `tl tl-${name}`;
  parent.append(root);
  const view = { root };
  view.drawn = VIEWS[name](root, (trigger, value) => view.send(trigger, value));
  mounted.set(parent, view);
  return view;
}

function end(parent, view) {
  view.drawn.release?.();
  view.root.remove();
  mounted.delete(parent);
}
