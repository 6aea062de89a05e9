"""Adapters: the only place that imports openpyxl, calamine, xlsxwriter, docx and xlwings."""
