"""SQLite's part of a backup: one moment of the file, taken while others write."""

import sqlite3
from contextlib import closing
from pathlib import Path


def copy(source: Path, target: Path) -> str:
    """Write a copy that needs no file beside it; answers its schema."""
    with closing(sqlite3.connect(source)) as live, closing(sqlite3.connect(target)) as taken:
        # In one step: it is one snapshot, and in WAL mode nobody waits for it.
        live.backup(taken)
        taken.execute("PRAGMA journal_mode=DELETE")
        (schema,) = taken.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(schema)
