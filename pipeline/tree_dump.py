"""The section tree as lines to read: which stretch of the source was taken for what."""

from __future__ import annotations

from collections.abc import Iterator

from .model.trees import Kind, Node, Tree

MAX_WORDS = 48
_HEAD = (Kind.NUMBER, Kind.TITLE, Kind.LABEL)


def dump_tree(tree: Tree) -> Iterator[str]:
    """Yield one line per inner node, and one per loose leaf, each with its lines in the source."""
    width = len(str(len(tree.source.line_starts)))
    stack = [(tree.root, 0)]
    while stack:
        node, depth = stack.pop()
        if node.children or node.kind is Kind.LOOSE:
            yield _describe(tree, node, depth, width)
        stack.extend((child, depth + 1) for child in reversed(node.children))


def _describe(tree: Tree, node: Node, depth: int, width: int) -> str:
    # Blank lines around a node are its own, but not what one looks for.
    at = tree.source.trim(node.start, node.end)
    span = tree.source.span(*at)
    lines = f"{span.line:>{width}}-{span.end_line:<{width}}"
    name = f" {node.name}" if node.name else ""
    kind = "LOOSE" if node.kind is Kind.LOOSE else node.kind.value
    return f"{lines}  {'  ' * depth}{kind}{name}  {_words(tree, node)}".rstrip()


def _words(tree: Tree, node: Node) -> str:
    """Return number and title where the node has them, else its first words."""
    head = node.all(*_HEAD) or ([] if node.kind is Kind.GUIDE else [node])
    words = " ".join(" ".join(tree.text(part)[: MAX_WORDS * 4].split()) for part in head)
    # NUL and other controls would confuse a terminal.
    shown = "".join(character if character.isprintable() else "�" for character in words)
    return shown if len(shown) <= MAX_WORDS else shown[: MAX_WORDS - 1] + "…"
