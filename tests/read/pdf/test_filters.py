"""Streams unpacked, whole or not, by all that they may be packed with."""

from __future__ import annotations

import base64
import zlib

import pytest

from pipeline.read.pdf.filters import Overburdened, Unpacking, find_filters

TEXT = bytes(range(256)) + bytes(8) + b"-----A---B" * 3
# the example of the PDF reference
WOUND = bytes.fromhex("800B6050220C0C8501")


def unpack(names: bytes, body: bytes, most: int = 10_000) -> bytes:
    return b"".join(Unpacking(find_filters(b"<</Filter" + names), body, most))


@pytest.mark.parametrize(
    ("names", "packed"),
    [
        (b"/FlateDecode", zlib.compress(TEXT)),
        (b"[ /Fl /Fl ]", zlib.compress(zlib.compress(TEXT))),
        (b"/ASCII85Decode", base64.a85encode(TEXT, wrapcol=60) + b"~>"),
        (b"/AHx", b"<" + TEXT.hex(" ").encode() + b">0"),
        (b"[/A85/Fl]", base64.a85encode(zlib.compress(TEXT)) + b"~>"),
        (b"/RL", b"".join(b"\x00%c" % byte for byte in TEXT) + b"\x80more"),
        (b" 7 0 R", zlib.compress(TEXT)),
        (b"[7 0 R]", zlib.compress(TEXT)),
        (b"/DCTDecode", TEXT),
    ],
)
def test_what_is_packed_comes_back(names: bytes, packed: bytes) -> None:
    assert unpack(names, packed) == TEXT


@pytest.mark.parametrize("length", range(12))
def test_any_number_of_bytes_is_written_in_digits(length: int) -> None:
    assert unpack(b"/A85", base64.a85encode(TEXT[:length])) == TEXT[:length]


def test_codes_stand_for_what_was_before() -> None:
    assert unpack(b"/LZWDecode", WOUND) == b"-----A---B"


@pytest.mark.parametrize(("early", "more"), [(1, 511), (0, 512)])
def test_codes_get_longer(early: int, more: int) -> None:
    """The table has a code for each pair of letters; with the last of nine bits the tenth comes."""
    letters = [65 + index % 7 for index in range(600)]
    bits, known = f"{256:09b}", 257
    for letter in letters:
        bits += f"{letter:010b}" if known >= more else f"{letter:09b}"
        known += 1
    body = int(bits.ljust(len(bits) + 7, "0")[: (len(bits) + 7) // 8 * 8], 2)
    packed = body.to_bytes((len(bits) + 7) // 8, "big")
    found = unpack(b"/LZWDecode/DecodeParms<</EarlyChange %d>>" % early, packed)
    assert found[: len(letters)] == bytes(letters)


def test_what_is_cut_off_is_read_as_far_as_it_goes() -> None:
    assert TEXT.startswith(unpack(b"/Fl", zlib.compress(TEXT)[:200]))
    assert unpack(b"/Fl", b"no deflate") == b""


def test_before_what_is_damaged_hardly_anything_is_lost() -> None:
    damaged = zlib.compress(b"/A BMC " * 9_000)[:-6] + b"\xff" * 9
    assert len(unpack(b"/Fl", damaged, most=70_000)) > 50_000


def test_all_layers_are_counted_and_unpacking_ends() -> None:
    twice = zlib.compress(zlib.compress(bytes(10_000_000)))
    unpacking = Unpacking(find_filters(b"/Filter[/Fl/Fl]"), twice, 20_000)
    assert len(b"".join(unpacking)) < 20_000
    assert unpacking.size > 20_000
    # what comes behind the end of an inner layer is unpacked all the same
    behind = zlib.compress(zlib.compress(b"short") + bytes(9_000_000))
    unpacking = Unpacking(find_filters(b"/Filter[/Fl/Fl]"), behind, 20_000)
    assert b"".join(unpacking) == b"short"
    assert unpacking.size > 20_000


@pytest.mark.parametrize(
    "head", [b"/Filter/Fl/Also(/Filter/X)", b"/Filter/LZW/Also%/Filter\n/Filter/Fl"]
)
def test_a_stream_that_may_be_packed_in_two_ways_is_refused(head: bytes) -> None:
    with pytest.raises(Overburdened):
        find_filters(head)
