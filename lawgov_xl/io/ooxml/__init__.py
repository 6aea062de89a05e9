"""Edits a workbook file in place of its XML, so that everything not edited stays byte for byte.

A spreadsheet library that loads and saves a workbook drops what it does not model: shapes, form controls,
threaded comments, data bars, the ribbon of a macro workbook. A department's own workbook must come back with
nothing lost, so here only the parts that change are parsed: cells, their styles, notes, one list of findings.
"""
