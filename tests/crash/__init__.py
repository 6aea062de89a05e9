"""Outputs through kills, full and read-only disks, locked files, two runs at once."""
