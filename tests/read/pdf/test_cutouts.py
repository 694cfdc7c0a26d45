"""Shapes cut out of each other are counted as long as nothing restores what was before."""

from __future__ import annotations

import pytest

from pipeline.read.pdf.cutouts import count_cutouts

CUT = b"0 0 9 9 re W n "
LETTERS = b"BT (A) Tj ET "


def test_few_are_not_worth_a_look() -> None:
    assert count_cutouts(CUT * 1_000) == 0


@pytest.mark.parametrize("cut", [b"0 0 9 9 re W* n ", b"0 0 9 9 re W\0n ", b"[]W n "])
def test_all_that_nothing_restores_count(cut: bytes) -> None:
    assert count_cutouts(cut * 2_000) == 2_000
    assert count_cutouts((b"q " + cut + b"q Q ") * 2_000) == 2_000
    assert count_cutouts((b"q " + cut + b"Q ") * 2_000) == 1


@pytest.mark.parametrize("fake", [b"(Q)", b"( Q )", b"((a) Q ) ", b"% Q \n", b"< Q >", b"Q* "])
def test_what_only_looks_as_if_it_restores_is_none(fake: bytes) -> None:
    assert count_cutouts((b"q " + CUT + fake) * 2_000) == 2_000


def test_a_picture_in_the_content_restores_nothing() -> None:
    picture = b"BI /W 9 ID  Q  EI "
    assert count_cutouts((b"q " + CUT + picture) * 2_000) == 2_000


@pytest.mark.parametrize(
    ("mode", "cuts"),
    [(b"7", 1), (b"5.0", 1), (b"+4", 1), (b"3", 0), (b"7 Tr 9", 1), (b"7 Tr 0", 0)],
)
def test_letters_cut_out_in_some_modes(mode: bytes, cuts: int) -> None:
    assert count_cutouts(b"7 Tr 0 Tr " + mode + b" Tr " + LETTERS * 1_000) == cuts * 5_000


def test_a_mode_is_restored() -> None:
    assert count_cutouts(b"q 7 Tr " + LETTERS + b"Q " + LETTERS * 1_000) == 5
