"""The section tree as lines to read: which stretch of the source was taken for what, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from .model.trees import Evidence, Kind, Node, Tree

MAX_WORDS = 48
_HEAD = (Kind.NUMBER, Kind.TITLE, Kind.LABEL)
# Says what an evidence is called in the reader's language.
Naming = Callable[[str], str]


def dump_tree(tree: Tree, naming: Naming | None = None) -> Iterator[str]:
    """Yield one line per inner node, and one per loose leaf, each with its lines in the source.

    With `naming` the evidences for a heading stand below it, each with its weight.
    """
    width = len(str(len(tree.source.line_starts)))
    stack = [(tree.root, 0)]
    while stack:
        node, depth = stack.pop()
        if node.children or node.kind is Kind.LOOSE:
            yield _describe(tree, node, depth, width)
            if naming is not None and node.why:
                yield _explain(node.why, naming, " " * (2 * width + 3 + 2 * depth))
        stack.extend((child, depth + 1) for child in reversed(node.children))


def _explain(why: tuple[Evidence, ...], naming: Naming, indent: str) -> str:
    """Return a line such as `  = 7: +4 the profile knows its words, +3 it is set apart …`."""
    score = sum(evidence.weight for evidence in why)
    told = ", ".join(f"{evidence.weight:+d} {naming(evidence.name)}" for evidence in why)
    return f"{indent}  = {score}: {told}"


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
