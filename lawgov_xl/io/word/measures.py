"""Measures of an official document, GB/T 9704-2012 (党政机关公文格式), in twips unless said otherwise.

5.2.1: type area 156 mm × 225 mm, top margin 37 mm, left 28 mm; 5.2.2: 22 lines a page, 28 characters a line.
The values below give exactly that, in Word and in LibreOffice: a line of 579 fits 22 times (580 only 21), and
16-point characters need 0.25 points less each for 28 on a line.
"""

from __future__ import annotations

from dataclasses import dataclass

TWIPS_A_MM = 1440 / 25.4
A4 = (11906, 16838)

LINE = 579
"""Height of a body line, exact."""
CHARACTER = 315
"""Width of a body character: 16 points less a quarter."""
TIGHTER = -5
"""Spacing of body characters, twentieths of a point."""

BODY_SIZE = 32
"""三号, in half-points."""
TITLE_SIZE = 44
"""二号, in half-points."""
PAGE_NUMBER_SIZE = 28
"""四号, in half-points."""

FANGSONG, KAITI, HEITI, XIAOBIAOSONG, SONGTI = "仿宋_GB2312", "楷体_GB2312", "黑体", "方正小标宋简体", "宋体"


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its size and margins. footer: distance of the page number from the edge of the paper."""

    width: int
    height: int
    top: int
    bottom: int
    left: int
    right: int
    footer: int
    landscape: bool = False

    @property
    def inside(self) -> int:
        """Width of the type area."""
        return self.width - self.left - self.right


PORTRAIT = Page(*A4, top=2098, bottom=1984, left=1587, right=1474, footer=1417)
LANDSCAPE = Page(A4[1], A4[0], top=1587, bottom=1474, left=1247, right=1247, footer=907, landscape=True)
"""A page for tables: the portrait page turned, with narrower sides; its top is where the page is bound."""
