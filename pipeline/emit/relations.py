"""What a table is: columns, keys and rows, independent of the format that it is written in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from ..model.findings import Findings
from ..model.guides import Guide, Item
from .columns import Cell, Column, Reader

Row = tuple[Cell, ...]
# The cells that the table gives (owner, ordinal), and the object whose columns follow.
Record = tuple[Row, object]
Records = Callable[[Guide, Findings | None], Iterable[Record]]

ORDINAL = Column("ordinal", "次序", "integer", "在所属者中的次序，从 1 起", minimum=1)
ITEM_ID = Column("item_id", "事项编号", description="所属事项")
ITEM_NUMBER = Column(
    "item_number", "事项序号", "integer", "所属事项的序号", nullable=True, required=False
)


class ForeignKey(NamedTuple):
    """Columns whose values, unless null, are found in `references` of another table."""

    columns: tuple[str, ...]
    table: str
    references: tuple[str, ...]


class Table(NamedTuple):
    """A table with its rows; `key` and `foreign_keys` hold for them (`check_tables`)."""

    name: str
    title: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...]
    rows: tuple[Row, ...]

    def cells(self, names: Sequence[str]) -> Iterator[Row]:
        """Yield of each row the cells in the columns `names`."""
        places = [[column.name for column in self.columns].index(name) for name in names]
        return (tuple(row[place] for place in places) for row in self.rows)


class Definition(NamedTuple):
    """How a table is made from a guide and its findings."""

    name: str
    title: str
    leading: tuple[Column, ...]
    readers: tuple[Reader, ...]
    records: Records
    key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...] = ()
    needs_findings: bool = False

    def build(self, guide: Guide, findings: Findings | None) -> Table:
        """Return the table with its rows."""
        rows = tuple(
            (*leading, *(reader.read(record) for reader in self.readers))
            for leading, record in self.records(guide, findings)
        )
        columns = (*self.leading, *(reader.column for reader in self.readers))
        return Table(self.name, self.title, columns, self.key, self.foreign_keys, rows)


def of_guide(
    name: str, title: str, readers: tuple[Reader, ...], entries: Callable[[Guide], Iterable[object]]
) -> Definition:
    """Define a table with a row for each of the guide's `entries`, known by their ordinal."""

    def records(guide: Guide, _: Findings | None) -> Iterator[Record]:
        return (((place,), entry) for place, entry in enumerate(entries(guide), 1))

    return Definition(name, title, (ORDINAL,), readers, records, ("ordinal",))


def of_items(
    name: str, title: str, readers: tuple[Reader, ...], entries: Callable[[Item], Iterable[object]]
) -> Definition:
    """Define a table with a row for each of each item's `entries`."""

    def records(guide: Guide, _: Findings | None) -> Iterator[Record]:
        for item in guide.items:
            for place, entry in enumerate(entries(item), 1):
                yield (item.id, item.number, place), entry

    owner = ForeignKey(("item_id",), "items", ("id",))
    leading = (ITEM_ID, ITEM_NUMBER, ORDINAL)
    return Definition(name, title, leading, readers, records, ("item_id", "ordinal"), (owner,))


def of_rows(
    parent: Definition,
    name: str,
    title: str,
    readers: tuple[Reader, ...],
    entries: Callable[[object], Iterable[object]],
) -> Definition:
    """Define a table with a row for each of the `entries` of each record of `parent`.

    `name` is "owner.entries" and gives the table `owner_entries`. The parent's ordinal becomes
    `owner_ordinal`, so that the entries count from 1 again.
    """
    place_of_owner = f"{name.split('.', maxsplit=1)[0]}_ordinal"

    def records(guide: Guide, findings: Findings | None) -> Iterator[Record]:
        for leading, record in parent.records(guide, findings):
            for place, entry in enumerate(entries(record), 1):
                yield (*leading, place), entry

    renamed = ORDINAL._replace(
        name=place_of_owner, title=f"{parent.title}次序", description="所属行的次序"
    )
    leading = (*parent.leading[:-1], renamed, ORDINAL)
    own = tuple(place_of_owner if column == "ordinal" else column for column in parent.key)
    link = ForeignKey(own, parent.name, parent.key)
    return Definition(
        name.replace(".", "_"), title, leading, readers, records, (*own, "ordinal"), (link,)
    )


def within(attribute: str, readers: tuple[Reader, ...]) -> tuple[Reader, ...]:
    """Return `readers` for a record that holds their object as `attribute`."""
    return tuple(Reader(reader.column, (attribute, *reader.path)) for reader in readers)


def check_tables(tables: Sequence[Table]) -> None:
    """Raise `ValueError` (our bug) when a key is not unique or a reference leads nowhere."""
    by_name = {table.name: table for table in tables}
    for table in tables:
        keys = list(table.cells(table.key))
        if len(set(keys)) != len(keys):
            raise ValueError(f"table {table.name}: key {table.key} is not unique")
        for link in table.foreign_keys:
            known = set(by_name[link.table].cells(link.references))
            for cells in table.cells(link.columns):
                if any(cell is not None for cell in cells) and cells not in known:
                    raise ValueError(f"table {table.name}: {link.columns} {cells} names no row")
