"""Changes one record the way somebody with the database would: behind the service's back."""

from django.db import connection

from jaganetral.web.audit.models import Record


def tamper() -> str | None:
    """Swap one letter in a late record's body; the sentence says which. None on an empty log."""
    size = Record.objects.count()
    if size == 0:
        return None
    row = Record.objects.get(seq=max(0, size - 1 - size // 12))
    body = row.body.replace("a", "o", 1) if "a" in row.body else row.body + " "
    with connection.cursor() as cursor:
        cursor.execute("UPDATE audit_record SET body = %s WHERE seq = %s", [body, row.seq])
    return f"Satu huruf pada catatan {row.seq} diubah langsung di basis data."
