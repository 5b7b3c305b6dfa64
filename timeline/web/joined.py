"""ES modules as one: a browser asks once for what would be twenty scripts, each asked for on its own.

The modules keep to a narrow style, and this to no more than that: imports by name from "./x.js", one a line; exports at
declarations that begin a line, of what never changes; no cycle. What is written otherwise is an error, never left as it
is. Each becomes a function of its own, so that names mean what they meant.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from timeline.errors import ConfigError

_IMPORT = re.compile(r'^import \{ ([^}]+) \} from "\./([\w-]+\.js)";\n', re.M)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const) (\w+))", re.M)
_REST = re.compile(r"^(?:import|export)\b.*", re.M)


def join_modules(modules: Mapping[str, str], main: str) -> str:
    """The module `main` and all that it imports as one module, which exports what `main` does.

    modules: the sources, by name ("x.js"). Raises ConfigError for what is missing or not in the style above.
    """
    done: list[str] = []
    names = _add(modules, main, done, ())
    return "\n".join([*done, f"export const {{ {', '.join(names)} }} = {_called(main)};", ""])


def _add(modules: Mapping[str, str], name: str, done: list[str], within: tuple[str, ...]) -> list[str]:
    """Add the module, after those that it imports; gives what it exports."""
    if name in within or name not in modules:
        raise ConfigError("is imported in a circle" if name in within else "is not there", subject=name)
    source = modules[name]
    for _, other in _IMPORT.findall(source):
        if not any(text.startswith(f"const {_called(other)} =") for text in done):
            _add(modules, other, done, (*within, name))
    names = _EXPORT.findall(source)
    body = _IMPORT.sub(lambda found: f"const {{ {found[1].replace(' as ', ': ')} }} = {_called(found[2])};\n", source)
    body = _EXPORT.sub("", body)
    if rest := _REST.search(body):
        raise ConfigError(f"cannot be joined: {rest[0]}", subject=name)
    done.append(f"const {_called(name)} = (() => {{\n{body}\nreturn {{ {', '.join(names)} }};\n}})();")
    return names


def _called(name: str) -> str:
    return f"${name.removesuffix('.js').replace('-', '_')}"
