"""The script that Streamlit runs: it shows the page that the address names."""

import streamlit as st

from timeline.pages import overview, review
from timeline.pages.address import REVIEW


def show_timeline() -> None:
    overview.show(to_review)


def show_review() -> None:
    review.show(to_timeline)


# Each page says its title itself, in the language of its address.
to_timeline = st.Page(show_timeline, title="Timeline", default=True)
to_review = st.Page(show_review, title="Review", url_path=REVIEW)
st.navigation([to_timeline, to_review], position="hidden").run()
