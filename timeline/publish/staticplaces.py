"""Where an event's page stands among static files, whatever its id holds.

A plain web server shows `event/UID/index.html` at `/event/UID/`, and leads there from `/event/UID`: so an event has the
address that it has on the server of this program, with a slash behind it, wherever its id is fit to name a folder.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from timeline.publish.wording import permanent_id

# No slash and no first dot: such a name stays in its folder. No capitals: some file systems take them for small ones.
_FIT = re.compile(r"[a-z0-9][a-z0-9._@+~-]{0,199}")
_MADE = re.compile(r"x-[0-9a-f-]{36}")


def event_folder(uid: str) -> str:
    """The folder of the event's page below the site's top: its id, or a name that follows from the id."""
    is_fit = _FIT.fullmatch(uid) and not _MADE.fullmatch(uid)
    return f"event/{uid if is_fit else 'x-' + permanent_id(uid).rpartition(':')[2]}"


def event_place(uid: str) -> str:
    """The same as the path of an address, with a slash at the end."""
    return f"{quote(event_folder(uid))}/"
