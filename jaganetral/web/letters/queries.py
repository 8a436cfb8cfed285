"""Questions about letters: what is missing, which one a code means, whether it is whole."""

from hashlib import sha256

from django.utils.translation import get_language

from jaganetral.seal.documents import in_groups
from jaganetral.web.letters.kinds import kind_of, sentence
from jaganetral.web.letters.models import Letter

SEALED = (Letter.State.SIGNED, Letter.State.SENT, Letter.State.ACKNOWLEDGED)
SHORT = 12  # signs of the code of a certificate or a pledge


def missing(letter: Letter) -> list[str]:
    """What a draft still lacks, as sentences in the language of the page; [] when complete."""
    kind = kind_of(letter.kind)
    lacking = [said for key, said in kind.demands.items() if not _given(letter, key)]
    if letter.content.get("pihak") and not kind.names_person:
        lacking.append(sentence("tanpa_pihak"))
    return [said.of(get_language() or "id") for said in lacking]


def _given(letter: Letter, key: str) -> bool:
    content = letter.content
    if key == "tujuan":
        return letter.to_id is not None or bool(content.get("kepada"))
    if key == "isi":
        return bool(content.get("isi") or content.get("rincian"))
    if key == "pihak":
        return all(person.get("nama") for person in content.get("pihak") or [{}])
    return bool(content.get(key))


def plain_code(code: str) -> str:
    """A verification code without spaces and dashes, in capitals."""
    return "".join(sign for sign in code.upper() if sign.isalnum())


def is_short(code: str) -> bool:
    """Whether this is the code of a certificate or a pledge, which have twelve signs."""
    return len(plain_code(code)) == SHORT


def by_code(code: str) -> Letter | None:
    """The sealed letter a verification code means; spaces, dashes and case do not matter."""
    plain = plain_code(code)
    if not plain:
        return None
    return Letter.objects.filter(code=plain, state__in=SEALED).select_related("body").first()


def is_whole(letter: Letter) -> bool:
    """Whether the kept PDF is still the one that was signed."""
    return sha256(bytes(letter.pdf or b"")).hexdigest() == letter.sha256


def code_words(letter: Letter) -> str:
    """The code as it is printed."""
    return in_groups(letter.code)


def label(letter: Letter, language: str = "id") -> str:
    """What kind of letter it is, for lists and pages."""
    return kind_of(letter.kind).label.of(language)


def letters_about(about: str) -> list[Letter]:
    """All letters of one object ("perkara:2023/0007"), newest first."""
    return list(Letter.objects.filter(about=about).select_related("body", "to").defer("pdf"))
