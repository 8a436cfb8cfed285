"""tantivy: each word as it is or one edit away, the best hundred compared by RapidFuzz."""

from collections.abc import Callable, Mapping
from typing import Any

import tantivy
from rapidfuzz import fuzz

from benchmarks.finding.light import CANDIDATES, asked, best, cleaned

_SURE = 3.0  # a word as it is counts so much more than one an edit away
Made = tuple[Callable[[Mapping[str, str]], list[int]], None, str]


def fuzzy(table: Any) -> Made:
    """An index in memory."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("name", stored=False, tokenizer_name="default", index_option="freq")
    builder.add_integer_field("row", stored=True, fast=True)
    schema = builder.build()
    index = tantivy.Index(schema)
    writer = index.writer(heap_size=256_000_000, num_threads=1)
    names = cleaned(table["name"]).to_list()
    for row, name in enumerate(names):
        writer.add_document(tantivy.Document(name=name, row=row))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def ask(said: Mapping[str, str]) -> list[int]:
        name = asked(said.get("name", ""))
        found = searcher.search(_query(schema, name), CANDIDATES).hits
        rows = [searcher.doc(address)["row"][0] for _, address in found]
        return best(said, table, [(row, fuzz.ratio(name, names[row])) for row in rows])

    return ask, None, ""


def _query(schema: Any, name: str) -> Any:
    query, should = tantivy.Query, tantivy.Occur.Should
    parts = []
    for word in name.split():
        parts.append((should, query.boost_query(query.term_query(schema, "name", word), _SURE)))
        if len(word) > 2:
            near = query.fuzzy_term_query(schema, "name", word, distance=1)
            parts.append((should, near))
    return query.boolean_query(parts)
