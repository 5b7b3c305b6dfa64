"""Our own elements of the page: each is a view of the ES modules in `assets/`, which a browser loads as one
from our routes.

Streamlit starts a component's script from a blob, which can import nothing relative to itself; so what it is given is a
loader that imports the module by its address.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import resources
from typing import Any

import streamlit as st

from timeline.pages.context import current

_LOADER = """
const loaded = import(new URL(".%(module)s", document.baseURI));
export default function (component) {
  let gone = false, release;
  loaded.then((module) => { if (!gone) release = module.mount(component); });
  return () => { gone = true; release?.(); };
}
"""


def draw(view: str, data: dict[str, Any], **triggers: Callable[[], None]) -> Any:
    """Draw the view ("timeline", "glance", "list", "detail", "subscribe") of that data; gives the component's result.

    triggers: what to call when a trigger of the name fires, as `chosen=...`.
    """
    callbacks = {f"on_{name}_change": callback for name, callback in triggers.items()}
    component = _component(current().script)
    return component(key=view, data={"view": view, **data}, **callbacks)


@cache
def _component(module: str) -> Callable[..., Any]:
    script = _LOADER % {"module": module}
    component: Callable[..., Any] = st.components.v2.component("timeline", js=script, css=_read("style.css"))
    return component


def style() -> str:
    """The style of what is around our elements: an element of its own, which takes no room."""
    return f"<style>{_read('page.css')}</style>"


@cache
def _read(name: str) -> str:
    return (resources.files("timeline.pages") / "assets" / name).read_text("utf-8")
