"""What the rosters of a body take: when old ones are thinned, and what then stays."""

import calendar
from datetime import date

from django.conf import settings
from django.db import connection
from django.db.models import DO_NOTHING, ForeignKey

from jaganetral.web.roster.models import Employee, RosterLoad


def thins_before(today: date) -> date:
    """The day before which a roster that was replaced is thinned."""
    months = today.year * 12 + today.month - 1 - settings.ROSTER_MONTHS
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(today.day, calendar.monthrange(year, month)[1]))


def named_rows(load: RosterLoad) -> set[int]:
    """The rows of a load that something else in the database names, such as a case."""
    found: set[int] = set()
    for relation in Employee._meta.get_fields(include_hidden=True):
        field = getattr(relation, "field", None)
        if isinstance(field, ForeignKey) and field.remote_field.on_delete is not DO_NOTHING:
            rows = field.model._default_manager.filter(**{f"{field.name}__load": load})
            found.update(rows.order_by().values_list(field.attname, flat=True))
    return found


def size() -> int:
    """Bytes of the whole database."""
    asked = "SELECT pg_database_size(current_database())"
    if connection.vendor == "sqlite":
        asked = "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
    with connection.cursor() as cursor:
        return int(cursor.execute(asked).fetchone()[0])
