"""Words of scripts without blanks: where dictionaries part them."""

from __future__ import annotations

import pytest

from lantern.core.cjk import count_columns, split_breakable, split_to_width
from lantern.core.dictionary_words import has_dictionary_letters
from lantern.graphics import look
from lantern.graphics.look.typesetting import wrap

THAI = "ทหาร|ญี่ปุ่น|หลาย|แสน|คน|ถูก|จับ|เป็น|เชลย|และ|ถูก|ส่ง|ไป|ยัง|ไซบีเรีย"
LAO = "ສົງຄາມ|ໂລກ|ຄັ້ງທີ|ສອງ|ໄດ້|ສິ້ນສຸດລົງ|ໃນ|ເດືອນ|ກັນຍາ"
KHMER = "ប្រជាជន|កូរ៉េ|អបអរសាទរ|ការ|រំដោះ|ចេញពី|ការ|កាន់កាប់|របស់|ជប៉ុន"
BURMESE = "ဆိုဗီယက်|တပ်မတော်|သည်|နယ်စပ်|ကို|ဖြတ်|ကျော်|ခဲ့|သည်"


@pytest.mark.parametrize("parted", [THAI, LAO, KHMER, BURMESE])
def test_a_sentence_is_parted_between_its_words(parted: str) -> None:
    assert split_breakable(parted.replace("|", "")) == parted.split("|")


@pytest.mark.parametrize(
    "parted",
    [
        "ปี1945ที่|โตเกียว",  # a figure stays with both of its neighbours
        "มากๆ|และ",  # the sign of repetition belongs to the word before it
        "“ประเทศไทย”",
        "“ประเทศ|ญี่ปุ่น”",
        "ប្រជាជន។|ជប៉ុន",
        "ប្រជាជន។”|ជប៉ុន",
        "ไทย|中|国|ไทย",
        "พ.ศ.๒๔๘๘",
        "แม่น้ำ|อา|มูร์",  # the river, not the mother of water
        "ภาค|ตะวันออกเฉียงเหนือ|ของ|จีน",
        "ฆฆฆ",  # letters that are in no word stay together
        "ประเทศ|ฆฆฆ|ไทย",
    ],
)
def test_marks_figures_and_names_stay_with_their_words(parted: str) -> None:
    assert split_breakable(parted.replace("|", "")) == parted.split("|")


@pytest.mark.parametrize(
    "text", ["Хинган", "東北", "한국어", "العربية", "हिन्दी"]
)
def test_other_scripts_need_no_dictionary(text: str) -> None:
    assert not has_dictionary_letters(text)


def test_no_vowel_is_parted_from_its_consonant() -> None:
    # in no dictionary, so signs are all there is
    parts = split_breakable("ประเทศเฆฆ์ฆำไทย")
    assert parts == ["ประเทศ", "เฆฆ์ฆำ", "ไทย"]


def test_marks_over_and_under_letters_take_no_column() -> None:
    assert [count_columns(text) for text in ("น้ำ", "ญี่ปุ่น", "គ្រា")] == [2, 3, 3]


def test_captions_part_a_long_sentence_evenly_between_words() -> None:
    sentence = THAI.replace("|", "")
    assert count_columns(sentence) == 44
    assert split_to_width(sentence, 42) == [
        "ทหารญี่ปุ่นหลายแสนคนถูกจับเป็น",
        "เชลยและถูกส่งไปยังไซบีเรีย",
    ]


@pytest.mark.parametrize("parted", [THAI, LAO, KHMER])
def test_a_card_breaks_between_words_only(parted: str) -> None:
    role = look.load().roles["statement"]
    text = parted.replace("|", "")
    lines = wrap(text, role, role.measure_width(text) / 2.5)
    assert len(lines) == 3
    assert "".join(lines) == text
    words = parted.split("|")
    starts = {"".join(words[:i]) for i in range(len(words))}
    assert {text[: text.index(line)] for line in lines} <= starts
