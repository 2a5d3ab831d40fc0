"""Sound and film: known by their first bytes, bounded in size, kept as they are."""

import pytest

from filrouge.media.recording import Recording, take_film, take_sound
from filrouge.media.refusal import BadMedia

FILM = b"\0\0\0\x20ftypisom" + bytes(100)
SOUND = b"ID3\x04" + bytes(100)
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(100)


def test_a_sound() -> None:
    assert take_sound(SOUND) == Recording(data=SOUND, media_type="audio/mpeg")


def test_a_film() -> None:
    assert take_film(FILM) == Recording(data=FILM, media_type="video/mp4")


@pytest.mark.parametrize("data", [FILM, PICTURE, b"RIFF\0\0\0\0WAVEfmt ", b"hello"])
def test_what_is_no_sound(data: bytes) -> None:
    with pytest.raises(BadMedia, match="This is not a sound we can play: MP3, M4A and Ogg are"):
        take_sound(data)


@pytest.mark.parametrize("data", [SOUND, PICTURE, b"\0\0\0\x20ftypheic", b"hello"])
def test_what_is_no_film(data: bytes) -> None:
    with pytest.raises(BadMedia, match="This is not a film we can play: MP4 and WebM are"):
        take_film(data)


def test_a_film_in_the_form_of_one_maker_is_named() -> None:
    with pytest.raises(BadMedia, match=r"QuickTime film \(\.mov\).* Save it as MP4"):
        take_film(b"\0\0\0\x14ftypqt  " + bytes(100))


def test_sizes() -> None:
    for take, data in ((take_sound, SOUND), (take_film, FILM)):
        with pytest.raises(BadMedia, match="The file is empty"):
            take(b"")
        with pytest.raises(BadMedia, match=r"The file has 0\.1 MB; 0\.1 MB is the most"):
            take(data, limit_bytes=50)
        assert take(data, limit_bytes=len(data)).data == data
