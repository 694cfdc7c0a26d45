"""How far long work is: one line on a terminal, and one message where a page takes long."""

from __future__ import annotations

import sys
from time import monotonic

from ..messages import Console

# A person wonders what happens after about a second.
QUIET_SECONDS = 1.0


class TerminalLine:
    """A line on the terminal that is written over; elsewhere nothing is shown."""

    def __init__(self) -> None:
        self._terminal = sys.stderr is not None and sys.stderr.isatty()
        self._shown = False

    def show(self, text: str) -> None:
        """Put `text` in the place of what was shown before."""
        if self._terminal:
            self.clear()
            sys.stderr.write(text)
            sys.stderr.flush()
            self._shown = True

    def clear(self) -> None:
        """Wipe the line before something is said in its place."""
        if self._shown:
            # Erases to the end of the line; Chinese is two columns wide, blanks would miss.
            sys.stderr.write("\r\x1b[K")
            self._shown = False


class Progress:
    """Says which of several sources is at work, once the work takes long."""

    def __init__(self, console: Console, count: int) -> None:
        self.console = console
        self.count = count
        self.number = 0
        self._start = monotonic()
        self._line = TerminalLine()

    def show(self, name: str) -> None:
        """Announce the next source."""
        self.number += 1
        if self.count > 1 and monotonic() - self._start > QUIET_SECONDS:
            shown = self.console.text("reading", number=self.number, count=self.count, name=name)
            self._line.show(shown)

    def clear(self) -> None:
        """Wipe the line before something is said in its place."""
        self._line.clear()


class RecognitionProgress:
    """Says how long the pages of a scan will take, and which one is at work."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self._start = monotonic()
        self._line = TerminalLine()

    def show(self, done: int, count: int) -> None:
        """Hear that `done` of `count` pages are recognised; the first tells how long all take."""
        self._line.clear()
        if done == 0:
            self._start = monotonic()
        seconds = (monotonic() - self._start) / max(1, done) * (count - done)
        if done == 1 and seconds > QUIET_SECONDS:
            self.console.say("recognising", count=count, seconds=round(seconds))
        if done < count:
            self._line.show(self.console.text("recognised", number=done + 1, count=count))
