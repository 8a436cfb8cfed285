"""Every figure equals its recount from the sealed log, and a planted difference is found."""

from collections.abc import Callable
from datetime import date, datetime
from random import Random

import pytest

from jaganetral.web import clock
from jaganetral.web.audit.models import Record
from jaganetral.web.cases.models import Case, Deadline, Decision
from jaganetral.web.letters.models import Letter
from jaganetral.web.reports.models import Report
from jaganetral.web.statistics.command import verify_figures
from jaganetral.web.statistics.figures import definitions
from jaganetral.web.statistics.queries import figures, headline
from jaganetral.web.statistics.recount import differences, recount
from tests.cast import Cast
from tests.web.statistics import story

pytestmark = pytest.mark.usefixtures("vault", "at")
At = Callable[[datetime], None]


def values(day: date) -> dict[str, int | None]:
    return {figure.id: figure.value for figure in figures(day)}


def test_every_figure_counts_what_it_says(cast: Cast) -> None:
    story.tell(cast)
    assert values(clock.today()) == {
        "laporan_diterima": 3,
        "perkara_dibuka": 3,
        "rekomendasi_terkirim": 3,
        "rekomendasi_diputus": 1,
        "rekomendasi_lewat_tenggat": 2,
        "hari_sampai_putusan": values(clock.today())["hari_sampai_putusan"],
    }
    assert (values(clock.today())["hari_sampai_putusan"] or 0) > 0


@pytest.mark.parametrize("seed", range(6))
def test_after_random_work_the_figures_equal_the_recount(cast: Cast, seed: int) -> None:
    dice = Random(seed)  # noqa: S311 - a story, no secret
    story.set_day(story.BEGIN)
    for _ in range(4):
        story.play(cast, dice, 15)
        today = clock.today()
        assert differences(today, figures(today)) == []
    assert any(figure.value for figure in recount(clock.today()))


def test_earlier_days_can_be_recounted_too(cast: Cast) -> None:
    story.tell(cast)
    days = sorted({report.received_on for report in Report.objects.all()})
    for day in days:
        assert differences(day, figures(day)) == []
    assert values(days[0])["laporan_diterima"] == 1


def lose_report() -> None:
    Report.objects.filter(pk=Report.objects.latest("pk").pk).update(received_on=date(2030, 1, 1))


def lose_case() -> None:
    Case.objects.update(opened_on=date(2030, 1, 1))


def unsend() -> None:
    Letter.objects.filter(pk=Letter.objects.latest("pk").pk).update(sent_at=None)


def invent_decision() -> None:
    Decision.objects.create(case=Case.objects.latest("pk"), kind="setuju", by="x", on=story.BEGIN)


def hide_overdue() -> None:
    late = Deadline.objects.filter(step="tindak_lanjut_ppk", met_on=None).first()
    assert late is not None
    Deadline.objects.filter(pk=late.pk).update(cancelled=True)


def make_fast() -> None:
    decided = Decision.objects.get(kind="setuju")
    Decision.objects.update(on=story.BEGIN)
    assert decided.on != story.BEGIN


@pytest.mark.parametrize(
    ("plant", "name"),
    [
        (lose_report, "laporan_diterima"),
        (lose_case, "perkara_dibuka"),
        (unsend, "rekomendasi_terkirim"),
        (invent_decision, "rekomendasi_diputus"),
        (hide_overdue, "rekomendasi_lewat_tenggat"),
        (make_fast, "hari_sampai_putusan"),
    ],
)
def test_a_planted_difference_is_named(cast: Cast, plant: Callable[[], None], name: str) -> None:
    story.tell(cast)
    plant()
    today = clock.today()
    assert name in [mine.id for mine, _theirs in differences(today, figures(today))]
    holds, sentence = verify_figures(None)  # type: ignore[arg-type]
    assert not holds
    assert definitions()[name].name.id.lower() in sentence


def test_the_command_says_one_sentence(cast: Cast) -> None:
    story.tell(cast)
    holds, sentence = verify_figures(None)  # type: ignore[arg-type]
    assert holds
    assert sentence.startswith("Angka cocok: 6 angka")


def test_a_broken_log_recounts_nothing(cast: Cast) -> None:
    story.tell(cast)
    Record.objects.filter(act="terima").update(actor="orang lain")
    holds, sentence = verify_figures(None)  # type: ignore[arg-type]
    assert not holds
    assert "Log putus pada catatan" in sentence


def test_the_home_page_gets_three_figures_or_nothing(cast: Cast) -> None:
    assert headline() is None
    story.tell(cast)
    shown = headline()
    assert shown is not None
    assert [row["value"] for row in shown["rows"]] == [3, 3, 2]
    assert shown["as_of"] == clock.today()
