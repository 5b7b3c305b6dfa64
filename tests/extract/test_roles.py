"""Who travels and who receives."""

from __future__ import annotations

import pytest

from tests.extract.reading import only_event
from timeline.model import Role

COMING = [
    ("en", "On May 18, a delegation of Ibaraki, Japan, visited Binh Duong."),
    ("en", "On May 18, Binh Duong received a delegation of Ibaraki, Japan."),
    ("en", "On May 18, a delegation from Ibaraki, Japan, was received by the leaders of Binh Duong."),
    ("en", "On May 18, Binh Duong province welcomed the visit of the Ibaraki (Japan) delegation."),
    ("en", "On May 18, Chairman Hai of Binh Duong received Mayor Park Chung Hee of Daejeon City, Korea."),
    ("vi", "Ngày 18/5, đoàn công tác tỉnh Ibaraki (Nhật Bản) đến thăm Bình Dương."),
    ("vi", "Ngày 18/5, lãnh đạo tỉnh Bình Dương tiếp đoàn tỉnh Ibaraki (Nhật Bản)."),
    ("vi", "Ngày 18/5, đoàn tỉnh Ibaraki (Nhật Bản) được lãnh đạo tỉnh Bình Dương đón tiếp nhân chuyến thăm."),
    ("zh", "5月18日，日本茨城县代表团访问平阳省。"),
    ("zh", "5月18日，平阳省领导会见日本茨城县代表团。"),
    ("zh", "5月18日，日本茨城县代表团到访，受到平阳省领导接待。"),
    ("zh", "5月18日，日本茨城县代表团对平阳省进行友好访问。"),
    ("zh", "5月18日，日本茨城县代表团在平阳省开展工作访问。"),
    ("ko", "5월 18일 대전시 대표단이 빈즈엉성을 방문했다."),
    ("ko", "5월 18일 빈즈엉성 주석이 대전시 대표단을 접견했다."),
]
GOING = [
    ("en", "On May 18, a delegation of Binh Duong visited Ibaraki, Japan."),
    ("en", "On May 18, the delegation of Binh Duong was received by the governor of Ibaraki, Japan."),
    ("en", "On May 18, Binh Duong leaders paid a working visit to Ibaraki in Japan."),
    ("vi", "Ngày 18/5, đoàn công tác tỉnh Bình Dương thăm tỉnh Ibaraki (Nhật Bản)."),
    ("vi", "Ngày 18/5, lãnh đạo tỉnh Bình Dương sang thăm và làm việc tại Ibaraki (Nhật Bản)."),
    ("zh", "5月18日，平阳省代表团访问日本茨城县。"),
    ("ko", "5월 18일 빈즈엉성 대표단이 대전시를 방문했다."),
    ("zh", "5月18日，平阳省领导率团赴日本茨城县访问。"),
    ("zh", "平阳省常务副省长梅文海正带队在日本开展工作访问，行程为5月15日至18日。"),
]


def role(language: str, text: str) -> Role:
    """Of the first party from outside."""
    return only_event(text, language).parties[0].role


@pytest.mark.parametrize(("language", "text"), COMING)
def test_who_comes_is_the_visitor(language: str, text: str) -> None:
    assert role(language, text) is Role.VISITOR


@pytest.mark.parametrize(("language", "text"), GOING)
def test_who_is_called_on_is_the_host(language: str, text: str) -> None:
    assert role(language, text) is Role.HOST


def test_who_travels_is_told_by_the_headline_where_the_sentence_does_not() -> None:
    text = "Binh Duong leaders visit Ibaraki\n\nOn May 18, the working visit began at the port of Ibaraki, Japan."
    assert role("en", text) is Role.HOST


def test_who_signs_is_a_signatory_wherever_it_was() -> None:
    assert (
        role("en", "On May 18, a delegation of Binh Duong signed a memorandum with Daejeon, Korea.") is Role.SIGNATORY
    )
