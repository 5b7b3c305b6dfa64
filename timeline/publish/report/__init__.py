"""What a department has to report of a period: how many events, of which kinds, with whom; who came, what was signed.

`report_of` counts, pure; beside it a module for each form that it is handed in as: a page to print, CSV, XLSX, DOCX.
"""

from timeline.publish.report.document import Document, document_of
from timeline.publish.report.figures import Count, Period, Report, previous_period, report_of
from timeline.publish.report.page import render_report_page
from timeline.publish.report.period import in_period
from timeline.publish.report.tables import render_report_csv, render_report_xlsx
from timeline.publish.report.word import render_report_docx

__all__ = [
    "Count",
    "Document",
    "Period",
    "Report",
    "document_of",
    "in_period",
    "previous_period",
    "render_report_csv",
    "render_report_docx",
    "render_report_page",
    "render_report_xlsx",
    "report_of",
]
