"""English news as papers write it: what stands in one clause, and what the next one leaves unsaid."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extract.reading import events, row

Row = tuple[str, str, str, str]  # see `reading.row`

# Lists of plans in which an item only says that others have the same.
LIKEWISE: dict[str, list[Row]] = {
    "The province will meet Japanese firms in June 2024 at a conference. "
    "By August 2024, firms from abroad will have theirs.": [
        ("2024-06", "conference", "JP", "planned"),
        ("2024-08", "conference", "", "planned"),
    ],
    "In June 2024 a forum with Korean firms is planned. In July 2024 it is the turn of Taiwan. "
    "By September 2024 other countries follow.": [
        ("2024-06", "conference", "KR", "planned"),
        ("2024-07", "conference", "TW", "planned"),
        ("2024-09", "conference", "", "planned"),
    ],
    "A dialogue conference with Thai investors is to be held in June 2024. In July 2024 comes the turn for Laos.": [
        ("2024-06", "conference", "TH", "planned"),
        ("2024-07", "conference", "LA", "planned"),
    ],
    "A dialogue conference with Thai investors is to be held in June 2024. By August 2024, the report must be ready.": [
        ("2024-06", "conference", "TH", "planned"),
    ],
    "A dialogue conference with Thai investors is to be held in June 2024. By August 2024, "
    "the departments must send their own figures.": [
        ("2024-06", "conference", "TH", "planned"),
    ],
    "A dialogue conference with Thai investors was held in June 2023. By August 2024, "
    "foreign firms must follow the new rules.": [
        ("2023-06", "conference", "TH", "held"),
    ],
}


@pytest.mark.parametrize("text", LIKEWISE)
def test_others_have_the_like(text: str) -> None:
    found = events(f"Binh Duong and foreign firms: a year of conferences\n\n{text}", "en", date(2024, 3, 1))
    assert [row(event) for event in found] == LIKEWISE[text]


# Articles of 20 May 2023 on Binh Duong.
NEWS: dict[str, list[Row]] = {
    "Daegu councillors in Binh Duong\n\nOn the morning of May 18, Chairman Vo Van Minh received a delegation of Daegu "
    "City Council (South Korea).\n\nThe guests talked with the provincial People's Council on the same afternoon. "
    "The session closed with the signing of a memorandum between the two councils.": [
        ("2023-05-18", "visit", "KR", "held"),
        ("2023-05-18", "agreement", "KR", "held"),
    ],
    "Perak officials call\n\nThe vice chairman hosted officials of Perak (Malaysia) on May 16. That same evening the "
    "guests and their hosts initialled a letter of intent on halal goods.": [("2023-05-16", "agreement", "MY", "held")],
    "Leaders talk\n\nLeaders of Binh Duong and Vientiane talked in Thu Dau Mot on May 15. The talks ended with the "
    "signing of an agreement on youth work.": [("2023-05-15", "agreement", "LA", "held")],
    "Talks on schools\n\nThe vice chairman sat down with the deputy mayor of Daejeon, South Korea, on May 12.\n\n"
    "As next steps they named teachers whom Daejeon will send in September 2023 and pupils who are to come to "
    "Binh Duong in July 2024.": [
        ("2023-05-12", "meeting", "KR", "held"),
        ("2023-09", "visit", "KR", "planned"),
        ("2024-07", "visit", "KR", "planned"),
    ],
    "Investment promotion in Frankfurt\n\nA seminar calling on German firms to invest in Binh Duong took place in "
    "Frankfurt on May 11.": [("2023-05-11", "promotion", "DE", "held")],
    "Shandong buyers come\n\nSome 40 businesses from Shandong, China, will look for partners in Binh Duong at a "
    "matching event slated for June 8.": [("2023-06-08", "promotion", "CN", "planned")],
    "Youth of two banks\n\nYouth of Binh Duong and of Guangxi, China, met on May 14 for an exchange with songs.": [
        ("2023-05-14", "exchange", "CN", "held")
    ],
    "Birthday kept\n\nOn May 19 the people's committee and the Cuban Embassy co-hosted a ceremony marking 133 years "
    "since the birth of President Ho Chi Minh.": [("2023-05-19", "consular", "CU", "held")],
    "Tower to open\n\nThe Japan House of Binh Duong will be inaugurated on June 30 in the presence of guests from "
    "Yamaguchi.": [("2023-06-30", "other", "JP", "planned")],
    "MEMORANDUM OF UNDERSTANDING\nbetween Binh Duong Province and Yamaguchi Prefecture, Japan\n\n"
    "Done at Thu Dau Mot on 12 May 2023, in duplicate, in the Vietnamese and Japanese languages.": [
        ("2023-05-12", "agreement", "JP", "held")
    ],
    "Ambassador says farewell\n\nAmbassador of Canada Shawn Hill called on Chairman Vo Van Minh on May 18.\n\n"
    "He recalled his first trip to Binh Duong in November 2021.": [
        ("2023-05-18", "consular", "CA", "held"),
        ("2021-11", "visit", "CA", "held"),
    ],
    "Kratie's governor in town\n\nGovernor Var Thorn of Kratie, Cambodia, arrived on May 16 and was received by the "
    "provincial Party secretary.\n\nIt is his second visit to the province after the one of December 2019.": [
        ("2023-05-16", "visit", "KH", "held"),
        ("2019-12", "visit", "KH", "held"),
    ],
    "Trade mission to Japan\n\nThe chairman of Binh Duong will travel to Japan for a trade mission.\n\n"
    "With the mission lasting from June 7-12, the aim is to win buyers.": [
        ("2023-06-07/2023-06-12", "promotion", "JP", "planned")
    ],
    "A new date\n\nThe Meet India conference in Binh Duong, first set for June 2, will now be held on June 16.": [
        ("2023-06-16", "promotion", "IN", "planned")
    ],
    "Letter\n\nLast Wednesday (10/5) Binh Duong and Penang, Malaysia, signed a Letter of Intent.": [
        ("2023-05-10", "agreement", "MY", "held")
    ],
    "Aid\n\nBinh Duong handed over 20 computers to the police of Champasak, Laos, on May 11.": [
        ("2023-05-11", "other", "LA", "held")
    ],
    "An office opens\n\nBinh Duong opened its new trade and investment office in Seoul on May 9, with a Korean "
    "deputy minister cutting the ribbon.": [("2023-05-09", "other", "KR", "held")],
    "Trip to Asia\n\nThe chairman's days\n\nMonday, May 22\nDelegates of Binh Duong attend a seminar in Zhejiang, China"
    "\n\nThursday, May 25\nThe chairman meets the Governor of Yamaguchi, Japan": [
        ("2023-05-22", "conference", "CN", "planned"),
        ("2023-05-25", "meeting", "JP", "planned"),
    ],
    "Ties since 2012\n\nSince the partnership agreement with Champasak, Laos, was signed in October 2012, Binh Duong "
    "has sent 20 delegations there.": [("2012-10", "agreement", "LA", "held")],
    "Chairman in Seoul\n\nThe chairman of Binh Duong, who is in Seoul on a six-day visit since Monday, signed a "
    "memorandum with Daejeon yesterday.": [("2023-05-19", "agreement", "KR", "held")],
    "Consul's first visit\n\nNewly appointed US Consul General Susan Burns made her first working visit to Binh Duong "
    "on Wednesday.": [("2023-05-17", "consular", "US", "held")],
    "Forest fair\n\nBinh Duong was the guest of honour at the forestry exposition in Chuncheon, South Korea, from May "
    "4 to 10.": [("2023-05-04/2023-05-10", "conference", "KR", "held")],
    "ACTION PLAN\n\nConcluded between:\n\nTHE PROVINCE OF BINH DUONG\n\nand THE PREFECTURE OF YAMAGUCHI\n\n"
    "Either party acts within its budget and its law.\n\nSigned on 13 May 2023 in two copies.": [
        ("2023-05-13", "agreement", "JP", "held")
    ],
    "Partner regions on their way to the Smart Regions Summit\n\nBinh Duong will be host of the summit from 2-5 "
    "November 2023. Growth is the theme.\n\nDelegations come from Bavaria (Germany), Utah (USA) and Shandong "
    "(China).": [("2023-11-02/2023-11-05", "conference", "CN DE US", "planned")],
}
NO_NEWS = {
    "Guests\n\nBy May 2023, Binh Duong has received 20 delegations of Laos, and sent 12.",
    "Pots\n\nThe pottery of Binh Duong goes back to Chinese families who arrived in 1867.",
    "A scholar\n\nProfessor Tran, who met Fidel Castro in 1973, died in Binh Duong on May 11.",
    "A trip called for\n\nHe recalled how Binh Duong grew in November 2021, when the Korean won fell.",
    "Crime\n\nPolice said on May 16 that a Chinese man who came to Binh Duong with a group of guests was a thief.",
    "Pupils win in maths\n\nFive pupils of Binh Duong took home medals at the national contest on May 14. "
    "One of them was born in Japan.",
    "Deputies' report\n\nOfficials should draft an agreement on cooperation with Laos before the end of the year.",
    "The sisterhood's birthday\n\nThe 30th anniversary of the sisterhood with Daejeon, South Korea, falls on May 28.",
    "Office work\n\nOn May 16 the chairman received citizens. On the same afternoon he spoke with voters of Ben Cat.",
    "Visa rules\n\nFrom August 15, citizens of Germany, France and Japan may stay 45 days, an office of Binh Duong "
    "said.",
    "Forms\n\nFrom May 15 companies hand in their reports in two copies. Firms from Korea may write English.",
}


@pytest.mark.parametrize("text", NEWS)
def test_what_an_article_reports(text: str) -> None:
    assert [row(event) for event in events(text, "en")] == NEWS[text]


@pytest.mark.parametrize("text", sorted(NO_NEWS))
def test_what_is_no_event(text: str) -> None:
    assert [row(event) for event in events(text, "en")] == []
