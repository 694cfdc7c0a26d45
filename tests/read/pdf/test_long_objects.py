"""Long objects are counted, also those packed with others; streams and short ones are not."""

from __future__ import annotations

import zlib

import pytest

from pipeline.read.pdf.long_objects import measure_long_objects
from pipeline.read.pdf.streams import find_streams

LONG = b"[%s]" % (b"0 " * 15_000)
SHORT = b"[%s]" % (b"0 " * 5_000)


def measure(data: bytes) -> int:
    return measure_long_objects(data, list(find_streams(data)))


def pack(header: bytes, *objects: bytes, more: bytes = b"") -> bytes:
    """Return a stream of objects behind the list of where they begin."""
    body = zlib.compress(header + b"".join(objects))
    return b"9 0 obj<</Type/ObjStm/Filter/FlateDecode%s>>stream\n%s\nendstream" % (more, body)


@pytest.mark.parametrize("count", [1, 3])
def test_long_objects_are_counted_and_short_ones_not(count: int) -> None:
    short, long = (b"1 0 obj%sendobj " % each for each in (SHORT, LONG))
    assert measure(short * 9) == 0
    assert len(LONG) * count <= measure((short + long) * count) < (len(LONG) + 20) * count


def test_what_stands_in_a_stream_is_no_object() -> None:
    stream = b"1 0 obj<<>>stream\n%s\nendstream " % LONG
    assert measure(stream) == 0
    assert measure(stream + b"obj" + LONG + stream) >= len(LONG)


def test_the_table_of_all_objects_is_none_of_them() -> None:
    assert measure(b"xref\n" + b"0000012345 00000 n \n" * 5_000) == 0


def test_objects_packed_together_are_told_apart() -> None:
    ends = b"1 0 2 10002 3 20004 "
    assert measure(pack(ends, SHORT, SHORT, SHORT)) == 0
    assert measure(pack(b"1 0 2 10002 ", SHORT, LONG)) == len(LONG)


def test_objects_in_no_order_may_each_be_the_whole() -> None:
    assert measure(pack(b"1 0 2 0 3 0 ", LONG)) == 3 * len(LONG)
    assert measure(pack(b"%1 0 2 9\n", LONG)) > len(LONG)


def test_objects_kept_as_differences_may_be_long() -> None:
    assert measure(pack(b"1 0 ", SHORT, more=b"/DecodeParms<</Predictor 12>>")) > 1_000_000
