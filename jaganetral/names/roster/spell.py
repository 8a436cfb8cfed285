"""Names of a whole roster to words at once; the same words as `normalize.fold_name` gives."""

import re
from typing import Any

from jaganetral.names import tables
from jaganetral.names.normalize import fold_name
from jaganetral.names.parquet import polars

MOST_WORDS = 6


def _front() -> str:
    """Titles before a name, as a regular expression; one word always stays."""
    titles = sorted(tables.titles().before(), key=len, reverse=True)
    return r"^(?:(?:" + "|".join(titles) + r")(?:\.\s*|\s+))+"


def _odd() -> str:
    """What the quick way does not read: anything but letters, titles at the end, particles."""
    classes = tables.classes()
    ends = [title for title in tables.titles().after if len(title) > 1]
    words = [*classes.particles, *classes.balinese_particles, *classes.compounds, *ends]
    starts = "|".join(re.escape(prefix) for prefix in classes.abdul_prefixes)
    return rf"[^a-z ]|  |(?:^|\s)(?:(?:{'|'.join(words)}|[a-z])(?:\s|$)|(?:{starts})[a-z])"


def _titles() -> list[str]:
    titles = tables.titles()
    return sorted({*titles.after, *titles.before()})


def spelt(names: Any) -> Any:
    """A polars series of written names to one of their words, joined by spaces, titles gone."""
    pl = polars()
    plain = names.str.to_lowercase().str.replace_all("['’`]", "")
    core = plain.str.replace(r",.*$", "").str.replace(_front(), "").str.strip_chars()
    frame = pl.DataFrame({"written": names, "core": core})
    behind = plain.str.extract(r"^[^,]*,\s*([a-z]{3,})(?:[ ,]|$)")
    turned = behind.is_not_null() & ~behind.is_in(_titles()) & ~frame["core"].str.contains(" ")
    odd = (pl.col("core").str.contains(_odd())) | (pl.col("core") == "") | turned
    strange = frame.filter(odd)["written"].unique()
    if not len(strange):
        return frame["core"]
    read = [" ".join(fold_name(name).tokens[:MOST_WORDS]) for name in strange.to_list()]
    told = pl.DataFrame({"written": strange, "told": read})
    both = frame.join(told, on="written", how="left", maintain_order="left")
    return both.select(pl.coalesce("told", "core").alias("core"))["core"]
