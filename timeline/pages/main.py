"""The script that Streamlit runs: it shows the page that the address names."""

from timeline.pages.overview import show

show()
