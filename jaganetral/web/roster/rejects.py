"""The rows that stayed out, as a file a spreadsheet opens."""

import csv
from collections.abc import Iterable, Sequence

from django.http import HttpResponse

from jaganetral.names.sheets import FORMULA


def _safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula; the import takes the mark off again."""
    return f"'{cell}" if cell[:1] in FORMULA else cell


def as_csv(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> HttpResponse:
    """rejected.csv: the columns of the file, and before them the line and the reason."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="rejected.csv"'
    response["X-Content-Type-Options"] = "nosniff"
    response.write("\ufeff")
    writer = csv.writer(response)
    writer.writerow(["baris", "alasan", *heads])
    for line, reason, row in rows:
        assert isinstance(row, Sequence)  # noqa: S101 - for the type checker
        writer.writerow([line, reason, *(_safe(str(cell)) for cell in row)])
    return response
