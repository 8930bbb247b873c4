"""Mails saved as text."""

from __future__ import annotations

import pytest

from lantern.article.readers.mail import read_mail

BODY = "The ferry went over the river, and came back with nobody on it.\n"


def test_a_text_without_a_head_is_no_mail() -> None:
    assert read_mail(f"Dear Jane,\n\n{BODY}") is None


@pytest.mark.parametrize(
    ("head", "title", "author"),
    [
        (
            "From: Jane Doe <j@example.org>\nSubject: Re: The ferry",
            "The ferry",
            "Jane Doe",
        ),
        (
            "Von: Eva Kehl\nAn: Otto\nBetreff: AW: Die Fähre",
            "Die Fähre",
            "Eva Kehl",
        ),
        (
            "Da: Lucia Ferrante\nA: Paolo\nOggetto: Il ponte",
            "Il ponte",
            "Lucia Ferrante",
        ),
        (
            "De: Ana Ruiz\nPara: Luis\nAsunto: El puente",
            "El puente",
            "Ana Ruiz",
        ),
        ("Od: Marek Sikora\nDo: Ewa\nTemat: Prom", "Prom", "Marek Sikora"),
        (
            "От: Анна Лебедева\nКому: Пётр\nТема: Паром",
            "Паром",
            "Анна Лебедева",
        ),
        ("差出人: 小林 みどり\n件名: Re: 渡し船", "渡し船", "小林 みどり"),
        ("发件人：陈 海生\n主题：渡船", "渡船", "陈 海生"),
    ],
)
def test_the_head_names_title_and_author(
    head: str, title: str, author: str
) -> None:
    mail = read_mail(f"{head}\n\n{BODY}")
    assert mail is not None
    assert (mail.head.title, mail.head.author) == (title, author)
    assert mail.text.strip() == BODY.strip()


@pytest.mark.parametrize(
    ("greeting", "closing"),
    [
        ("Dear John,", "Best wishes,\nJane"),
        ("Liebe Eva,", "Viele Grüße\nOtto"),
        ("Caro Paolo,", "Ti abbraccio, e saluta i ragazzi,\nLucia"),
        ("Chère Anne,", "Je t’embrasse\nMarie"),
        ("Hola Luis:", "Un abrazo,\nAna"),
        ("Дорогой Пётр!", "Обнимаю,\nтвоя Анна"),
        ("Drogi Marku,", "Pozdrawiam\nEwa"),
    ],
)
def test_greeting_and_farewell_are_left_out(
    greeting: str, closing: str
) -> None:
    head = "From: Jane Doe\nSubject: The ferry\n\n"
    mail = read_mail(f"{head}{greeting}\n\n{BODY}\n{closing}\n")
    assert mail is not None
    assert mail.text.strip() == BODY.strip()
    assert mail.greetings == 2


def test_a_last_sentence_is_no_farewell() -> None:
    head = "From: Jane Doe\nSubject: The ferry\n\n"
    mail = read_mail(f"{head}{BODY}\nLove came late to the ferryman.\n")
    assert mail is not None
    assert mail.text.rstrip().endswith("Love came late to the ferryman.")
