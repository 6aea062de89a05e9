"""`python -m lawgov_xl` is the `lawgov` command."""

import sys

from lawgov_xl.cli import main

if __name__ == "__main__":
    sys.exit(main())
