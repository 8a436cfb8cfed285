"""The clean copy of a PDF: no metadata, no programs, no attachments, no data inside photos."""

from collections.abc import Iterator
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream

ROOT_KEYS = ("/OpenAction", "/AA", "/Metadata", "/PieceInfo", "/AF", "/Collection", "/SpiderInfo")
OBJECT_KEYS = ("/Metadata", "/PieceInfo", "/LastModified", "/AA", "/AF", "/JS", "/EF")
NAME_TREES = ("/JavaScript", "/EmbeddedFiles", "/AP")
# Notes that carry files, films or programs; ordinary notes and links stay, without actions.
BUSY_NOTES = {"/FileAttachment", "/RichMedia", "/Movie", "/Sound", "/Screen", "/3D"}


class Locked(ValueError):
    """The PDF opens with a password only."""


def clean_pdf(data: bytes) -> bytes:
    """The same pages, written anew. Locked where a password is needed, ValueError if broken."""
    try:
        with Pdf.open(BytesIO(data)) as pdf:
            _strip_root(pdf)
            for page in pdf.pages:
                _strip_notes(page.obj)
            for found in list(pdf.objects):
                _strip_object(found)
            written = BytesIO()
            pdf.save(written, deterministic_id=True)
            return written.getvalue()
    except pikepdf.PasswordError:
        raise Locked("PDF terkunci sandi.") from None
    except (pikepdf.PdfError, RuntimeError, TypeError, KeyError, RecursionError) as trouble:
        raise ValueError("PDF rusak.") from trouble


def _strip_root(pdf: Pdf) -> None:
    if "/Info" in pdf.trailer:
        del pdf.trailer["/Info"]
    _drop(pdf.Root, ROOT_KEYS)
    if "/Names" in pdf.Root:
        _drop(pdf.Root.Names, NAME_TREES)
    if "/AcroForm" in pdf.Root:
        _drop(pdf.Root.AcroForm, ("/XFA",))


def _strip_notes(page: pikepdf.Object) -> None:
    notes = page.get("/Annots")
    if not isinstance(notes, Array):
        return
    kept = []
    for note in list(notes.as_list()):
        if not isinstance(note, Dictionary) or str(note.get("/Subtype")) in BUSY_NOTES:
            continue
        _drop(note, ("/A", "/AA", "/PA", "/T"))
        kept.append(note)
    page["/Annots"] = Array(kept)


def _strip_object(found: pikepdf.Object) -> None:
    if not isinstance(found, Dictionary | Stream):
        return
    _drop(found, OBJECT_KEYS)
    if isinstance(found, Stream) and found.get("/Filter") == Name.DCTDecode:
        found.write(strip_jpeg(found.read_raw_bytes()), filter=Name.DCTDecode)


def _drop(where: pikepdf.Object, keys: tuple[str, ...]) -> None:
    for key in keys:
        if key in where:
            del where[key]


def strip_jpeg(data: bytes) -> bytes:
    """A JPEG without its comments and application data, its pixels untouched.

    Segments APP0 (density) and APP14 (colour) stay, all other APPn and COM go.
    """
    if not data.startswith(b"\xff\xd8"):
        return data
    kept, rest = [b"\xff\xd8"], len(data)
    for marker, start, end in _segments(data):
        if marker == 0xDA:
            rest = start
            break
        if not (0xE1 <= marker <= 0xED or marker in (0xEF, 0xFE)):
            kept.append(data[start:end])
    else:
        return data
    return b"".join([*kept, data[rest:]])


def _segments(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Marker, start and end of each segment up to the picture itself."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        yield data[at + 1], at, end
        at = end
