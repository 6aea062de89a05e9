"""The add-ins: lawgov.xlam for Excel and WPS, lawgov.oxt for LibreOffice Calc. Built from text, on any platform, the
same bytes from the same text; installed for one user, without administrator rights.
"""
