"""Official documents as Word files: blocks of `report.model` written in the layout of GB/T 9704-2012."""

from lawgov_xl.io.word.write import write

__all__ = ["write"]
