"""Prevention: campaigns that cascade over bodies, sessions with rooms, attendance, letters."""

from datetime import date

from django.db import models

from jaganetral.web.accounts.models import Agency
from jaganetral.web.letters.models import Letter
from jaganetral.web.prevention.models_certificate import Certificate as Certificate
from jaganetral.web.prevention.models_paper import PaperLine as PaperLine
from jaganetral.web.prevention.models_paper import PaperList as PaperList
from jaganetral.web.prevention.models_photo import RoomPhoto as RoomPhoto
from jaganetral.web.prevention.models_retention import Forgotten as Forgotten
from jaganetral.web.prevention.models_retention import RankCount as RankCount
from jaganetral.web.prevention.models_retention import Retention as Retention
from jaganetral.web.prevention.models_sending import Reminder as Reminder
from jaganetral.web.prevention.models_sending import Sending as Sending

CODE_LENGTH = 12  # of the code that verifies a pledge


class Campaign(models.Model):
    """A campaign a body issues; receiving bodies pass it on, each as a `Reach`.

    `counts_to` is the day the campaign counts down to. `own_words` keeps how the campaign says it
    ("9 hari lagi"), which need not be the strict count.
    """

    title = models.CharField(max_length=200)
    message = models.TextField()
    issued_by = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="campaigns")
    issued_on = models.DateField()
    act_by = models.DateField(null=True, blank=True)
    material = models.URLField(blank=True)
    counts_to = models.DateField(null=True, blank=True)
    counts_to_name = models.CharField(max_length=80, blank=True)
    own_words = models.CharField(max_length=200, blank=True)
    # whom it is for: {"kinds": […], "words": […] of names, "areas": […], "direct": true};
    # {}: everybody, passed on level by level
    audience = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def key(self) -> str:
        """How the sealed log names this campaign."""
        return f"kampanye:{self.pk}"


class Reach(models.Model):
    """A campaign at one body: when it was passed on, by which body, and acknowledged."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="reaches")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="campaign_reaches")
    passed_by = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="passed_to"
    )
    passed_on = models.DateField()
    letter = models.ForeignKey(Letter, null=True, blank=True, on_delete=models.PROTECT)
    acknowledged_on = models.DateField(null=True, blank=True)
    acknowledged_by = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["campaign", "agency"], name="one_reach_a_body")
        ]

    def days_late(self, today: date) -> int:
        """Calendar days since the day of the campaign passed unacknowledged; 0 if not late."""
        due = self.campaign.act_by
        if due is None or self.acknowledged_on is not None:
            return 0
        return max(0, (today - due).days)


class Session(models.Model):
    """A webinar or meeting. Each office attends in a room of its own."""

    class Kind(models.TextChoices):
        WEBINAR = "webinar", "Webinar"
        RAPAT = "rapat", "Rapat dinas"

    campaign = models.ForeignKey(
        Campaign, null=True, blank=True, on_delete=models.CASCADE, related_name="sessions"
    )
    organiser = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="sessions")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    title = models.CharField(max_length=200)
    starts = models.DateTimeField()
    ends = models.DateTimeField()
    place = models.CharField(max_length=200, blank=True)
    material = models.URLField(blank=True)
    recording = models.URLField(blank=True)
    code = models.SlugField(unique=True)
    listed = models.BooleanField(default=False, help_text="Tampil di halaman acara umum")
    per_office = models.PositiveIntegerField(
        null=True, blank=True, help_text="Undangan tiap kantor; kosong: semua pegawainya"
    )

    class Meta:
        ordering = ["-starts"]

    def __str__(self) -> str:
        return self.title

    @property
    def key(self) -> str:
        """How the sealed log names this session."""
        return f"acara:{self.code}"


class Room(models.Model):
    """An office's room in a session: its QR token and six-digit code."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="rooms")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="rooms")
    token = models.CharField(max_length=40, unique=True)
    code = models.CharField(max_length=6, db_index=True)
    expected = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "agency"], name="one_room_an_office")
        ]

    @property
    def spoken_code(self) -> str:
        """ "482 913": in two groups, as a person reads it aloud."""
        return f"{self.code[:3]} {self.code[3:]}"


class Attendance(models.Model):
    """One person in one room. Only what a list on paper would hold."""

    class How(models.TextChoices):
        QR = "qr", "QR"
        CODE = "kode", "Kode"
        LIST = "daftar", "Dicatat kantor"

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="attendances")
    name = models.CharField(max_length=160)
    unit = models.CharField(max_length=160, blank=True)
    nip = models.CharField(max_length=18, blank=True)
    guest_from = models.CharField(
        max_length=200, blank=True, help_text="Kantor asal menurut daftar pegawai, bila lain"
    )
    person_key = models.CharField(max_length=64, help_text="Agar satu orang tercatat sekali")
    at = models.DateTimeField()
    late = models.BooleanField(default=False)
    how = models.CharField(max_length=10, choices=How.choices, default=How.QR)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint(fields=["room", "person_key"], name="once_a_room")]


class QuizCount(models.Model):
    """How often a question of a quiz was answered rightly in a room: counts, no person.

    `question` is the slug of the advisor's question. "" counts whole quizzes: `answered` how many,
    `right` the right answers in all of them.
    """

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="quiz_counts")
    lesson = models.CharField(max_length=60)
    question = models.CharField(max_length=80, blank=True)
    pack_sha256 = models.CharField(max_length=64)
    right = models.PositiveIntegerField(default=0)
    answered = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["room", "lesson", "question", "pack_sha256"], name="one_count_a_question"
            )
        ]


class PledgeSheet(models.Model):
    """An office's pledge within a campaign: its address and six-digit code."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="pledge_sheets")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="pledge_sheets")
    token = models.CharField(max_length=40, unique=True)
    expected = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["campaign", "agency"], name="one_pledge_sheet")
        ]


class OwnText(models.Model):
    """A body's own text of the pledge for its offices, or its way back to the shipped one.

    Never changed: a newer row takes its place from the day `starts`. The nearest body decides.
    """

    body = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="pledge_texts")
    number = models.PositiveIntegerField(help_text="Nomor naskah di instansi ini")
    starts = models.DateField()
    shipped = models.BooleanField(default=False, help_text="Kembali ke naskah bawaan")
    head = models.CharField(max_length=200, blank=True)
    lines = models.JSONField(default=list, blank=True)
    by = models.CharField(max_length=300)
    published_at = models.DateTimeField()

    class Meta:
        ordering = ["-starts", "-pk"]
        constraints = [models.UniqueConstraint(fields=["body", "number"], name="one_text_a_number")]


class Pledge(models.Model):
    """One person's pledge to one version of the text. `check_code` is what others verify."""

    class How(models.TextChoices):
        OWN = "sendiri", "Sendiri"
        TOGETHER = "bersama", "Bersama dalam acara"

    sheet = models.ForeignKey(PledgeSheet, on_delete=models.CASCADE, related_name="pledges")
    name = models.CharField(max_length=160)
    unit = models.CharField(max_length=160, blank=True)
    nip = models.CharField(max_length=18, blank=True)
    guest_from = models.CharField(max_length=200, blank=True)
    person_key = models.CharField(max_length=64, help_text="Agar satu orang berikrar sekali")
    version = models.PositiveIntegerField()
    own_text = models.ForeignKey(
        OwnText, null=True, blank=True, on_delete=models.PROTECT, related_name="pledges"
    )
    text_sha256 = models.CharField(max_length=64)
    check_code = models.CharField(max_length=CODE_LENGTH, unique=True)
    how = models.CharField(max_length=10, choices=How.choices)
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint(fields=["sheet", "person_key"], name="pledged_once")]

    @property
    def spoken_code(self) -> str:
        """ "7KQ2-XM4H-9TBD": in groups of four."""
        return "-".join(self.check_code[at : at + 4] for at in range(0, CODE_LENGTH, 4))
