"""Departments: the list of those expected, their names as people write them, and finding one by its name."""

from lawgov_xl.departments.directory import Directory, Named
from lawgov_xl.departments.listed import Department, from_grid
from lawgov_xl.departments.names import is_group, place_of, plain, terms

__all__ = ["Department", "Directory", "Named", "from_grid", "is_group", "place_of", "plain", "terms"]
