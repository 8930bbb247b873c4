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
def test_a_measure_is_said_with_its_unit_in_full(written: str, heard: str) -> None:
    assert say(written) == heard
