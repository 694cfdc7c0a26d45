"""`python -m tests.golden`."""

from __future__ import annotations

from tests.golden.remake import main

main()
