#!/bin/sh
# Installs lawgov-xl for the current user: no internet, no administrator rights.
here=$(cd "$(dirname "$0")" && pwd) || exit 2
for python in python@PYTHON@ python3; do
  if command -v "$python" >/dev/null 2>&1; then
    exec "$python" "$here/install.py" "$@"
  fi
done
echo "lawgov: 没有找到 Python @PYTHON@。 Python @PYTHON@ was not found." >&2
exit 2
