"""Ways in which people miswrite a name: one invented reporter for each."""

import re
from collections.abc import Callable
from random import Random

Noise = Callable[[str, Random], str]


def seeded(seed: int) -> Random:
    """Repeatable dice."""
    return Random(seed)  # noqa: S311  a test wants the same draw again


def _letters(name: str) -> str:
    return name.split(",")[0]


def as_written(name: str, dice: Random) -> str:
    """Nothing changed."""
    return name


def other_titles(name: str, dice: Random) -> str:
    """Titles glued on in front and behind."""
    front = dice.choice(["Drs. ", "H. ", "Pak ", "Dr. H. ", "Ir. "])
    return front + _letters(name).title() + dice.choice([" SPd", ", S.Sos., M.Si", " S. E.", ""])


def old_spelling(name: str, dice: Random) -> str:
    """As before 1972."""
    text = _letters(name).lower()
    for new, old in (("u", "oe"), ("c", "tj"), ("sy", "sj")):
        text = text.replace(new, old)
    text = re.sub("j(?!$)", "dj", text.replace("tj", "#").replace("sj", "%"))
    return text.replace("#", "tj").replace("%", "sj")


def shortened(name: str, dice: Random) -> str:
    """Muhammad as Moh., Abdul as Abd., Siti as St., Nur as Noor."""
    text = _letters(name).title()
    for long, short in (
        ("Muhammad", "Moh."),
        ("Mohamad", "M."),
        ("Abdul ", "Abd. "),
        ("Siti", "St."),
        ("Nur", "Noor"),
    ):
        text = text.replace(long, short)
    return text


def one_slip(name: str, dice: Random) -> str:
    """One letter left out, doubled or changed, not the first."""
    text = _letters(name).lower()
    place = dice.randrange(1, len(text))
    kind = dice.randrange(3)
    if kind == 0:
        return text[:place] + text[place + 1 :]
    return (
        text[:place]
        + (text[place] if kind == 1 else dice.choice("aeiounrst"))
        + text[place + kind - 1 :]
    )


def sounds(name: str, dice: Random) -> str:
    """As heard."""
    text = _letters(name).lower()
    for one, other in (("f", "p"), ("y", "i"), ("kh", "h"), ("z", "s"), ("h ", " ")):
        if dice.random() < 0.7:
            text = text.replace(one, other)
    return text


def spaced(name: str, dice: Random) -> str:
    """Two words joined."""
    words = _letters(name).split()
    return "".join(words[:2]) + " " + " ".join(words[2:])


def first_two(name: str, dice: Random) -> str:
    """Only the first two words."""
    return " ".join(_letters(name).split()[:2])


def initial(name: str, dice: Random) -> str:
    """The last word as initial."""
    words = _letters(name).split()
    return " ".join([*words[:-1], words[-1][0] + "."]) if len(words) > 1 else name


def nickname(name: str, dice: Random) -> str:
    """Called by the beginning or end of one word."""
    word = max(_letters(name).lower().split(), key=len)
    return dice.choice([word[:4], word[-4:]])


NOISES: dict[str, Noise] = {
    one.__name__: one
    for one in (
        as_written,
        other_titles,
        old_spelling,
        shortened,
        one_slip,
        sounds,
        spaced,
        first_two,
        initial,
        nickname,
    )
}
