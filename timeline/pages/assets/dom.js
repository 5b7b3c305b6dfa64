// Elements of the page, made from plain values. Text is set as text, never parsed as markup.

/** An element with properties (`class`, `onclick`, `aria-label`, ...) and children (elements or texts, null for none). */
export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null && child !== ""));
  return made;
}

/** A link to another site: it opens beside the page and is told nothing of it. */
export function outsideLink(url, ...children) {
  return element("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, ...children);
}

/** What a plain click on a link does instead of leaving the page; with a key held, the link is a link. */
export function follow(act) {
  return (click) => {
    if (click.ctrlKey || click.metaKey || click.shiftKey || click.button !== 0) return;
    click.preventDefault();
    act();
  };
}

/** A button that copies `value()`, and says so for a moment. */
export function copyButton(label, said, value) {
  const button = element("button", { type: "button", class: "quiet" }, label);
  button.addEventListener("click", async () => {
    await copy(value());
    button.textContent = said;
    setTimeout(() => { button.textContent = label; }, 1600);
  });
  return button;
}

async function copy(value) {
  if (navigator.clipboard) return navigator.clipboard.writeText(value);
  // Without HTTPS (and not on this very machine) browsers have no clipboard interface, but still the old command.
  const field = element("textarea", { class: "unseen", readonly: true });
  field.value = value;
  document.body.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
}
