"""Damaged and malicious input against every command: one clear line, the right exit status, nothing left behind."""
