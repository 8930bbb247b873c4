"""Facts of one text looked up in another: stated there or not, and the nearest."""

from __future__ import annotations

import pytest

from lantern.article import facts
from lantern.article.facts import Fact, known


def states(
    passage: str, text: str, aliases: known.Aliases | None = None
) -> bool:
    """Tell whether a passage of an article of 1945 states all facts of a text."""
    held = known.index_facts(facts.find_facts(passage), frozenset({"1945"}))
    return all(
        held.has_fact(fact, aliases or {})
        for fact in facts.find_facts(text, "en", ())
    )


@pytest.mark.parametrize(
    ("passage", "text"),
    [
        ("They made 55 km that day.", "They made 55."),
        (
            "On August 14th it began.",
            "On the 14th, 14 August, in August, on 14 August 1945",
        ),
        ("On 2 September 1945", "on 2 September"),
        ("At 4:30 hrs the main force", "Half past four."),
        ("The 1st and 2nd Far Eastern fronts", "the First Far Eastern men"),
        ("76 Il-4 aircraft", "76 Il-4s"),
        ("The Mongolian and Chinese troops", "with Mongolians, in China"),
        ("The Soviet-Japanese war", "in Japan and for the Soviets"),
        ("the Défense of Manchukuo", "the Defense of Manchukuo's west"),
    ],
)
def test_a_fact_is_found_however_it_is_written(passage: str, text: str) -> None:
    assert states(passage, text)


@pytest.mark.parametrize(
    ("passage", "text"),
    [
        ("They lost 84,000.", "They lost 85,000."),
        ("They made 55 km.", "They made 55 miles."),
        ("They lost 12 %.", "They lost 12 men."),
        ("On August 14th", "on 15 August"),
        ("On August 14th", "on 14 August 1944"),
        ("At 18:00", "at six in the morning"),
        ("the 39th Army", "the 38th Army"),
        ("Manchuria", "in Manchukuo"),
        ("General Khata", "for Hata"),
    ],
)
def test_another_fact_is_not_found(passage: str, text: str) -> None:
    assert not states(passage, text)


def test_a_name_is_found_by_its_other_spelling() -> None:
    assert states(
        "General Khata", "for Hata", {"hata": frozenset({"hata", "khata"})}
    )


@pytest.mark.parametrize(
    ("passage", "text", "near"),
    [
        ("84,000 and 600,000", "85,000", "84,000"),
        ("55 km and 150 km", "60 km", "55 km"),
        ("on 14 August, on 2 September 1945", "on 15 August", "14 August"),
        ("at 4:30 hrs", "half past five", "4:30"),
        ("in Mudanjiang", "in Mudanjang", "Mudanjiang"),
        ("on 14 August, the 2nd Army", "the 15th", "14th"),
        ("nothing", "84,000", None),
    ],
)
def test_the_nearest_fact_is_offered(
    passage: str, text: str, near: str | None
) -> None:
    (fact,) = facts.find_facts(text, "en", ())
    assert (
        known.index_facts(facts.find_facts(passage)).find_nearest(fact) == near
    )


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("84000", "84,000"),
        ("8400", "8400"),
        ("84000 km", "84,000 km"),
        ("1.5", "1.5"),
        ("1945-08-09", "9 August 1945"),
        ("08-09", "9 August"),
        ("1945-08", "August 1945"),
        ("-08", "August"),
        ("1945", "1945"),
        ("1930s", "1930s"),
        ("04:30", "4:30"),
        ("~12:05", "12:05"),
        ("38th", "38th"),
        ("dozens", "dozens"),
    ],
)
def test_a_value_reads_as_a_person_writes_it(value: str, text: str) -> None:
    assert known.format_value(value) == text


def test_years_are_those_of_whole_dates_and_of_bare_years() -> None:
    dates = ["1945-08-09", "1946-05", "1939", "1930s", "08-09", "-08"]
    assert known.collect_years(dates) == {"1945", "1946", "1939"}


@pytest.mark.parametrize(
    ("date", "others", "years", "expected"),
    [
        ("1945", ["1945-08-09"], [], True),
        ("1945", ["1945-08"], [], True),
        ("1945", ["08-09"], ["1945"], False),
        ("-08", ["1945-08-09"], [], True),
        ("-08", ["08-14"], [], True),
        ("-08", ["1908"], [], False),
        ("-09", ["08-09"], [], True),
        ("08-09", ["1945-08-09"], [], True),
        ("1945-08-09", ["08-09"], ["1945"], True),
        ("1945-08-09", ["08-09"], ["1944"], False),
        ("1945-08", ["-08"], ["1945"], True),
        ("1945-08", ["08-14"], ["1945"], True),
        ("1945-08", ["09-14"], ["1945"], False),
    ],
)
def test_a_date_is_stated_by_one_that_says_as_much(
    date: str, others: list[str], years: list[str], *, expected: bool
) -> None:
    stated = known.index_facts(
        (Fact("date", other, 0, 0) for other in others), frozenset(years)
    )
    assert stated.has_fact(Fact("date", date, 0, 0), {}) is expected


@pytest.mark.parametrize(
    ("time", "other", "expected"),
    [
        ("~04:30", "16:30", True),
        ("~04:30", "04:30", True),
        ("04:30", "16:30", False),
        ("~04:30", "~04:31", False),
        ("~12:00", "00:00", True),
    ],
)
def test_a_time_without_its_half_of_the_day_is_either(
    time: str, other: str, *, expected: bool
) -> None:
    stated = known.index_facts([Fact("time", other, 0, 0)])
    assert stated.has_fact(Fact("time", time, 0, 0), {}) is expected


def test_the_parts_of_a_name_count_by_themselves() -> None:
    stated = known.index_facts([Fact("name", "Trans-Baikal", 0, 0)])
    assert set(stated.names) == {"transbaikal", "trans", "baikal"}
    assert stated.has_fact(Fact("name", "Baikal", 0, 0), {})


def test_short_names_must_be_the_same() -> None:
    stated = known.index_facts([Fact("name", "Ian", 0, 0)])
    assert not stated.has_fact(Fact("name", "Ians", 0, 0), {})


def index(*facts_: Fact) -> known.FactSet:
    return known.index_facts(facts_)


@pytest.mark.parametrize(
    ("figure", "other", "expected"),
    [
        ("55", "55 km", True),
        ("55 km", "55", False),
        ("55 km", "55 m", False),
        ("12", "12 %", False),
        ("12 %", "12 %", True),
        ("dozens", "24", False),
    ],
)
def test_a_bare_figure_is_stated_by_one_with_a_unit(
    figure: str, other: str, *, expected: bool
) -> None:
    stated = index(Fact("figure", other, 0, 0))
    assert stated.has_fact(Fact("figure", figure, 0, 0), {}) is expected


def test_a_year_is_stated_by_a_figure_and_a_figure_by_a_year() -> None:
    assert index(Fact("figure", "1945", 0, 0)).has_fact(
        Fact("date", "1945", 0, 0), {}
    )
    assert index(Fact("date", "1945", 0, 0)).has_fact(
        Fact("figure", "1945", 0, 0), {}
    )


@pytest.mark.parametrize(
    ("ordinal", "dates", "expected"),
    [
        ("14th", ["1945-08-14"], True),
        ("14th", ["08-14"], True),
        ("4th", ["08-14"], False),
        ("4th", ["08-04"], True),
        ("8th", ["1945-08"], False),
    ],
)
def test_an_ordinal_may_be_a_day_of_a_month_that_was_named(
    ordinal: str, dates: list[str], *, expected: bool
) -> None:
    stated = index(*(Fact("date", date, 0, 0) for date in dates))
    assert stated.has_fact(Fact("ordinal", ordinal, 0, 0), {}) is expected


@pytest.mark.parametrize(
    ("name", "other", "expected"),
    [
        ("Chinese", "China", True),
        ("Korean", "Koreans", True),
        ("Japanese", "Japan", True),
        ("Manchukuo", "Manchuria", False),
        ("Han", "Hans", False),
        ("WANG", "Wang", True),
        ("Trans-Baikal", "Baikal", False),
        ("Far-Eastern", "Eastern", False),
    ],
)
def test_a_name_may_have_another_ending(
    name: str, other: str, *, expected: bool
) -> None:
    stated = index(Fact("name", other, 0, 0))
    assert stated.has_fact(Fact("name", name, 0, 0), {}) is expected


def test_a_name_of_two_parts_is_stated_by_both() -> None:
    stated = index(Fact("name", "Soviet", 0, 0), Fact("name", "Japan", 0, 0))
    assert stated.has_fact(Fact("name", "Soviet-Japanese", 0, 0), {})


@pytest.mark.parametrize(
    ("kind", "value", "others", "near"),
    [
        ("figure", "60 km", ["55 km", "600 km"], "55 km"),
        ("figure", "60", ["55 km"], "55 km"),
        ("figure", "dozens", ["hundreds", "12"], "hundreds"),
        ("time", "05:30", ["04:30", "06:00"], "4:30"),
        ("date", "08-15", ["1945-08-14", "1945-09-02"], "14 August 1945"),
        ("date", "1944", ["1945", "1939"], "1945"),
        ("name", "Mudanjang", ["Mudanjiang", "Harbin"], "Mudanjiang"),
        ("name", "Xyz", ["Harbin"], None),
        ("ordinal", "5th", [], None),
    ],
)
def test_the_nearest_value_is_by_its_last_number(
    kind: str, value: str, others: list[str], near: str | None
) -> None:
    stated = index(*(Fact(kind, other, 0, 0) for other in others))
    assert stated.find_nearest(Fact(kind, value, 0, 0)) == near


@pytest.mark.parametrize(
    ("kind", "value", "twins"),
    [
        ("ordinal", "25th", ["25"]),
        ("figure", "25", ["25th"]),
        ("figure", "9", ["9th", "~09:00"]),
        ("figure", "9 km", []),
        ("figure", "1500000", []),
        ("date", "1945", []),
    ],
)
def test_a_fact_may_mean_something_else_in_another_language(
    kind: str, value: str, twins: list[str]
) -> None:
    found = known.list_twins(Fact(kind, value, 0, len(value)))
    assert [twin.value for twin in found] == twins
