"""Tables that can be edited: as many rows and columns on a slide as can be read, then the next."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.table import Table as SlideTable
from pptx.table import _Cell
from pptx.util import Pt

from app.exports.pptx.blocks import BODY
from app.exports.pptx.boxes import Box
from app.exports.pptx.canvas import Canvas
from app.exports.pptx.look import Ink
from app.exports.pptx.words import SPACING, cut, height_of, readable, width_of
from app.exports.pptx.writing import Text, put_texts, text_box
from app.figures.shapes import Table

_TITLE = 14.0
_SIZES = (16.0, 15.0, 14.0, 13.0)
"""Larger than needed where there is room."""
_ASIDE, _ABOVE = 7.0, 2.0
"""Points around the words of a cell."""
_SLACK = 2.0
_BROKEN = 14.0
"""The largest type in which words of a cell go on to another line."""
_FEW_ROWS = 3
_BRIEF = 3
"""Lines of a cell where only the first rows are shown."""
_WIDEST_WORD = 150.0
_PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""What PowerPoint calls its style without lines and fills."""


@dataclass(frozen=True)
class TableBlock:
    """A table, or what is left of one."""

    table: Table
    part: str = ""
    """"(continued)" for what is left."""
    size: float = BODY
    """Of its type."""
    grows: bool = False

    def least(self, width: float) -> float:
        """The height of all its rows; more than any slide has if it is too wide."""
        if len(self._fitting_columns(width)) < len(self.table.columns):
            return 1e6
        return self._title_height(width) + sum(self._heights(width))

    def split(self, width: float, height: float) -> "tuple[TableBlock, TableBlock] | None":
        """After as many rows as fit, their names repeated for further columns."""
        fitting = self._fitting_columns(width)
        if len(fitting) < len(self.table.columns):
            return self._split_columns(fitting)
        header, *rows = self._heights(width)
        room = height - self._title_height(width) - header
        count = 0
        while count < len(rows) and rows[count] <= room:
            room -= rows[count]
            count += 1
        if count == 0:
            return None
        if len(rows) - count < _FEW_ROWS <= count - _FEW_ROWS:
            count = len(rows) - _FEW_ROWS  # a row or two alone look forgotten
        return self.rows(0, count), replace(self.rows(count), part=" (continued)")

    def shortened(self, width: float, height: float) -> "TableBlock":
        """The first row with its words cut to a height, the others as they are."""
        columns = self._widths(width)
        room = height - self._title_height(width) - self._heights(width)[0] - 2 * _ABOVE - 2
        first = tuple(
            cut(cell, wide - 2 * _ASIDE - _SLACK, room, self.size)
            for cell, wide in zip(self.table.rows[0], columns, strict=True)
        )
        return replace(self, table=replace(self.table, rows=(first, *self.table.rows[1:])))

    def is_easy(self, box: Box) -> bool:
        """Whether it fits without breaking what could stand on one line."""
        wanted = sum(self._widest(place) for place in range(len(self.table.columns)))
        return wanted <= box.width and self.least(box.width) <= box.height

    def brief(self, width: float) -> "TableBlock":
        """Every cell cut to a few lines."""
        columns = self._widths(width)
        high = _BRIEF * self.size * SPACING + 1
        rows = tuple(
            tuple(
                cut(cell, wide - 2 * _ASIDE - _SLACK, high, self.size)
                for cell, wide in zip(row, columns, strict=True)
            )
            for row in self.table.rows
        )
        return replace(self, table=replace(self.table, rows=rows))

    def rows(self, first: int, last: int | None = None) -> "TableBlock":
        """Some of its rows."""
        table = self.table
        return replace(
            self,
            table=replace(table, rows=table.rows[first:last], numbers=table.numbers[first:last]),
        )

    def put(self, canvas: Canvas, box: Box) -> None:
        """Its title, and a table with a header that readers announce as one."""
        sized = [replace(self, size=size) for size in _SIZES]
        easy = [each for each in sized if each.is_easy(box)]
        fitting = [
            each for each in sized if each.size <= _BROKEN and each.least(box.width) <= box.height
        ]
        next(iter((*easy, *fitting)), self)._put(canvas, box)

    def _put(self, canvas: Canvas, box: Box) -> None:
        title = f"{self.table.title}{self.part}"
        over = self._title_height(box.width)
        if self.table.title:
            text_box(canvas.shapes, box.first(over - 3), [Text(title, _TITLE, bold=True)],
                     canvas.look, canvas.named(f"Heading: {title}"))  # fmt: skip
        widths, heights = self._widths(box.width), self._heights(box.width)
        place = box.below(over).first(sum(heights))
        place = replace(place, width=sum(widths), height=sum(heights))
        count = len(self.table.rows)
        frame = canvas.shapes.add_table(count + 1, len(widths), *place.emu)
        frame.name = canvas.named(f"Table: {title}")
        frame._element.nvGraphicFramePr.cNvPr.set("descr", readable(self._description()))
        self._fill(frame.table, canvas, widths, heights)

    def _fill(
        self, table: SlideTable, canvas: Canvas, widths: Sequence[float], heights: Sequence[float]
    ) -> None:
        _style(table)
        for place, wide in enumerate(widths):
            table.columns[place].width = Pt(wide)
        for row, high in zip(list(table.rows), heights, strict=True):
            row.height = Pt(high)
        right = [self._is_numbers(place) for place in range(len(widths))]
        for place, words in enumerate(self.table.columns):
            text = Text(words, self.size, Ink.QUIET, bold=True, right=right[place])
            _write(table.cell(0, place), text, canvas, "tx1")
        for at, row in enumerate(self.table.rows, 1):
            for place, words in enumerate(row):
                _write(
                    table.cell(at, place), Text(words, self.size, right=right[place]), canvas, "bg2"
                )

    def _description(self) -> str:
        rows, columns = len(self.table.rows), self.table.columns
        count = "1 row" if rows == 1 else f"{rows} rows"
        return f"{self.table.title or 'Table'}. {count}. Columns: {'; '.join(columns)}."

    def _is_numbers(self, place: int) -> bool:
        cells = [row[place] for row in self.table.rows if row[place]]
        return place > 0 and bool(cells) and all(_is_number(cell) for cell in cells)

    def _title_height(self, width: float) -> float:
        title = f"{self.table.title}{self.part}"
        return height_of(title, width, _TITLE, bold=True) + 5 if self.table.title else 0.0

    def _heights(self, width: float) -> list[float]:
        """Of the header and of each row."""
        widths = self._widths(width)
        return [
            max(
                height_of(cell, wide - 2 * _ASIDE - _SLACK, self.size, bold=at == 0)
                for cell, wide in zip(row, widths, strict=True)
            )
            + 2 * _ABOVE
            + 1
            for at, row in enumerate((self.table.columns, *self.table.rows))
        ]

    def _widths(self, width: float) -> list[float]:
        """What each column wants if there is room; else the widest have less.

        A table that wants little does not take the whole slide: rows would fall apart.
        """
        least = [self._longest_word(place) for place in range(len(self.table.columns))]
        wanted = [max(self._widest(place), low) for place, low in enumerate(least)]
        if sum(wanted) <= width:
            more = min(width / sum(wanted), 1.3)
            return [each * more for each in wanted]
        return _shared(wanted, least, width)

    def _widest(self, place: int) -> float:
        """A cell on one line; beyond some width more is not wanted as much."""
        widest = max(
            [width_of(row[place], self.size) for row in self.table.rows]
            + [width_of(self.table.columns[place], self.size, bold=True)]
        )
        around, most = 2 * _ASIDE + 2 * _SLACK, 22 * self.size
        return (widest if widest < most else most + (widest - most) ** 0.75) + around

    def _longest_word(self, place: int) -> float:
        words = [word for row in self.table.rows for word in row[place].split()]
        longest = max((width_of(word, self.size) for word in words), default=0.0)
        heads = (width_of(w, self.size, bold=True) for w in self.table.columns[place].split())
        return min(max(longest, *heads, 24.0), _WIDEST_WORD) + 2 * _ASIDE + 2 * _SLACK

    def _fitting_columns(self, width: float) -> list[int]:
        """The first columns that fit beside each other."""
        used, fitting = 0.0, []
        for place in range(len(self.table.columns)):
            used += self._longest_word(place)
            if used > width and place > 1:
                break
            fitting.append(place)
        return fitting

    def _split_columns(self, fitting: Sequence[int]) -> "tuple[TableBlock, TableBlock]":
        rest = [0, *range(len(fitting), len(self.table.columns))]
        more = replace(self._only(rest), part=" (more columns)")
        return self._only(fitting), more

    def _only(self, columns: Sequence[int]) -> "TableBlock":
        table = self.table
        return replace(
            self,
            table=replace(
                table,
                columns=tuple(table.columns[place] for place in columns),
                rows=tuple(tuple(row[place] for place in columns) for row in table.rows),
                numbers=tuple(tuple(row[place] for place in columns) for row in table.numbers),
            ),
        )


def _shared(wanted: Sequence[float], least: Sequence[float], room: float) -> list[float]:
    """Narrow columns have what they want; the others an equal share of the rest, or their least."""
    found = [0.0] * len(wanted)
    left = room
    order = sorted(range(len(wanted)), key=lambda place: wanted[place])
    for done, place in enumerate(order):
        later = sum(least[each] for each in order[done + 1 :])
        share = max(left / (len(order) - done), least[place])
        found[place] = min(wanted[place], share, max(left - later, least[place]))
        left -= found[place]
    return found


def _is_number(cell: str) -> bool:
    bare = cell.lstrip("+-−£").rstrip("%m")
    return bare[:1].isdigit() and all(each.isdigit() or each in ",." for each in bare)


def _style(table: SlideTable) -> None:
    table.first_row = True
    table.horz_banding = False
    properties = table._tbl.tblPr
    assert properties is not None
    for old in properties.findall(f"{{{properties.nsmap['a']}}}tableStyleId"):
        properties.remove(old)
    properties.append(parse_xml(f"<a:tableStyleId {nsdecls('a')}>{_PLAIN}</a:tableStyleId>"))


def _write(cell: _Cell, text: Text, canvas: Canvas, under: str) -> None:
    cell.margin_left = cell.margin_right = Pt(_ASIDE)
    cell.margin_top = cell.margin_bottom = Pt(_ABOVE)
    put_texts(cell.text_frame, [text], canvas.look)
    line = (
        f'<a:lnB {nsdecls("a")} w="9525"><a:solidFill><a:schemeClr val="{under}"/></a:solidFill>'
        "</a:lnB>"
    )
    cell._tc.get_or_add_tcPr().append(parse_xml(line))
