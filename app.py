"""The timeline as an ASGI application: `streamlit run app.py` or `uvicorn app:app`."""

import streamlit as st

from timeline.server import arguments

app = st.App(**arguments())
