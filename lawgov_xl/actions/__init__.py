"""The use cases, one module each. The command line and the ribbon call these and nothing below."""
