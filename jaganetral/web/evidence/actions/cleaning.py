"""The clean copy of a file: the same to look at, without place, device, names or programs."""

from dataclasses import dataclass
from io import BytesIO

from django.utils.translation import gettext as _
from PIL import Image, ImageOps
from pillow_heif import register_heif_opener

from jaganetral.web.evidence.actions.pdf import Locked, clean_pdf
from jaganetral.web.evidence.content import BadFile, Kind, read_text, unreadable

register_heif_opener()
# Our own limits stand in `_open`; Pillow's warning in between helps nobody.
Image.MAX_IMAGE_PIXELS = None
MOST_PIXELS = {"image/jpeg": 110_000_000, "image/png": 60_000_000, "image/heic": 60_000_000}
LONGEST_SIDE = 4096
QUALITY = 88


@dataclass(frozen=True, slots=True)
class Copy:
    """A clean copy and its MIME type; without data where nothing can be shown, with the reason."""

    data: bytes | None
    mime: str
    note: str = ""


def clean(name: str, data: bytes, kind: Kind) -> Copy:
    """Make the clean copy. BadFile where the file is broken or too large to open."""
    if kind.mime.startswith("image/"):
        return _clean_image(name, data, kind)
    if kind.mime == "application/pdf":
        try:
            return Copy(clean_pdf(data), kind.mime)
        except Locked:
            return Copy(None, kind.mime, "PDF ini berkata sandi.")
        except ValueError:
            raise unreadable(name) from None
    if kind.mime == "text/plain":
        return Copy((read_text(data) or "").encode("utf-8"), kind.mime)
    return Copy(None, kind.mime, "Rekaman tidak dapat dipratinjau.")


def _clean_image(name: str, data: bytes, kind: Kind) -> Copy:
    """Take the pixels, turned upright, into a new image; nothing else comes along."""
    try:
        with Image.open(BytesIO(data)) as found:
            _check_pixels(name, found, kind)
            if kind.mime == "image/jpeg":
                found.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            upright = ImageOps.exif_transpose(found)
            upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            mode = "RGBA" if "A" in upright.getbands() or "transparency" in found.info else "RGB"
            pixels = upright.convert(mode)
    except BadFile:
        raise
    except Exception:  # a broken file makes decoders fail in many ways, none of them ours
        raise unreadable(name) from None
    bare = Image.new(mode, pixels.size)
    bare.paste(pixels)
    drawn = BytesIO()
    if kind.mime == "image/png":
        bare.save(drawn, "PNG")
        return Copy(drawn.getvalue(), "image/png")
    bare.convert("RGB").save(drawn, "JPEG", quality=QUALITY)
    return Copy(drawn.getvalue(), "image/jpeg")


def _check_pixels(name: str, image: Image.Image, kind: Kind) -> None:
    if image.width * image.height > MOST_PIXELS[kind.mime]:
        raise BadFile(
            _("“%(f)s” berisi gambar yang terlalu besar untuk dibuka. Perkecil gambarnya")
            % {"f": name}
        )
