"""What is carried over from an article to one that prints it nearly word for word, and what is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from timeline.extract import extract_events
from timeline.extract.reprints import carried_over, marked
from timeline.extract.signatures import are_nearly_the_same, find_bands, find_runs
from timeline.model import Article, Extraction
from timeline.provinces import read_profile

HOME = read_profile("binh-duong")
HEADLINE = "Binh Duong and Daejeon sign a memorandum on training"
SIGNING = (
    "On January 4, 2023, the People's Committee of Binh Duong Province and the city of Daejeon, South Korea, signed a "
    "memorandum of understanding on vocational training in Thu Dau Mot."
)
DINNER = "The guests stayed for two more days and were shown the new university, the river port and a pottery workshop."
VISIT = "On March 7, a delegation of Binh Duong Province is to visit Daejeon to talk about the next steps of the plan."
TEXT = "\n".join((HEADLINE, SIGNING, DINNER, VISIT))
ORIGINAL = Article("a", TEXT, "en", "a.txt", "1", "https://one.example/a", HEADLINE, date(2023, 1, 5), "given")


def reprint(text: str = TEXT, **changes: object) -> Article:
    values = {"key": "b", "text": text, "source": "b.txt", "content_hash": "2", "url": "https://two.example/b"}
    return replace(ORIGINAL, **(values | changes))  # type: ignore[arg-type]


def carried(article: Article) -> Extraction | None:
    return carried_over(article, extract_events(ORIGINAL, HOME), HOME)


def test_the_original_has_two_events_of_which_one_states_its_year() -> None:
    starts = [one.dtstart for one in extract_events(ORIGINAL, HOME).candidates]
    assert starts == [date(2023, 1, 4), date(2023, 3, 7)]


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        f"AGENCY -\n{TEXT}",
        f"{TEXT}\nRead more\nPhoto: the agency",
        "\n".join((HEADLINE, SIGNING, VISIT)),
    ],
    ids=["word for word", "line before", "lines behind", "paragraph cut"],
)
def test_carried_over_to_its_own_place(text: str) -> None:
    found = carried(reprint(text))
    assert found is not None
    assert [one.dtstart for one in found.candidates] == [date(2023, 1, 4), date(2023, 3, 7)]
    for one in found.candidates:
        assert one.evidence.span.of(text) == one.evidence.quote
        assert (one.evidence.article, one.evidence.url) == ("b", "https://two.example/b")
        assert one.evidence.span.covers(one.date_span)
        assert one.date_span.of(text) in ("January 4, 2023", "March 7")


def test_what_is_carried_over_is_what_would_be_found() -> None:
    article = reprint()
    found = carried(article)
    assert found is not None
    assert sorted(map(repr, found.candidates)) == sorted(map(repr, extract_events(article, HOME).candidates))
    assert set(found.rejections) == set(extract_events(article, HOME).rejections)


@pytest.mark.parametrize(
    "article",
    [
        reprint("\n".join((HEADLINE, SIGNING, DINNER))),
        reprint(TEXT.replace("January 4, 2023", "January 6, 2023")),
        reprint(f"{TEXT}\nOn February 9, 2023, Oita Prefecture of Japan opened an office in Binh Duong Province."),
        reprint(f"{TEXT}\nNext: February 9, 2023"),
        reprint(f"{TEXT}\nThe other side of the agreement is a company that nobody in the city had ever heard of."),
        reprint(published=date(2023, 1, 6)),
        reprint(published=None),
    ],
    ids=["sentence gone", "other date", "more news", "a date more", "more prose", "day inferred", "day unknown"],
)
def test_looked_for_anew(article: Article) -> None:
    assert carried(article) is None


STATED = replace(ORIGINAL, text="\n".join((HEADLINE, SIGNING, DINNER)))


@pytest.mark.parametrize(
    ("published", "is_carried"),
    [
        (date(2023, 1, 5), True),
        (date(2023, 1, 9), True),
        (date(2023, 1, 3), False),
        (date(2023, 1, 5) + timedelta(days=32), False),
        (None, False),
    ],
)
def test_stated_date_holds_whenever_it_is_printed_soon_after(published: date | None, is_carried: bool) -> None:
    article = reprint(STATED.text, published=published)
    found = carried_over(article, extract_events(STATED, HOME), HOME)
    assert (found is not None) is is_carried


def test_dates_that_an_address_may_tell_are_looked_for_anew() -> None:
    old = replace(ORIGINAL, published=None, url="https://one.example/2023/01/05/a")
    assert carried_over(reprint(published=None), extract_events(old, HOME), HOME) is None


def test_reprint_has_no_title_that_it_does_not_print() -> None:
    other = "Vocational training will be better, say both"
    article = reprint(TEXT.replace(HEADLINE, other), title=other)
    found = carried(article)
    assert found is not None
    assert HEADLINE not in {one.summary for one in found.candidates}


def test_only_sentences_of_the_original_are_marked() -> None:
    own = "On February 9, 2023, Binh Duong Province and Oita Prefecture, Japan, signed an agreement on tourism."
    found = marked(extract_events(reprint(f"{TEXT}\n{own}"), HOME), ORIGINAL)
    assert found.reprint_of == "a"
    sources = {one.evidence.quote: one.evidence.reprint_of for one in found.candidates}
    assert (sources[SIGNING], sources[own]) == ("https://one.example/a", None)


@pytest.mark.parametrize("text", ["", "short\n" * 1000, "on a day " * 5])
def test_too_little_prose_to_tell_by(text: str) -> None:
    assert find_bands(find_runs(text)) == ()


def test_text_without_end_is_no_reprint() -> None:
    assert find_runs("one two three four five six seven eight nine ten. " * 10_000) == frozenset()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (TEXT, TEXT.upper(), True),
        (TEXT, f"AGENCY\n{TEXT}\nShare", True),
        (TEXT, "\n".join((HEADLINE, SIGNING)), False),
        ("平阳省人民委员会一月四日与大田市签署职业培训合作备忘录并会见了代表团全体成员和当地企业代表", "", False),
    ],
)
def test_sameness(one: str, other: str, same: bool) -> None:
    assert are_nearly_the_same(find_runs(one), find_runs(other)) is same


def test_nearly_the_same_chinese_texts_share_a_band() -> None:
    text = "平阳省人民委员会一月四日与大田市签署职业培训合作备忘录，并会见了代表团全体成员和当地企业代表，双方同意"
    other = text.replace("代表团全体成员", "代表团")
    assert set(find_bands(find_runs(text))) & set(find_bands(find_runs(other)))
