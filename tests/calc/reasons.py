"""Why a test of xlwings does not pass on Calc: groups, by what failed. First match counts."""

from __future__ import annotations

import re

ABSENT = "Not offered"
CALC = "Calc has not the like"
TEST = "The test asks for Excel, Windows or a Mac, or is behind xlwings itself"
OPEN = "Differs from Excel"
UNKNOWN = "Not looked into"

REASONS: tuple[tuple[str, str, str], ...] = (
    # (pattern over "test: why", group, sentence)
    (r"Skipped: .*(?i:mac|Windows)", TEST, "for a Mac or Windows alone; these skip themselves"),
    (
        r"Skipped: .*(missing|not installed)",
        TEST,
        "matplotlib, plotly, polars: not installed, and not needed",
    ),
    (r"test_NA", OPEN, "a missing value of a column of objects reads as None (with this pandas)"),
    (r"pandas. has no attribute|PeriodIndex|\"freq\"", TEST, "written for an older pandas"),
    (
        r"test_paste|test_copy_picture|test_secondary_axes",
        ABSENT,
        "`paste` of pictures, `copy_picture`, second axes",
    ),
    (r"test_pivot_table|[Pp]ivot", ABSENT, "pivot tables: no button needs them"),
    (r"conditional_formats|conditional format", ABSENT, "conditional formats: they come with the workbook"),
    (
        r"test_data_validation",
        ABSENT,
        "data validation but for lists (`set_list`, `source`): the workbook brings its own",
    ),
    (r"autofilter|visible_excludes_filtered", ABSENT, "filters: the person's own"),
    (r"special_cells", ABSENT, "`get_special_cells`"),
    (r"find_replace|replace_all|Range\.find", ABSENT, "`find`, `replace_all`"),
    (
        r"Chart\.|test_legend|_axis|test_axes|test_series|test_style",
        ABSENT,
        "axes, series and styles of charts apart from what 汇总 draws",
    ),
    (r"scale_(height|width)", ABSENT, "`scale_height`, `scale_width`"),
    (r"no tables of Excel's kind|test_table", CALC, "tables (ListObject)"),
    (r"no alignment", CALC, "alignments `center_across_selection` and `distributed`"),
    (r"slant_dash_dot", CALC, "the border `slant_dash_dot`: it is kept as `dash_dot`"),
    (
        r"diagonal|test_borders",
        CALC,
        "a border belongs to both cells beside it: one segment of several can not be told apart as in Excel",
    ),
    (r"Calc does not write|fileformats", CALC, "saving as .xlsb, .xla, .xlam, .xltm: refused with a message"),
    (r"test_cell_errors_str", CALC, "#NULL! reads as #REF!"),
    (r"test_formula2", CALC, "UNIQUE and other dynamic arrays (LibreOffice 24.8 or later)"),
    (r"test_e2e|GetConfig", TEST, "RunPython through VBA and the command `xlwings`"),
    (r"Range\.insert\(\) missing", TEST, "calls `insert` without the argument that xlwings' own API demands"),
    (r"^test_book.py::\S*test_macro", OPEN, "a Sub run by `macro()` gives None, Excel an empty text"),
    (
        r"test_add_anchor",
        OPEN,
        "places of shapes are whole hundredths of a millimetre: 51.3 points for 51.25",
    ),
    (r"show_gridlines", OPEN, "gridlines of a sheet that is not in front"),
    (
        r"test_delete|lock",
        OPEN,
        "a file open in one LibreOffice can not be opened in another, as with two Excels",
    ),
)


def reason(test: str, why: str) -> tuple[str, str]:
    """Group and sentence of a test that did not pass."""
    said = f"{test}: {why}"
    return next(
        ((g, s) for pattern, g, s in REASONS if re.search(pattern, said)),
        (UNKNOWN, " ".join(why.split())[:160]),
    )
