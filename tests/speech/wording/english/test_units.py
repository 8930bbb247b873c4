"""Measures, as an English narrator says them."""

from __future__ import annotations

import pytest

from tests.support.spoken import say


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("5 km", "five kilometres"),
        ("1.5 km", "one point five kilometres"),
        ("5 km/h", "five kilometres an hour"),
        ("60 mph", "sixty miles an hour"),
        ("3 m", "three metres"),
        ("3 m.", "three metres."),
        ("10 kg", "ten kilograms"),
        ("1 kg", "one kilogram"),
        ("20 °C", "twenty degrees Celsius"),
        ("-5 °C", "minus five degrees Celsius"),
        ("20°", "twenty degrees"),
        ("100 m²", "one hundred square metres"),
        ("5 km²", "five square kilometres"),
        ("3 ha", "three hectares"),
        ("5 %", "five percent"),
        ("5%", "five percent"),
        ("1%", "one percent"),
        ("2.5%", "two point five percent"),
        ("10 ft", "ten feet"),
        ("1 ft", "one foot"),
        ("50 mm", "fifty millimetres"),
        ("75-mm gun", "seventy-five millimetre gun"),
        ("a 5-km march", "a five kilometre march"),
        ("3 t", "three tonnes"),
        ("40 hp", "forty horsepower"),
        ("250 cm", "two hundred fifty centimetres"),
        ("12 lb", "twelve pounds"),
        ("3 oz", "three ounces"),
        ("1 mi", "one mile"),
        ("5 mi.", "five miles."),
        ("30 l", "thirty litres"),
        ("6 ft 2 in", "six feet two inches"),
        ("10–15 km", "ten to fifteen kilometres"),
        ("10-15%", "ten to fifteen percent"),
        ("100 W", "one hundred watts"),
        ("5 kW", "five kilowatts"),
    ],
)
def test_a_measure_is_said_with_its_unit_in_full(
    written: str, heard: str
) -> None:
    assert say(written) == heard


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        (
            "1 km/h, 1 mph, 1 m/s",
            "one kilometre an hour, one mile an hour, one metre a second",
        ),
        ("1 psi", "one pound per square inch"),
        ("1 ft², 1 mi²", "one square foot, one square mile"),
        ("1 °C", "one degree Celsius"),
        ("1 hp, 1 Hz, 1 kHz", "one horsepower, one hertz, one kilohertz"),
        ("1 lb, 1 ft", "one pound, one foot"),
        ("1 min, 1 hPa", "one minute, one hectopascal"),
    ],
)
def test_one_of_a_unit_is_in_the_singular(written: str, heard: str) -> None:
    assert say(written) == heard


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("a 5 km march", "a five kilometre march"),
        ("a 3 ft wall", "a three foot wall"),
        ("an 8 km front", "an eight kilometre front"),
        ("a 50 km/h limit", "a fifty kilometre an hour limit"),
        ("a 12.7 mm gun", "a twelve point seven millimetre gun"),
        ("a 50 % rise", "a fifty percent rise"),
        ("a front of 8 km", "a front of eight kilometres"),
        ("the 5 km to the town", "the five kilometres to the town"),
    ],
)
def test_a_measure_that_describes_one_thing_is_in_the_singular(
    written: str, heard: str
) -> None:
    assert say(written) == heard
