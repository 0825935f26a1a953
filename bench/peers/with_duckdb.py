"""Plain SQL in DuckDB's Python package: with_duckdb.py OUTPUT, in the folder of a project."""

import sys
from pathlib import Path

import duckdb

connection = duckdb.connect()
for name in ("read.sql", "sums.sql"):
    connection.execute(Path(__file__).with_name(name).read_text(encoding="utf-8"))
connection.execute(f"copy sums to '{sys.argv[1]}' (header)")
