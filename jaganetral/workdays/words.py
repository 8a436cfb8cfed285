"""Days and numbers the way an Indonesian letter writes them."""

from datetime import date

DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
DIGITS = (
    "nol",
    "satu",
    "dua",
    "tiga",
    "empat",
    "lima",
    "enam",
    "tujuh",
    "delapan",
    "sembilan",
    "sepuluh",
    "sebelas",
)
# (size, its name, the word for exactly one of it)
STEPS = (
    (1_000_000_000_000, "triliun", "satu triliun"),
    (1_000_000_000, "miliar", "satu miliar"),
    (1_000_000, "juta", "satu juta"),
    (1_000, "ribu", "seribu"),
    (100, "ratus", "seratus"),
)


def date_words(day: date) -> str:
    """`23 Januari 2024`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def day_words(day: date) -> str:
    """`Selasa, 23 Januari 2024`."""
    return f"{DAYS[day.weekday()]}, {date_words(day)}"


def day_words_short(day: date) -> str:
    """`Sel 23 Jan 2024`, for tables and lists."""
    return f"{DAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def number_words(number: int) -> str:
    """`empat belas` for 14; whole numbers below one quadrillion, negative with `minus`.

    Raises ValueError beyond that.
    """
    if abs(number) >= 10**15:
        raise ValueError(f"{number} is too large to spell out; the limit is below 10^15.")
    if number < 0:
        return f"minus {number_words(-number)}"
    if number < 12:
        return DIGITS[number]
    if number < 20:
        return f"{DIGITS[number - 10]} belas"
    if number < 100:
        return _joined(f"{DIGITS[number // 10]} puluh", number % 10)
    size, name, one = next(step for step in STEPS if step[0] <= number)
    count, rest = divmod(number, size)
    return _joined(one if count == 1 else f"{number_words(count)} {name}", rest)


def _joined(head: str, rest: int) -> str:
    return f"{head} {number_words(rest)}" if rest else head
