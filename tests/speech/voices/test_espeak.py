"""The offline voice."""

from __future__ import annotations


def test_espeak_cues_begin_where_words_are_heard(tmp_path: Path) -> None:
    """Words after a pause begin with sound, and a pause belongs to no word."""
    take = voices.VOICES["espeak"]({}).speak(
        line("Nobody moved. Many are lost. Under fire."), tmp_path
    )
    loud = np.abs(take.pcm.astype(int)) > 200
    for i in (2, 5):
        end, start = take.cues[i - 1][1], take.cues[i][0]
        assert start - end > 48 * 100
        assert not loud[end + 96 : start].any()
        assert loud[start : start + 48 * 40].any()


def test_espeak_gives_time_to_words_it_runs_together(tmp_path: Path) -> None:
    take = voices.VOICES["espeak"]({}).speak(
        line("The end of the war, in the north, was near."), tmp_path
    )
    assert all(end > start for start, end in take.cues)


def test_espeak_speaks_a_long_narration_in_time(tmp_path: Path) -> None:
    take = voices.VOICES["espeak"]({}).speak(line(f"{TEXT} " * 20), tmp_path)
    lengths = [(end - start) / 48_000 for start, end in take.cues]
    assert 60 < len(take.pcm) / 48_000 < 240
    assert max(lengths) < 2.5


def test_espeak_rate_and_language(tmp_path: Path) -> None:
    voice = voices.VOICES["espeak"]({"rate": 300})
    assert len(voice.speak(line(), tmp_path).pcm) < 0.7 * len(
        voice.speak(line(rate=148), tmp_path).pcm
    )
    assert len(voice.speak(line("中国 东北 一九四五 年。", "zh"), tmp_path).cues) == 4
    assert [
        espeak.choose_voice(tag) for tag in ("en", "en-GB", "zh-CN", "fr-FR", "ru")
    ] == [
        "en-us+edward",
        "en+edward",
        "cmn",
        "fr",
        "ru",
    ]


def test_espeak_says_the_sounds_of_the_lexicon(tmp_path: Path) -> None:
    """English voices take them; others and engines without sounds read the respelling."""

    def spoken(language: str, say: Pronunciation) -> voices.Take:
        words = wording.split_words(
            "Mudanjiang's walls fell.", language, {"Mudanjiang": say}
        )
        return voices.VOICES["espeak"]({}).speak(
            voices.Utterance(words, language, {}), tmp_path
        )

    by_sound = spoken("en", Pronunciation(say="zip", ipa="mudɑnˈdʒjɑŋ"))
    by_letters = spoken("en", Pronunciation(say="zip"))
    assert len(by_sound.pcm) > len(by_letters.pcm) + 48_000 * 0.3
    assert [len(take.cues) for take in (by_sound, by_letters)] == [3, 3]
    first = [cues[0][1] - cues[0][0] for cues in (by_sound.cues, by_letters.cues)]
    assert first[0] > first[1] + 48_000 * 0.3, "its cue holds the name"
    assert np.array_equal(
        spoken("de", Pronunciation(say="zip", ipa="mudɑn")).pcm,
        spoken("de", Pronunciation(say="zip")).pcm,
    )


def test_espeak_takes_no_sounds_from_the_narration(tmp_path: Path) -> None:
    """Brackets that an author wrote are text, whatever stands in them."""
    plain = voices.VOICES["espeak"]({}).speak(line("He wrote m u d there."), tmp_path)
    bracketed = voices.VOICES["espeak"]({}).speak(
        line("He wrote [[mud]] there."), tmp_path
    )
    assert len(bracketed.cues) == 4 and len(bracketed.pcm) < len(plain.pcm) * 1.3
    assert bracketed.cues[2][1] > bracketed.cues[2][0]


def test_espeak_failures_are_the_voices(tmp_path: Path) -> None:
    with pytest.raises(VoiceFailure, match="espeak-ng has no voice 'xx-none'"):
        voices.VOICES["espeak"]({"voice": "xx-none"}).speak(line(), tmp_path)
    with pytest.raises(VoiceFailure, match="said nothing"):
        voices.VOICES["espeak"]({}).speak(line("—"), tmp_path)
