"""What a file is, by what it holds and never by its name; what is not taken at all."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

LIMIT = 100_000_000  # bytes; the sentence for people says 100 MB
MEGABYTE = 1_000_000
# The harmless test file of virus scanners; scanners agree to report it as a virus.
TEST_VIRUS = b"EICAR-STANDARD-" + b"ANTIVIRUS-TEST-FILE"
PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"dex\n", b"\xcf\xfa\xed\xfe")
PHOTO_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
SOUND_BRANDS = {b"M4A ", b"M4B "}
REFUSED_BRANDS = {b"avif", b"avis"}
EXTENSIONS = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/heic": "heic",
    "application/pdf": "pdf",
    "video/mp4": "mp4",
    "video/quicktime": "mov",
    "audio/mpeg": "mp3",
    "audio/mp4": "m4a",
    "text/plain": "txt",
}


class BadFile(ValueError):
    """A file that is not taken; the text is the sentence for whoever sent it."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What a file is: its MIME type, and the ending its label gets."""

    mime: str

    @property
    def extension(self) -> str:
        return EXTENSIONS[self.mime]


def check_size(name: str, size: int) -> None:
    """BadFile where a file of `size` bytes is empty or too big."""
    if size == 0:
        raise BadFile(_("“%(f)s” kosong. Pilih berkas lain") % {"f": name})
    if size > LIMIT:
        megabytes = -(-size // MEGABYTE)
        raise BadFile(
            _("“%(f)s” %(n)s MB. Ukuran paling besar 100 MB. Potong videonya, atau kirim tautannya")
            % {"f": name, "n": megabytes}
        )


def unreadable(name: str) -> BadFile:
    """The refusal of a file that cannot be opened."""
    return BadFile(
        _("“%(f)s” tidak bisa kami buka. Kirim JPG, PNG, HEIC, PDF, MP4, MP3, M4A, atau TXT")
        % {"f": name}
    )


def inspect(name: str, data: bytes) -> Kind:
    """The kind of a file; BadFile where it is empty, too big, a program, or of no known kind."""
    check_size(name, len(data))
    if data.startswith(PROGRAMS) or TEST_VIRUS in data:
        raise BadFile(_("“%(f)s” berisi program berbahaya, jadi tidak kami simpan") % {"f": name})
    mime = _mime(data)
    if mime is None:
        raise unreadable(name)
    return Kind(mime)


def _mime(data: bytes) -> str | None:
    if data.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if b"%PDF-" in data[:1024]:
        return "application/pdf"
    if data[4:8] == b"ftyp":
        return _container(data)
    if data.startswith(b"ID3") or _is_sound_frame(data[:4]):
        return "audio/mpeg"
    return "text/plain" if read_text(data) is not None else None


def _container(data: bytes) -> str | None:
    """The ISO media container: photo, sound or film, by its first brands."""
    end = min(int.from_bytes(data[:4], "big"), 256)
    brands = [data[8:12], *(data[at : at + 4] for at in range(16, end, 4))]
    if REFUSED_BRANDS & set(brands[:1]):
        return None
    if brands[0] in PHOTO_BRANDS:
        return "image/heic"
    if brands[0] in SOUND_BRANDS:
        return "audio/mp4"
    return "video/quicktime" if brands[0] == b"qt  " else "video/mp4"


def _is_sound_frame(head: bytes) -> bool:
    """Whether these are the four bytes before a frame of MPEG audio, layer III."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE6 != 0xE2:
        return False
    return head[2] >> 4 not in (0, 15) and (head[2] >> 2) & 3 != 3


def read_text(data: bytes) -> str | None:
    """The text of a text file (UTF-8, or UTF-16 with its mark); None where it is none."""
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    odd = any(ord(sign) < 32 and sign not in "\t\n\r\f" for sign in text)
    return None if odd else text
