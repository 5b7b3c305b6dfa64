"""Which sources are followed: rows of profiles and of sources.toml, and how the file is written."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.errors import ConfigError
from timeline.followed import Source, SourceKind
from timeline.provinces import profile_ids, read_profile
from timeline.provinces.followed import (
    FILE,
    add_source,
    make_source_id,
    profile_sources,
    read_sources,
    remove_source,
    zone_of,
)
from timeline.provinces.sourcerows import read_row

NOWHERE = "Nowhere Province"  # has no profile, so that only the file counts
PAPER = Source("paper", "https://paper.example/rss", SourceKind.FEED)


def follow(folder: Path, text: str) -> tuple[Source, ...]:
    (folder / FILE).write_text(text, "utf-8")
    return read_sources(folder, NOWHERE)


def test_a_whole_row(tmp_path: Path) -> None:
    (source,) = follow(
        tmp_path,
        '[[sources]]\nid = "portal"\nurl = "https://portal.example/Lists/News/List.aspx"\nkind = "list"\n'
        'title = "Cổng thông tin"\nlanguage = "vi"\nprovince = "binh-duong"\nevery = "30m"\n'
        "pages = 'Detail\\.aspx\\?ID=\\d+'\n",
    )
    assert source == Source(
        "portal",
        "https://portal.example/Lists/News/List.aspx",
        SourceKind.LIST,
        "Cổng thông tin",
        "vi",
        "binh-duong",
        timedelta(minutes=30),
        r"Detail\.aspx\?ID=\d+",
    )


def test_without_a_file_there_are_those_of_the_profile(tmp_path: Path) -> None:
    assert read_sources(tmp_path, NOWHERE) == ()
    assert read_sources(tmp_path, "binh-duong") == profile_sources("binh-duong")


def test_a_fragment_is_no_part_of_the_address(tmp_path: Path) -> None:
    (source,) = follow(tmp_path, '[[sources]]\nurl = "https://a.example/x#top"\nkind = "list"')
    assert source.url == "https://a.example/x"


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ('url = "https://a.example/"\nkind = "feed"\ncolour = "red"', "unknown key colour; there are id, url, kind"),
        ('kind = "feed"', "url has to be given"),
        ('url = "ftp://a.example/"\nkind = "feed"', "http or https"),
        ('url = "file:///etc/passwd"\nkind = "feed"', "http or https"),
        ('url = "https://me:secret@a.example/"\nkind = "feed"', "without a password"),
        ('url = "https://a.example/ b"\nkind = "feed"', "http or https"),
        ('url = "https://a.example:port/"\nkind = "feed"', "http or https"),
        ('url = "https://[a/"\nkind = "feed"', "http or https"),
        ('url = "https:///x"\nkind = "feed"', "http or https"),
        ('url = "https://a.example/"', "kind has to be one of feed, sitemap, list, page"),
        ('url = "https://a.example/"\nkind = "blog"', "kind has to be one of"),
        ('url = "https://a.example/"\nkind = ["feed"]', "kind has to be one of"),
        ('url = "https://a.example/"\nkind = "feed"\nevery = 30', "every has to be a time such as"),
        ('url = "https://a.example/"\nkind = "feed"\nevery = "0m"', "every has to be a time such as"),
        ('url = "https://a.example/"\nkind = "feed"\nevery = "often"', "every has to be a time such as"),
        ('url = "https://a.example/"\nkind = "feed"\nevery = "500d"', "every has to be a time such as"),
        ('url = "https://a.example/"\nkind = "feed"\npages = "("', "pages is no regular expression"),
        ('url = "https://a.example/"\nkind = "feed"\npages = "(?=a)b"', "looks around or back"),
        ('url = "https://a.example/"\nkind = "feed"\npages = "(a)\\\\1"', "looks around or back"),
        ('url = "https://a.example/"\nkind = "feed"\npages = ""', "pages has to be a regular expression"),
        ('url = "https://a.example/"\nkind = "feed"\nlanguage = "Vietnamese"', "language has to be a code"),
        ('url = "https://a.example/"\nkind = "feed"\ntitle = "a\\nb"', "title has to be one line"),
        ('url = "https://a.example/"\nkind = "feed"\ntitle = 7', "title has to be one line"),
        ('url = "https://a.example/"\nkind = "feed"\nid = "A b"', "id has to be small letters"),
        ('url = "https://a.example/"\nkind = "feed"\nid = "../x"', "id has to be small letters"),
        ('url = "https://a.example/"\nkind = "feed"\noff = "yes"', "off has to be true or false"),
    ],
)
def test_a_wrong_row_says_what_is_wrong_and_where(tmp_path: Path, row: str, told: str) -> None:
    with pytest.raises(ConfigError, match="source 1") as caught:
        follow(tmp_path, f"[[sources]]\n{row}\n")
    assert told in str(caught.value)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("sources = 3", "has to be a list of tables"),
        ("sources = [3]", "has to be a list of tables"),
        ('[source]\nurl = "x"', "unknown key source; there is only"),
        ("[[sources]", "cannot be read"),
        ('[[sources]]\nurl = "https://a.example/"\nkind = "feed"\n' * 2, "the id a-example is there twice"),
    ],
)
def test_a_wrong_file_says_what_is_wrong(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(ConfigError, match=FILE) as caught:
        follow(tmp_path, text)
    assert told in str(caught.value)


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigError, match="cannot be read"):
        read_sources(tmp_path, NOWHERE)


@pytest.mark.parametrize("pages", ["(a+)+$", "(a|aa)+$", "(.*.*.*)*x$"])
def test_an_expression_that_would_backtrack_is_no_danger(pages: str) -> None:
    from timeline.sources.listings.matching import takes

    source = read_row({"url": "https://a.example/", "kind": "list", "pages": pages}, "here", profile=None)
    assert not takes(source, "https://a.example/" + "a" * 3000 + "!")


@pytest.mark.parametrize(
    ("url", "taken", "made"),
    [
        ("https://www.example.org/", (), "example-org"),
        ("https://example.org/chính-trị/Đối ngoại.html", (), "example-org-chinh-tri-doi-ngoai"),
        ("https://example.org/rss", ("example-org-rss",), "example-org-rss-2"),
        ("https://example.org/rss", ("example-org-rss", "example-org-rss-2"), "example-org-rss-3"),
        ("https://例子.cn/新闻", (), "cn"),
        (
            "https://portal.example/Lists/TinTucSuKien/TongQuat.aspx?x=1",
            (),
            "portal-example-lists-tintucsukien-tongquat",
        ),
        ("http://127.0.0.1:8000/feed.xml", (), "127-0-0-1-feed"),
    ],
)
def test_ids_are_made_of_host_and_path(url: str, taken: tuple[str, ...], made: str) -> None:
    assert make_source_id(url, taken) == made


@given(st.text(max_size=80))
def test_a_made_id_can_always_be_read_again(path: str) -> None:
    made = make_source_id(f"https://a.example/{path.replace('[', '').replace(']', '')}", ())
    assert read_row({"id": made, "url": "https://a.example/", "kind": "feed"}, "here", profile=None).id == made


def test_what_was_added_is_read_again(tmp_path: Path) -> None:
    source = Source(
        "paper",
        "https://paper.example/l",
        SourceKind.LIST,
        'Báo "A"',
        "vi",
        None,
        timedelta(hours=36),
        r"-post\d+\.html$",
    )
    add_source(tmp_path / "new", source, NOWHERE)
    assert read_sources(tmp_path / "new", NOWHERE) == (source,)


def test_comments_and_order_outlive_a_change(tmp_path: Path) -> None:
    text = '# mine\n[[sources]]\nid = "a" # first\nurl = "https://a.example/"\nkind = "feed"\n\n# keep\n[[sources]]\n'
    text += 'id = "b"\nurl = "https://b.example/"\nkind = "feed"\n'
    follow(tmp_path, text)
    add_source(tmp_path, PAPER, NOWHERE)
    remove_source(tmp_path, "b", NOWHERE)
    written = (tmp_path / FILE).read_text("utf-8")
    assert "# mine" in written
    assert 'id = "a" # first' in written
    assert [source.id for source in read_sources(tmp_path, NOWHERE)] == ["a", "paper"]


@pytest.mark.parametrize(
    "again",
    [PAPER, Source("other", PAPER.url, SourceKind.FEED), Source("paper", "https://x.example/", SourceKind.FEED)],
)
def test_what_is_followed_is_not_added_again(tmp_path: Path, again: Source) -> None:
    add_source(tmp_path, PAPER, NOWHERE)
    with pytest.raises(ConfigError, match="followed already, as paper"):
        add_source(tmp_path, again, NOWHERE)


def test_what_is_not_followed_cannot_be_removed(tmp_path: Path) -> None:
    add_source(tmp_path, PAPER, NOWHERE)
    with pytest.raises(ConfigError, match="no such source is followed; there are: paper"):
        remove_source(tmp_path, "papper", NOWHERE)


def test_a_source_of_the_profile_is_switched_off_and_on_again(tmp_path: Path) -> None:
    first = profile_sources("binh-duong")[0]
    remove_source(tmp_path, first.id, "binh-duong")
    assert first.id not in {source.id for source in read_sources(tmp_path, "binh-duong")}
    assert tomllib.loads((tmp_path / FILE).read_text("utf-8")) == {"sources": [{"id": first.id, "off": True}]}
    add_source(tmp_path, first, "binh-duong")
    assert read_sources(tmp_path, "binh-duong") == profile_sources("binh-duong")


def test_a_row_with_the_id_of_a_profiles_source_replaces_it(tmp_path: Path) -> None:
    first = profile_sources("binh-duong")[0]
    (tmp_path / FILE).write_text(f'[[sources]]\nid = "{first.id}"\nurl = "https://new.example/"\nkind = "feed"\n')
    found = read_sources(tmp_path, "binh-duong")
    assert found[0].url == "https://new.example/"
    assert len(found) == len(profile_sources("binh-duong"))


def test_a_fault_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    text = '[[sources]]\nid = "a"\nurl = "https://a.example/"\nkind = "feed"\n'
    follow(tmp_path, text)
    with pytest.raises(ConfigError):
        add_source(tmp_path, Source("b", "gopher://b", SourceKind.FEED), NOWHERE)
    assert (tmp_path / FILE).read_text("utf-8") == text
    assert not list(tmp_path.glob(f".{FILE}.??*[!k]"))


_ADD = """
import sys
from pathlib import Path
from timeline.followed import Source, SourceKind
from timeline.provinces.followed import add_source
folder, name, home = sys.argv[1:]
add_source(Path(folder), Source(name, f"https://{name}.example/", SourceKind.FEED), home)
"""


@pytest.mark.slow
def test_several_who_write_at_once_lose_nothing(tmp_path: Path) -> None:
    names = ("s0", "s1", "s2")
    writers = [subprocess.Popen([sys.executable, "-c", _ADD, str(tmp_path), name, NOWHERE]) for name in names]
    assert [writer.wait(120) for writer in writers] == [0, 0, 0]
    assert {source.id for source in read_sources(tmp_path, NOWHERE)} == set(names)


@pytest.mark.parametrize("profile_id", profile_ids())
def test_the_profiles_that_are_here_can_be_read(profile_id: str) -> None:
    assert read_profile(profile_id).id == profile_id
    found = profile_sources(profile_id)
    assert len({source.url for source in found}) == len(found)
    assert all(source.profile == profile_id for source in found)


@pytest.mark.parametrize(
    ("source", "home", "zone"),
    [
        (Source("a", "https://a/", SourceKind.FEED, province="Da Nang"), "", "Asia/Ho_Chi_Minh"),
        (Source("a", "https://a/", SourceKind.FEED, profile="da-nang"), "", "Asia/Ho_Chi_Minh"),
        (Source("a", "https://a/", SourceKind.FEED), "Bình Dương", "Asia/Ho_Chi_Minh"),
        (Source("a", "https://a/", SourceKind.FEED), NOWHERE, "UTC"),
    ],
)
def test_the_zone_of_a_source(source: Source, home: str, zone: str) -> None:
    assert zone_of(source, home).key == zone


@pytest.mark.parametrize(
    "text",
    [
        '[[sources]]\nurl = "https://a.example/rss"\nkind = "feed"',
        '[[sources]]\nurl = "https://a.example/rss"\nkind = "feed" # the end',
        '[[sources]]\r\nurl = "https://a.example/rss"\r\nkind = "feed"\r\n',
        'sources = [{url = "https://a.example/rss", kind = "feed"}]',
        "sources = [] # none so far\n",
        "# nothing",
    ],
)
def test_a_source_is_added_however_the_file_was_written(tmp_path: Path, text: str) -> None:
    before = follow(tmp_path, text)
    add_source(tmp_path, PAPER, NOWHERE)
    assert read_sources(tmp_path, NOWHERE) == (*before, PAPER)


def test_an_expression_of_characters_that_are_none_is_refused() -> None:
    with pytest.raises(ConfigError, match="pages has to be a regular expression"):
        read_row({"url": "https://a.example/", "kind": "list", "pages": "\udcff"}, "here", profile=None)


def test_an_empty_line_stands_before_each_row_that_is_written(tmp_path: Path) -> None:
    add_source(tmp_path, PAPER, "binh-duong")
    remove_source(tmp_path, profile_sources("binh-duong")[0].id, "binh-duong")
    assert (tmp_path / FILE).read_text("utf-8").count("\n\n[[sources]]\n") == 2
