"""Settings: which place wins, and what is refused."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from timeline.config import Settings, as_variables, is_loopback, read_settings
from timeline.errors import ConfigError
from timeline.provinces import read_profile

PROJECT = Path(__file__).resolve().parent.parent


def settings_file(folder: Path, text: str) -> Path:
    path = folder / "timeline.toml"
    path.write_text(text, "utf-8")
    return path


def test_without_anything_the_defaults_hold(tmp_path: Path) -> None:
    assert read_settings({}, tmp_path) == Settings()


def test_the_file_in_the_working_folder_is_read(tmp_path: Path) -> None:
    settings_file(tmp_path, "port = 9000")
    assert read_settings({}, tmp_path).port == 9000


def test_the_named_file_goes_before_that_in_the_working_folder(tmp_path: Path) -> None:
    settings_file(tmp_path, "port = 9000")
    (tmp_path / "other.toml").write_text("port = 9001")
    assert read_settings({"TIMELINE_CONFIG": str(tmp_path / "other.toml")}, tmp_path).port == 9001


def test_a_variable_goes_before_the_file(tmp_path: Path) -> None:
    settings_file(tmp_path, 'store = "one"')
    assert read_settings({"TIMELINE_STORE": "two"}, tmp_path).store == Path("two")


def test_an_option_goes_before_a_variable(tmp_path: Path) -> None:
    assert read_settings({"TIMELINE_PORT": "9000"}, tmp_path, port=9001).port == 9001


def test_an_option_that_was_not_given_changes_nothing(tmp_path: Path) -> None:
    assert read_settings({"TIMELINE_PORT": "9000"}, tmp_path, port=None).port == 9000


def test_other_programs_variables_are_none_of_ours(tmp_path: Path) -> None:
    assert read_settings({"PATH": "/bin", "TIMELINES": "x"}, tmp_path) == Settings()


def test_the_address_of_the_seeds_is_no_setting(tmp_path: Path) -> None:
    assert read_settings({"TIMELINE_SEEDS": "/seeds"}, tmp_path) == Settings()


def test_a_slash_at_the_end_of_the_public_address_is_dropped(tmp_path: Path) -> None:
    assert read_settings({}, tmp_path, public_url="https://example.org/a/").public_url == "https://example.org/a"


WRONG: list[tuple[str, dict[str, Any], str]] = [
    ("port", {"port": "http"}, "not a port"),
    ("port", {"port": 65536}, "not a port"),
    ("port", {"port": True}, "not a port"),
    ("port", {"port": -1}, "not a port"),
    ("public_url", {"public_url": "example.org"}, "not an address"),
    ("public_url", {"public_url": "ftp://example.org"}, "not an address"),
    ("public_url", {"public_url": "https://example.org/?a=1"}, "not an address"),
    ("port", {"port": "9" * 5000}, "not a port"),
    ("port", {"port": ""}, "not a port"),
    ("port", {"port": 8501.0}, "not a port"),
    ("public_url", {"public_url": "http://["}, "not an address"),
    ("public_url", {"public_url": "http://[::1"}, "not an address"),
    ("public_url", {"public_url": "http://"}, "not an address"),
    ("public_url", {"public_url": "http://:80"}, "not an address"),
    ("public_url", {"public_url": "http://example.org:99999"}, "not an address"),
    ("public_url", {"public_url": "http://example.org:0"}, "not an address"),
    ("public_url", {"public_url": "http://example.org:http"}, "not an address"),
    ("public_url", {"public_url": "http://exa mple.org/"}, "not an address"),
    ("public_url", {"public_url": 'http://example.org/x"'}, "not an address"),
    ("public_url", {"public_url": "http://example.org/<b>"}, "not an address"),
    ("public_url", {"public_url": "http://example.org?"}, "not an address"),
    ("public_url", {"public_url": "http://example.org/\nx"}, "control characters"),
    ("public_url", {"public_url": "http://exam\tple.org/"}, "control characters"),
    ("store", {"store": ""}, "not a text"),
    ("store", {"store": "  "}, "not a text"),
    ("store", {"store": 5}, "not a text"),
    ("store", {"store": ["var"]}, "not a text"),
    ("store", {"store": "var\0"}, "control characters"),
    ("store", {"store": "~nobody-of-this-name/x"}, "home folder"),
    ("language", {"language": ""}, "not a text"),
    ("language", {"language": "fr"}, "en, vi, zh"),
    ("host", {"host": 7}, "not a text"),
]


@pytest.mark.parametrize("name, options, complaint", WRONG)
def test_a_wrong_value_is_refused_and_its_place_named(
    tmp_path: Path, name: str, options: dict[str, Any], complaint: str
) -> None:
    with pytest.raises(ConfigError, match=complaint) as raised:
        read_settings({}, tmp_path, **options)
    assert name in str(raised.value)


@pytest.mark.parametrize("name", ["STORE", "PORT", "PUBLIC_URL", "PROVINCE", "HOST", "LANGUAGE"])
def test_an_empty_variable_is_refused_and_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(ConfigError, match=f"TIMELINE_{name}"):
        read_settings({f"TIMELINE_{name}": ""}, tmp_path)


def test_a_store_of_the_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    settings_file(tmp_path, "store = 5")
    with pytest.raises(ConfigError, match="store: 5 is not a text"):
        read_settings({}, tmp_path)


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1:8501", "http://[::1]:8501/a", "https://lịch.example.org/a%20b", "https://example.org:443"],
)
def test_a_public_address_is_kept(tmp_path: Path, address: str) -> None:
    assert read_settings({}, tmp_path, public_url=address).public_url == address


CONTACTS = [
    "corrections@example.org",
    "o'neil+desk/2@mail.example.org",
    "https://example.org/contact",
    "https://example.org/form?about=timeline#write",
]


@pytest.mark.parametrize("contact", CONTACTS)
def test_a_contact_is_an_email_or_a_web_address(tmp_path: Path, contact: str) -> None:
    assert read_settings({"TIMELINE_CONTACT": contact}, tmp_path).contact == contact


NO_CONTACTS = [
    "the editors",
    "@example.org",
    "lan@",
    "a@b@c",
    "lan@example.org, tuan@example.org",
    '"lan"@example.org',
    "mailto:lan@example.org",
    "javascript:alert(1)//a@b",
    "ftp://example.org",
    "https://",
    "https://lan@example.org",
    "https://[",
    "https://example.org/<b>",
    "x@" + "a." * 40 + "org",
]


@pytest.mark.parametrize("contact", NO_CONTACTS)
def test_what_nobody_can_be_reached_by_is_no_contact(tmp_path: Path, contact: str) -> None:
    with pytest.raises(ConfigError, match="neither an e-mail address nor a web address"):
        read_settings({}, tmp_path, contact=contact)


HOSTS = ["archive.intranet", "localhost:8080", "10.0.0.5", "[::1]:8080", "báo.example", "a_b.example:65535"]


def test_hosts_that_may_be_fetched_from_are_a_list(tmp_path: Path) -> None:
    assert read_settings({}, tmp_path, fetch_allow=HOSTS).fetch_allow == tuple(HOSTS)


def test_hosts_in_a_variable_have_commas_between_them(tmp_path: Path) -> None:
    settings = read_settings({"TIMELINE_FETCH_ALLOW": "archive.intranet, 10.0.0.5:8080"}, tmp_path)
    assert settings.fetch_allow == ("archive.intranet", "10.0.0.5:8080")


def test_no_host_is_allowed_by_itself(tmp_path: Path) -> None:
    assert read_settings({}, tmp_path).fetch_allow == ()


NO_HOSTS = [
    "http://a.example",
    "a.example/x",
    "a.example:0",
    "a.example:65536",
    "a@b",
    "*",
    "[::1",
    "::1",
    "a\nb",
    "",
    1,
]


@pytest.mark.parametrize("host", NO_HOSTS)
def test_what_is_no_host_is_not_allowed(tmp_path: Path, host: Any) -> None:
    with pytest.raises(ConfigError, match="is no list of hosts"):
        read_settings({}, tmp_path, fetch_allow=[host])


@pytest.mark.parametrize(("given", "seconds"), [("2.5", 2.5), (0, 0), (0.25, 0.25), (" 3600 ", 3600)])
def test_the_pause_between_requests_is_a_number_of_seconds(tmp_path: Path, given: Any, seconds: float) -> None:
    assert read_settings({}, tmp_path, fetch_pause=given).fetch_pause == seconds


@pytest.mark.parametrize("given", ["-1", -1, 3601, "1e3", "nan", float("nan"), True, "", [1]])
def test_what_is_no_number_of_seconds_is_no_pause(tmp_path: Path, given: Any) -> None:
    with pytest.raises(ConfigError, match="is no number of seconds"):
        read_settings({}, tmp_path, fetch_pause=given)


@pytest.mark.parametrize("hub", ["https://hub.example.org/", "http://127.0.0.1:9/push?key=1"])
def test_a_hub_is_a_web_address(tmp_path: Path, hub: str) -> None:
    assert read_settings({}, tmp_path, websub_hub=hub, public_url="https://a.example").websub_hub == hub


@pytest.mark.parametrize(
    "hub", ["hub", "ftp://hub.example/", "https://a@hub.example/", "https://h.example/#x", "https://["]
)
def test_what_is_no_web_address_is_no_hub(tmp_path: Path, hub: str) -> None:
    with pytest.raises(ConfigError, match=r"is not an address such as https://hub\.example\.org/"):
        read_settings({}, tmp_path, websub_hub=hub, public_url="https://a.example")


def test_a_hub_needs_to_know_where_the_feeds_are(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="public_url, which must be set"):
        read_settings({}, tmp_path, websub_hub="https://hub.example.org/")


@pytest.mark.parametrize("text", ["pourt = 1", "port = ", "[server]\nport = 1", "port = 1\nport = 2"])
def test_a_wrong_file_is_refused_and_named(tmp_path: Path, text: str) -> None:
    settings_file(tmp_path, text)
    with pytest.raises(ConfigError, match=r"timeline\.toml"):
        read_settings({}, tmp_path)


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    (tmp_path / "timeline.toml").write_bytes('province = "Bình Dương"'.encode("utf-16"))
    with pytest.raises(ConfigError, match=r"timeline\.toml"):
        read_settings({}, tmp_path)


def test_a_named_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"none\.toml"):
        read_settings({"TIMELINE_CONFIG": str(tmp_path / "none.toml")}, tmp_path)


def test_an_unknown_variable_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="stor; there are store"):
        read_settings({"TIMELINE_STOR": "x"}, tmp_path)


SECRET = "k" * 40
LOGIN: dict[str, Any] = {
    "public_url": "https://timeline.example",
    "login_metadata": "https://login.example/.well-known/openid-configuration",
    "login_client_id": "timeline",
    "login_client_secret": "between-us-only",
    "login_cookie_secret": SECRET,
    "reviewers": ["lan@example.org"],
}


def test_a_whole_login_is_a_way_to_sign_in(tmp_path: Path) -> None:
    login = read_settings({}, tmp_path, **LOGIN).login
    assert login is not None
    assert (login.client_id, login.redirect) == ("timeline", "https://timeline.example/oauth2callback")


def test_without_a_login_nobody_signs_in(tmp_path: Path) -> None:
    assert read_settings({}, tmp_path, public_url="https://timeline.example").login is None


@pytest.mark.parametrize("missing", LOGIN)
def test_half_a_login_is_refused_and_what_is_missing_named(tmp_path: Path, missing: str) -> None:
    with pytest.raises(ConfigError, match=f"to sign in, {missing} must be set"):
        read_settings({}, tmp_path, **{name: value for name, value in LOGIN.items() if name != missing})


def test_a_login_below_a_path_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no path"):
        read_settings({}, tmp_path, **(LOGIN | {"public_url": "https://timeline.example/abroad"}))


def test_secrets_are_never_shown(tmp_path: Path) -> None:
    settings = read_settings({}, tmp_path, **LOGIN)
    assert SECRET not in f"{settings!r} {settings.login!r}"
    assert "between-us-only" not in f"{settings!r} {settings.login!r}"


@pytest.mark.parametrize(
    ("name", "secret"),
    [
        ("login_client_secret", "hush\nhush"),
        ("login_cookie_secret", "hush"),
        ("login_cookie_secret", "hush" * 20 + "\0"),
        ("login_client_secret", ["hush"]),
    ],
)
def test_a_wrong_secret_is_refused_without_being_shown(tmp_path: Path, name: str, secret: Any) -> None:
    with pytest.raises(ConfigError, match=name) as raised:
        read_settings({}, tmp_path, **(LOGIN | {name: secret}))
    assert "hush" not in str(raised.value)


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("lan@example.org", ("lan@example.org",)),
        ("lan@example.org, tuan@example.org", ("lan@example.org", "tuan@example.org")),
        ("lan@example.org tuan@example.org,lan@example.org", ("lan@example.org", "tuan@example.org")),
    ],
)
def test_reviewers_stand_in_a_variable(tmp_path: Path, given: str, read: tuple[str, ...]) -> None:
    rest = {name: value for name, value in LOGIN.items() if name != "reviewers"}
    assert read_settings({"TIMELINE_REVIEWERS": given}, tmp_path, **rest).reviewers == read


@pytest.mark.parametrize("given", ["", " , ", "lan", "@example.org", "lan@", ["lan@example.org", 7], [], 7, "a@b@c"])
def test_who_has_no_address_is_no_reviewer(tmp_path: Path, given: Any) -> None:
    with pytest.raises(ConfigError, match="no list of e-mail addresses"):
        read_settings({}, tmp_path, **(LOGIN | {"reviewers": given}))


@pytest.mark.parametrize(
    "address",
    [
        "http://login.example/.well-known/openid-configuration",
        "https://login.example/",
        "https:///.well-known/openid-configuration",
        "ftp://login.example/.well-known/openid-configuration",
        "http://[/.well-known/openid-configuration",
        "http://127.0.0.1.evil.example/.well-known/openid-configuration",
        "login.example/.well-known/openid-configuration",
    ],
)
def test_a_provider_is_asked_in_secret_or_not_at_all(tmp_path: Path, address: str) -> None:
    with pytest.raises(ConfigError, match="not an address"):
        read_settings({}, tmp_path, **(LOGIN | {"login_metadata": address}))


@pytest.mark.parametrize("host", ["127.0.0.1:9000", "localhost", "[::1]:9000"])
def test_a_provider_of_this_machine_may_be_asked_openly(tmp_path: Path, host: str) -> None:
    address = f"http://{host}/.well-known/openid-configuration"
    assert read_settings({}, tmp_path, **(LOGIN | {"login_metadata": address})).login_metadata == address


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("127.0.0.1", True),
        ("127.1.2.3", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("::", False),
        ("", False),
        ("192.0.2.7", False),
        ("localhost.evil.example", False),
    ],
)
def test_what_only_this_machine_reaches_is_known(host: str, expected: bool) -> None:
    assert is_loopback(host) is expected


def test_the_example_holds_the_defaults(tmp_path: Path) -> None:
    settings_file(tmp_path, (PROJECT / "timeline.toml.example").read_text("utf-8"))
    assert read_settings({}, tmp_path) == Settings()


def test_the_example_names_every_setting() -> None:
    text = (PROJECT / "timeline.toml.example").read_text("utf-8")
    everything = tomllib.loads(re.sub(r"(?m)^# (?=\w+ = )", "", text))
    assert set(everything) == {field.name for field in fields(Settings)}


def test_the_default_province_has_a_profile() -> None:
    assert read_profile(Settings().province).name("vi") == "Bình Dương"


@pytest.mark.parametrize(("written", "expected"), [("true", True), ("false", False)])
def test_whether_the_server_watches_is_a_setting(tmp_path: Path, written: str, expected: bool) -> None:
    assert read_settings({"TIMELINE_WATCH": written}, tmp_path).watch is expected


def test_another_process_gets_the_same_settings(tmp_path: Path) -> None:
    given = Settings(
        tmp_path / "store",
        "da-nang",
        public_url="https://a.example",
        fetch_allow=("a", "b:1"),
        fetch_pause=0.25,
        watch=True,
    )
    assert read_settings(as_variables(given), tmp_path) == given


def test_another_process_is_told_no_secrets() -> None:
    given = Settings(login_client_secret="s" * 40, login_cookie_secret="c" * 40, reviewers=("a@b.example",))
    assert not {"s" * 40, "c" * 40, "a@b.example"} & set(as_variables(given).values())
