"""Piper."""

from __future__ import annotations


def test_piper_takes_sounds_and_says_what_is_wrong(tmp_path: Path) -> None:
    pytest.importorskip("piper")
    pytest.importorskip("onnxruntime")
    file = engines.piper_voice(tmp_path)
    said = {
        text: voices.VOICES["piper"]({"voice": str(file)}).speak(
            voices.Utterance(
                wording.split_words("Hailar stood.", "en", {"Hailar": text}), "en", {}
            ),
            tmp_path,
        )
        for text in (
            Pronunciation(ipa="ˈhaɪlɑː"),
            Pronunciation(ipa="ˈhaɪlɑːlɑːlɑː"),
            Pronunciation(say="ˈhaɪ"),
        )
    }
    lengths = [len(take.pcm) for take in said.values()]
    assert lengths[1] - lengths[0] == pytest.approx(
        12 * 1536 * 48_000 / 22_050, rel=0.02
    ), "six phonemes more, each with a blank"
    with pytest.raises(VoiceFailure, match=r"no file stub\.onnx\.json in"):
        file.with_name("stub.onnx.json").unlink()
        voices.VOICES["piper"]({"voice": str(file)}).speak(line(), tmp_path)
    engines.piper_voice(tmp_path).write_bytes(b"no model")
    with pytest.raises(VoiceFailure, match=r"can't load stub\.onnx"):
        voices.VOICES["piper"]({"voice": str(file)}).speak(line(), tmp_path)
    with pytest.raises(ValueError, match="needs a voice file"):
        voices.VOICES["piper"]({})
