"""Requests in, responses out: calendar, feeds and tables of exactly one filter, data for the timeline, health, assets.

Everything here is answered by Starlette beside Streamlit's own routes. One rule stands above the others: a program
that subscribed to a calendar must never be given a page of HTML with status 200, since it would empty its calendar.
"""

from timeline.web.routes import exception_handlers, routes

__all__ = ["exception_handlers", "routes"]
