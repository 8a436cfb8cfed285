"""The rows that stayed out, as a file a spreadsheet opens."""

import csv
import io
from collections.abc import Iterator, Sequence
from typing import TextIO

from django.http import StreamingHttpResponse

from jaganetral.names.sheets import FORMULA
from jaganetral.web.roster.models import RosterLoad


def _safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula; the import takes the mark off again."""
    return f"'{cell}" if cell[:1] in FORMULA else cell


def as_csv(load: RosterLoad) -> StreamingHttpResponse:
    """rejected.csv: the known columns of the file, and before them the line and the reason."""
    response = StreamingHttpResponse(_lines(load), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="rejected.csv"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def write_csv(file: TextIO, load: RosterLoad) -> None:
    """The same into a file."""
    file.writelines(_lines(load))


def _lines(load: RosterLoad) -> Iterator[str]:
    yield "\ufeff" + _line(["baris", "alasan", *load.heads])
    for one in load.rejects.iterator(2000):
        yield _line([one.line, one.reason, *(_safe(str(cell)) for cell in one.row)])


def _line(cells: Sequence[object]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow(cells)
    return out.getvalue()
