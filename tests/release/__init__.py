"""What a user installs: wheel, sdist, offline bundles. Everything is built once a run, and installed apart."""
