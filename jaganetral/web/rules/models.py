"""Law packs and tables of working days, kept by their hash; which bind since when; proposals."""

from django.db import models


class LawPack(models.Model):
    """A law pack that this office used or was asked to use. Never changed, never removed.

    `content` is the canonical text of all its files, changes and election calendars (content.py);
    `sha256` is the hash that every assessment under it carries.
    """

    sha256 = models.CharField(max_length=64, unique=True)
    version = models.CharField(max_length=40)
    content = models.TextField()
    kept_at = models.DateTimeField()


class WorkTable(models.Model):
    """A table of days off that this office used: the shipped one and the office's own rows."""

    sha256 = models.CharField(max_length=64, unique=True)
    content = models.TextField()
    kept_at = models.DateTimeField()


class Proposal(models.Model):
    """A change of the rules that somebody asked for; a second officer adopts it, or nobody does.

    `base` is the binding it was made on: where another one binds by now, it must be made anew.
    """

    class Kind(models.TextChoices):
        TERBIT = "terbit", "Paket yang ikut terbit"
        UBAHAN = "ubahan", "Paket yang diubah"
        KEMBALI = "kembali", "Kembali ke paket terdahulu"
        KALENDER = "kalender", "Kalender pemilihan"
        LIBUR = "libur", "Hari libur"

    class State(models.TextChoices):
        MENUNGGU = "menunggu", "Menunggu pengesahan"
        DISAHKAN = "disahkan", "Disahkan"
        DITARIK = "ditarik", "Tidak dilanjutkan"

    kind = models.CharField(max_length=10, choices=Kind.choices)
    title = models.CharField(max_length=200)
    note = models.TextField()
    pack = models.ForeignKey(LawPack, on_delete=models.PROTECT, related_name="+")
    table = models.ForeignKey(WorkTable, on_delete=models.PROTECT, related_name="+")
    base = models.ForeignKey("Binding", on_delete=models.PROTECT, related_name="+")
    by = models.CharField(max_length=300)
    by_officer = models.BigIntegerField()
    at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.MENUNGGU)
    decided_by = models.CharField(max_length=300, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    why = models.TextField(blank=True)

    class Meta:
        ordering = ["-pk"]

    @property
    def key(self) -> str:
        """How the sealed log calls this proposal."""
        return f"usulan:{self.pk}"

    @property
    def waits(self) -> bool:
        """Whether nobody has decided on it yet."""
        return self.state == self.State.MENUNGGU


class Binding(models.Model):
    """Which pack and which working days bind, from a moment on; the newest one is in force.

    `release_pack` and `release_table` are the hashes of what shipped with the version of the
    program whose rules were last adopted: where they differ from today's, news can be proposed.
    """

    pack = models.ForeignKey(LawPack, on_delete=models.PROTECT, related_name="bindings")
    table = models.ForeignKey(WorkTable, on_delete=models.PROTECT, related_name="bindings")
    release_pack = models.CharField(max_length=64)
    release_table = models.CharField(max_length=64)
    since = models.DateTimeField()
    by = models.CharField(max_length=300)
    why = models.TextField()

    class Meta:
        ordering = ["-pk"]
