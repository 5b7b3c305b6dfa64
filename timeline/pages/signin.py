"""Who looks at the page: what the gate makes of them, and the words and buttons to sign in and out."""

from __future__ import annotations

import streamlit as st

from timeline.pages.context import current
from timeline.pages.gate import Access, Standing, decide_access
from timeline.pages.markdown import as_text
from timeline.pages.reviewtexts import say

_ICONS = {True: ":material/edit:", False: ":material/lock:"}


def access() -> Access:
    """What whoever has this page open may do now."""
    context = current()
    return decide_access(context.settings, context.bound, st.user.to_dict(), context.login_name)


def show_access(found: Access, language: str) -> None:
    """Says who somebody is here and what they may do, and lets them sign in or out."""
    said = say(f"access_{found.standing}", language, name=as_text(found.name))
    with st.container(horizontal=True, vertical_alignment="center", key="access"):
        if found.may_write:
            st.caption(f"{_ICONS[True]} {said}")
        else:
            st.warning(said, icon=_ICONS[False])
        if found.standing is Standing.SIGNED_OUT:
            st.button(say("sign_in", language), on_click=st.login, type="primary")
        elif found.standing in {Standing.REVIEWER, Standing.UNLISTED, Standing.UNVERIFIED}:
            st.button(say("sign_out", language), on_click=st.logout)
