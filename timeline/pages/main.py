"""The script that Streamlit runs: it shows the page that the address names."""

from timeline.pages import address, overview, review

if address.is_review():
    review.show()
else:
    overview.show()
