"""What the demo says before it serves: one link for each role."""

from collections.abc import Iterator

from jaganetral.web import clock
from jaganetral.web.demo.loading import plan
from jaganetral.workdays.words import date_words


def invite(port: int) -> Iterator[str]:
    """The links of the doors, two in a row; they exist only while the demo is installed."""
    yield ""
    day = date_words(clock.today())
    yield f"JagaNetral siap di http://127.0.0.1:{port}   (data contoh, jam tetap {day} 08.00 WIB)"
    doors = list(plan()["doors"].items())
    rows = [f"{n} {words:<15} /?demo={door}" for n, (door, (words, _, _)) in enumerate(doors, 1)]
    for left, right in zip(rows[::2], [*rows[1::2], ""], strict=False):
        yield f"  {left:<42}{right}".rstrip()
    yield "Berhenti: Ctrl+C. Menghapus semuanya: jaganetral demo --tutup."
