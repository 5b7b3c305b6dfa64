"""The script that Streamlit runs: it shows the page that the address names."""

from timeline.pages import about, address, articles, monthpage, overview, partners, report, review

_SHOWN = {
    address.TIMELINE: overview.show,
    address.CALENDAR: monthpage.show,
    address.PARTNERS: partners.show,
    address.REPORT: report.show,
    address.ARTICLES: articles.show,
    address.ABOUT: about.show,
    address.REVIEW: review.show,
}

_SHOWN[address.page()]()
