"""Questions and answers for the tests; nobody in them is real."""

from datetime import date
from typing import Any

from jaganetral.web.accounts.models import Duty
from jaganetral.web.asking import actions
from jaganetral.web.asking.models import Edition, Question
from tests.cast import Cast

DAY = date(2024, 10, 5)
ASKED = "Bolehkah saya menjadi pembaca doa di syukuran tetangga yang dihadiri calon?"
ANSWER: dict[str, Any] = {
    "question": "Bolehkah ASN menjadi pembaca doa di acara warga yang dihadiri calon?",
    "verdict": "boleh_dengan_syarat",
    "text": "Boleh bila acaranya memang acara warga dan doanya tidak meminta dukungan.",
    "norms": ["skb22-dis-04"],
}
ENGLISH = {
    "question_en": "May a civil servant lead the prayer at an event of neighbours?",
    "text_en": "Yes, if it truly is an event of neighbours and asks for nobody's support.",
}


def asked(words: str = ASKED) -> Question:
    actions.send(words, who="pns", day=DAY)
    return Question.objects.latest("pk")


def drafted(cast: Cast, **changes: Any) -> Edition:
    by = cast.duty("pemeriksa")
    return actions.draft(ANSWER | changes, by=by, day=DAY, question=asked())


def published(cast: Cast, **changes: Any) -> Edition:
    return publish(drafted(cast, **changes), cast.duty("pemeriksa_kedua"))


def publish(made: Edition, by: Duty) -> Edition:
    return actions.publish(made, seen=actions.fingerprint_of(made), by=by, day=DAY)
