"""Modules that are sent as one."""

from __future__ import annotations

import pytest

from timeline.errors import ConfigError
from timeline.web.joined import join_modules

MODULES = {
    "main.js": 'import { half as b } from "./half.js";\nimport { ten } from "./ten.js";\nexport const two = b(ten);\n',
    "half.js": 'import { ten } from "./ten.js";\nconst own = ten / 5;\nexport function half(of) { return of / own; }\n',
    "ten.js": "export const ten = 10;\nexport const other = 1;\n",
    "aside.js": "export const aside = 1;\n",
}


def test_each_module_comes_once_and_after_those_that_it_imports() -> None:
    joined = join_modules(MODULES, "main.js")
    starts = [joined.index(f"const ${name} = ") for name in ("ten", "half", "main")]
    assert starts == sorted(starts)
    assert joined.count("const ten = 10") == 1


def test_what_is_imported_under_another_name_has_that_name() -> None:
    assert "const { half: b } = $half;" in join_modules(MODULES, "main.js")


def test_it_exports_what_the_first_one_does_and_no_more() -> None:
    joined = join_modules(MODULES, "main.js")
    assert joined.endswith("export const { two } = $main;\n")
    assert joined.count("export ") == 1


def test_what_nobody_imports_is_left_out() -> None:
    assert "aside" not in join_modules(MODULES, "main.js")


@pytest.mark.parametrize(
    "source",
    [
        'import all from "./ten.js";\n',
        'import * as all from "./ten.js";\n',
        'import { ten } from "./gone.js";\n',
        'import { main } from "./main.js";\n',
        "export default 1;\n",
        "export let changing = 1;\n",
        "export { ten };\n",
    ],
)
def test_what_cannot_be_joined_is_an_error(source: str) -> None:
    with pytest.raises(ConfigError):
        join_modules({**MODULES, "main.js": source}, "main.js")
