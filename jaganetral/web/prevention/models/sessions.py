"""Sessions with rooms, who was there, and what a room knew in a quiz."""

from django.db import models

from jaganetral.web.accounts.models import Agency
from jaganetral.web.prevention.models.campaigns import Campaign


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
    copied_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="copies"
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
