"""Reports of the story, told through the same action as the public wizard's."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from jaganetral.web.demo.days import on
from jaganetral.web.reports.actions import Submitted, submit
from jaganetral.web.reports.answers import Answers
from jaganetral.web.reports.intake import body_for

DATA = Path(__file__).parent / "data"
AREA = "99.01"
CONTACT = {"name": "Warga Contoh", "phone": "080000000000", "email": ""}


@cache
def told(name: str) -> Any:
    """A file of the story, read once."""
    return yaml.safe_load((DATA / name).read_text("utf-8"))


def receive(row: Mapping[str, Any]) -> Submitted:
    """A report as a row of data/reports.yaml or data/cases.yaml tells it, on the day it came."""
    came: date = row["came"]
    accused = {"name": row["who"]}
    accused |= {key: row[key] for key in ("position", "workplace") if key in row}
    answers: Answers = {
        "happening": row["happening"],
        "story": row["story"],
        "happened_from": row["day"],
        "happened_until": row["day"],
        "happened_how": "tepat",
        "area": AREA,
        "place": row.get("place", ""),
        "online": row.get("online", False),
        "ordered_by_superior": row.get("ordered"),
        "resource_form": row.get("resources", []),
        "accused": [accused],  # type: ignore[list-item]
        "identity": row["identity"],
    }
    if row["identity"] != "anonim":
        answers["contact"] = CONTACT  # type: ignore[typeddict-item]
    with on(came, 8):
        return submit(answers, body=body_for(AREA), day=came)
