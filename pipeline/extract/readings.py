"""How the extractors read a node of the tree: as running text, as cells, as a numbered title."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.model.characters import BULLETS
from pipeline.model.numerals import read_numeral
from pipeline.model.profiles import Profile
from pipeline.model.prose import Prose, read_node
from pipeline.model.spans import Span
from pipeline.model.trees import Kind, Node, Tree

_AROUND_NUMBER = " \t.．、,，。()（）[]【】*第条章节事项业务#-—–•:：;；"

_PRINT = rf"[\s:：*【】〖〗「」\[\]★※。\u200b-\u200d\ufeff{BULLETS}]+"
_AROUND_LABEL = re.compile(rf"^{_PRINT}|{_PRINT}$")


class Reading(NamedTuple):
    """A tree, and the ways to read its nodes."""

    tree: Tree

    @property
    def profile(self) -> Profile:
        """The vocabulary that the tree was found with."""
        return self.tree.profile

    def prose(self, node: Node, *kinds: Kind) -> Prose:
        """Return the running text of the node's own leaves of `kinds`."""
        return read_node(self.tree, node, *kinds)

    def leaf(self, node: Node) -> Prose:
        """Return the running text of one leaf."""
        return read_node(self.tree, node)

    def span(self, node: Node) -> Span:
        """Return the place of the node's words, blanks at its ends aside."""
        start, end = self.tree.source.trim(node.start, node.end)
        return self.tree.source.span(start, max(start, end))

    def number(self, node: Node) -> int | None:
        """Return the number that the node prints before its words."""
        printed = self.printed_number(node)
        return None if printed is None else read_numeral(printed)

    def printed_number(self, node: Node) -> str | None:
        """Return the number as printed, without the marks around it; a bullet is none."""
        number = node.first(Kind.NUMBER)
        printed = "" if number is None else self.words(number).strip(_AROUND_NUMBER)
        return printed if any(map(str.isalnum, printed)) else None

    def words(self, node: Node) -> str:
        """Return the words of a node as people read them."""
        return self.tree.source.readable[node.start : node.end]

    def label(self, node: Node) -> str:
        """Return the node's label as printed, without colon and brackets."""
        label = node.first(Kind.LABEL)
        if label is not None:
            return _AROUND_LABEL.sub("", self.words(label))
        if node.header is None:
            return ""
        return squeeze(self.tree.source.readable[slice(*node.header)].split("\t")[0])


def squeeze(text: str) -> str:
    """Return `text` without white space: names are compared so, since layout adds blanks."""
    return "".join(text.split())
