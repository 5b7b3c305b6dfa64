"""How English pages put it: leads in the words of many offices, agencies and papers, with the event that each reports.

Each article bears the date that is given; the kind may be any of those named.
"""

from __future__ import annotations

from datetime import date

import pytest

from tests.extract.reading import dates, events

# province, published, headline, body, the dates and the kinds that are right
TOLD: list[tuple[str, str, str, str, dict[str, str]]] = [
    (
        "Binh Duong",
        "2023-03-15",
        "Binh Duong, Chungnam step up ties",
        "Leaders of Binh Duong hosted a reception for Governor of Chungcheongnam-do Kim Tae-heum on March 14.\n\n"
        "The guest thanked the hosts for the warm reception.",
        {"2023-03-14": "visit"},
    ),
    (
        "Binh Duong",
        "2023-03-15",
        "Japanese firms look for chances in Binh Duong",
        "A group of 30 executives from Kansai arrived in the province on Tuesday to look into industrial parks "
        "and housing.",
        {"2023-03-14": "visit promotion"},
    ),
    (
        "Binh Duong",
        "2022-09-08",
        "Dutch consul general bids farewell",
        "Carel Richter, whose term as Consul General of the Netherlands in Ho Chi Minh City is ending, bade "
        "farewell to provincial leaders on September 7.",
        {"2022-09-07": "consular"},
    ),
    (
        "Binh Duong",
        "2021-08-12",
        "Singapore presents medical supplies to Binh Duong",
        "Consul General of Singapore in Ho Chi Minh City Kho Ngee Seng Roy handed over 50,000 face masks and 20 "
        "ventilators to the provincial Department of Health on August 11.",
        {"2021-08-11": "consular"},
    ),
    (
        "Binh Duong",
        "2022-11-30",
        "Province, Emmen mark ten years of friendship",
        "A ceremony marking the 10th anniversary of the friendship between Binh Duong and Emmen took place in "
        "Thu Dau Mot city on November 29.",
        {"2022-11-29": "other exchange"},
    ),
    (
        "Binh Duong",
        "2019-06-21",
        "Binh Duong in the Smart21",
        "The Intelligent Community Forum has put Binh Duong on its list of the 21 smartest communities for the "
        "second year in a row, it was made known in Taipei on June 20.",
        {"2019-06-20": "award"},
    ),
    (
        "Binh Duong",
        "2023-12-05",
        "Chargé d'affaires of Cuba visits Binh Duong",
        "On the afternoon of December 4, Vice Chairman Mai Hung Dung welcomed Mr. Orlando Hernandez, Cuban "
        "Ambassador to Vietnam, who came to say goodbye.",
        {"2023-12-04": "consular"},
    ),
    (
        "Binh Duong",
        "2022-06-10",
        "Fitness walk brings consulates together",
        "More than 200 staff of foreign consulates and businesses joined a friendship walk hosted by Binh Duong "
        "on June 9.",
        {"2022-06-09": "exchange consular"},
    ),
    (
        "Binh Duong",
        "2018-10-12",
        "WTA opens its 11th general assembly in Binh Duong",
        "The 11th General Assembly of the World Technopolis Association opened at the new city on Thursday, with "
        "300 delegates from 40 countries.",
        {"2018-10-11": "conference"},
    ),
    (
        "Binh Duong",
        "2020-02-18",
        "Letter from Binh Duong to Daejeon",
        "The provincial People's Committee wrote to the Mayor of Daejeon on February 17 to share the grief of "
        "the Korean city over the pandemic.",
        {"2020-02-17": "statement"},
    ),
    (
        "Binh Duong",
        "2024-08-30",
        "Lao students start their studies in Binh Duong",
        "Thirty students from Champasak were welcomed at Thu Dau Mot University on August 29.",
        {"2024-08-29": "exchange visit"},
    ),
    (
        "Da Nang",
        "2023-07-07",
        "Da Nang, Kawasaki agree on smart port",
        "The municipal People's Committee and the city of Kawasaki inked a letter of intent on port cooperation "
        "on July 6.",
        {"2023-07-06": "agreement"},
    ),
    (
        "Da Nang",
        "2023-06-03",
        "DIFF 2023: fireworks teams from eight countries",
        "The Da Nang International Fireworks Festival kicked off on June 2 with teams from France and Finland.",
        {"2023-06-02": "exchange conference"},
    ),
    (
        "Quang Ninh",
        "2022-05-26",
        "Quang Ninh, Guangxi hold border talks",
        "Officials of Mong Cai and Dongxing met at the Bac Luan II bridge on May 25 to talk over customs clearance.",
        {"2022-05-25": "meeting"},
    ),
    (
        "Gyeonggi",
        "2019-04-03",
        "Gyeonggi to open office in Hanoi",
        "Gyeonggi Province will open a business centre in Hanoi on May 2 to help its companies in Vietnam.",
        {"2019-05-02": "other promotion"},
    ),
    (
        "Punjab (PK)",
        "2022-03-11",
        "Turkish envoy meets Punjab Governor",
        "Turkish Ambassador Ihsan Mustafa Yurdakul called on Governor Chaudhry Muhammad Sarwar at Governor House "
        "on Thursday and discussed trade.",
        {"2022-03-10": "consular"},
    ),
    (
        "Punjab (PK)",
        "2022-03-11",
        "CM condoles with Turkish people",
        "Chief Minister Usman Buzdar on Friday expressed grief over the loss of lives in the earthquake in Izmir "
        "and extended sympathies to the Turkish people.",
        {"2022-03-11": "statement"},
    ),
    (
        "Ontario",
        "2016-01-29",
        "Premier Wynne in India",
        "Premier Kathleen Wynne wrapped up a 10-day business mission to India today, after signing 65 agreements.",
        {"2016-01-29": "visit promotion agreement"},
    ),
    (
        "Guangdong",
        "2021-11-12",
        "Guangdong and Bavaria hold online dialogue",
        "Representatives of Guangdong Province and the German state of Bavaria exchanged views via video link on "
        "Nov. 11 on the 35th anniversary... of their ties.",
        {"2021-11-11": "meeting"},
    ),
    (
        "Nebraska",
        "2023-09-12",
        "Governor Pillen signs MOU with Binh Duong Province",
        "LINCOLN, NE - Today, Governor Jim Pillen and a delegation from Binh Duong, Vietnam, signed a memorandum "
        "of understanding at the State Capitol.",
        {"2023-09-12": "agreement"},
    ),
    (
        "Binh Duong",
        "2023-04-10",
        "Binh Duong's calendar of external relations in April",
        "April 12: Consul General of China Wei Huaxiang pays a courtesy call.\n\n"
        "April 18: Delegation of Yamaguchi Prefecture works with the Department of Foreign Affairs.\n\n"
        "April 25-27: Binh Duong takes part in the Hannover Messe in Germany.",
        {"2023-04-12": "consular", "2023-04-18": "visit meeting", "2023-04-25/2023-04-27": "conference promotion"},
    ),
    (
        "Binh Duong",
        "2023-04-10",
        "Friendship ties of Binh Duong",
        "- Champasak (Laos): established on July 17, 2000\n- Daejeon (South Korea): signed on May 4, 2005\n- "
        "Emmen (Netherlands): 12 October 2012\n- Yamaguchi (Japan): MOU signed on November 29, 2014",
        {
            "2000-07-17": "twinning",
            "2005-05-04": "twinning agreement",
            "2012-10-12": "twinning",
            "2014-11-29": "agreement",
        },
    ),
    (
        "Binh Duong",
        "2017-02-21",
        "Chinese Consul General pays visit",
        "New Chinese Consul General in Ho Chi Minh City Wu Jun paid a visit to Binh Duong on Monday.\n\n"
        "He was received by Chairman Tran Thanh Liem.\n\n"
        "The two sides expressed satisfaction with the growth of trade.",
        {"2017-02-20": "consular"},
    ),
    (
        "Binh Duong",
        "2017-02-21",
        "Province thanks Japanese donors",
        "The Japanese Consulate General and the provincial authorities cut the ribbon for a new kindergarten in "
        "Bau Bang on February 20.\n\n"
        "The school was built with a grant of 80,000 USD from Tokyo.",
        {"2017-02-20": "consular other"},
    ),
    (
        "Binh Duong",
        "2023-05-17",
        "Thai princess tours Binh Duong",
        "Princess Maha Chakri Sirindhorn of Thailand was in Binh Duong on May 16, where she looked round a "
        "textile mill and a school.",
        {"2023-05-16": "visit"},
    ),
    (
        "Binh Duong",
        "2016-04-22",
        "Football brings Oryol and Binh Duong together",
        "Young players from Oryol (Russia) faced the team of Becamex Binh Duong in Thu Dau Mot on April 21.",
        {"2016-04-21": "exchange"},
    ),
    (
        "Binh Duong",
        "2019-09-30",
        "Exhibition on Korean culture",
        "Photographs and costumes of Korea went on display at the Binh Duong Museum on September 28 as part of "
        "the Korean Culture Days.",
        {"2019-09-28": "exchange"},
    ),
    (
        "Binh Duong",
        "2019-09-30",
        "Province and Taiwanese investors sit down",
        "Problems of 200 Taiwanese firms were on the table when the provincial leadership heard them out on "
        "September 27.",
        {"2019-09-27": "meeting"},
    ),
    (
        "Binh Duong",
        "2022-12-02",
        "Binh Duong honours foreign experts",
        "The province awarded certificates of merit to ten Japanese and Korean experts on December 1.",
        {"2022-12-01": "award other"},
    ),
    (
        "Lam Dong",
        "2024-03-02",
        "Japanese chef week in Da Lat",
        "Da Lat will host a Japanese food week from March 8 to 12, the Consulate General of Japan said.",
        {"2024-03-08/2024-03-12": "exchange"},
    ),
    (
        "Binh Duong",
        "2018-03-08",
        "Delegates from Cuba lay flowers",
        "A delegation of the Cuban Federation of Women, led by its Secretary General Teresa Amarelle, offered "
        "incense at the Thuan An memorial yesterday.",
        {"2018-03-07": "visit"},
    ),
    (
        "Dong Nai",
        "2023-11-20",
        "Dong Nai promotes Long Thanh in Seoul",
        "More than 150 Korean firms turned up at a Dong Nai investment seminar in Seoul on November 17.",
        {"2023-11-17": "promotion"},
    ),
    (
        "Binh Duong",
        "2022-08-31",
        "Thu Dau Mot University partners Hungarian school",
        "Thu Dau Mot University and the University of Pécs, Hungary, exchanged a cooperation agreement on "
        "training on August 30.",
        {"2022-08-30": "agreement"},
    ),
    (
        "Binh Duong",
        "2022-08-31",
        "Binh Duong accepted into the World Trade Centers Association",
        "The World Trade Centers Association took in WTC Binh Duong New City as its newest member in August 2018.",
        {"2018-08": "membership"},
    ),
    (
        "Binh Duong",
        "2023-01-12",
        "New Year wishes from Laos",
        "Lao Consul General Phimpha Keomixay and her staff brought New Year wishes to the provincial Party "
        "Committee on January 11.",
        {"2023-01-11": "consular statement"},
    ),
    (
        "Chungcheongbuk",
        "2022-06-30",
        "Governor-elect greets Vietnamese friends",
        "A friendship delegation of Vinh Phuc province will tour Cheongju from July 4 through July 7.",
        {"2022-07-04/2022-07-07": "visit"},
    ),
    (
        "Binh Duong",
        "2019-11-05",
        "Binh Duong's leaders visit Oryol",
        "November 4, 2019, Oryol. The Governor of the Oryol region, Andrey Klychkov, held a working meeting with "
        "the delegation of Binh Duong province.",
        {"2019-11-04": "visit meeting"},
    ),
]
NOTHING: list[tuple[str, str, str, str]] = [
    (
        "Binh Duong",
        "2022-06-10",
        "Binh Duong draws 1.2 billion USD in five months",
        "The province had licensed 30 projects from Japan and South Korea by May 20, the statistics office said "
        "on June 8.\n\n"
        "Exports to the US rose by 12 percent.",
    ),
    (
        "Binh Duong",
        "2022-06-10",
        "Road opened to traffic",
        "The provincial People's Committee opened the DT746 road in Tan Uyen to traffic on June 9. Japanese "
        "drivers use it, too.",
    ),
    (
        "Binh Duong",
        "2022-06-10",
        "Korean held for theft",
        "Police in Di An detained a Korean man on June 8 on suspicion of stealing.",
    ),
    (
        "Binh Duong",
        "2022-06-10",
        "People's Council opens session",
        "The provincial People's Council opened its fifth session on June 9 to discuss budget and land.",
    ),
    (
        "Binh Duong",
        "2022-06-10",
        "Lego hires",
        "The Danish toy maker will begin to hire workers in Binh Duong on July 1, it said on Thursday.",
    ),
    (
        "Binh Duong",
        "2022-06-10",
        "President to visit Japan",
        "State President Nguyen Xuan Phuc will pay an official visit to Japan from June 26 to 28, the foreign "
        "ministry said on June 9.\n\n"
        "Among the provinces with most Japanese capital is Binh Duong.",
    ),
    (
        "Binh Duong",
        "2022-06-10",
        "Weather",
        "Heavy rain is forecast for Binh Duong from June 11 to 13, as a storm nears from the Philippines.",
    ),
    (
        "Ontario",
        "2022-06-10",
        "Election called",
        "Ontario went to the polls on June 2; turnout fell, and papers in the US and Britain took note.",
    ),
]


@pytest.mark.parametrize(
    ("province", "published", "headline", "body", "expected"), TOLD, ids=[headline for _, _, headline, _, _ in TOLD]
)
def test_what_the_page_tells_is_found(
    province: str, published: str, headline: str, body: str, expected: dict[str, str]
) -> None:
    found = events(f"{headline}\n\n{body}", "en", date.fromisoformat(published), province=province)
    assert {dates(event) for event in found} == set(expected)
    assert all({event.kind, *event.also} & set(expected[dates(event)].split()) for event in found)


@pytest.mark.parametrize(
    ("province", "published", "headline", "body"), NOTHING, ids=[headline for _, _, headline, _ in NOTHING]
)
def test_news_without_an_event_of_ours_gives_none(province: str, published: str, headline: str, body: str) -> None:
    assert events(f"{headline}\n\n{body}", "en", date.fromisoformat(published), province=province) == []
