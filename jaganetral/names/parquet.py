"""The library that reads and writes Parquet, loaded when it is first needed."""

import importlib
import importlib.util
from typing import Any


class ParquetMissing(RuntimeError):
    """Parquet files need a package that is not installed; one clear sentence."""


def polars() -> Any:
    """The package polars. Raises ParquetMissing."""
    if importlib.util.find_spec("polars") is None:
        raise ParquetMissing("Large rosters and Parquet need the package polars (extra `bulk`).")
    return importlib.import_module("polars")
