"""Invented files for tests: photos with a place in them, PDFs with programs, bombs."""

from io import BytesIO

import pikepdf
from PIL import Image

GPS = {1: "S", 2: (7.0, 38.0, 12.0), 3: "E", 4: (111.0, 11.0, 30.0)}


def photo(kind: str = "JPEG", size: tuple[int, int] = (64, 48), turned: int = 6) -> bytes:
    """A photo that tells its place, its camera, and that it lies on its side."""
    image = Image.new("RGB", size, (20, 90, 80))
    image.paste((200, 30, 30), (0, 0, size[0] // 2, size[1] // 2))
    exif = Image.Exif()
    exif[0x010F] = "KameraContoh"
    exif[0x0112] = turned
    exif.get_ifd(0x8825).update(GPS)
    written = BytesIO()
    image.save(written, kind, exif=exif)
    return written.getvalue()


def busy_pdf() -> bytes:
    """A PDF with metadata, a program, an attachment, and a photo that tells its place."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    page = pdf.pages[0]
    jpeg = pdf.make_stream(photo())
    jpeg.update(
        {
            "/Type": pikepdf.Name.XObject,
            "/Subtype": pikepdf.Name.Image,
            "/Width": 64,
            "/Height": 48,
            "/ColorSpace": pikepdf.Name.DeviceRGB,
            "/BitsPerComponent": 8,
            "/Filter": pikepdf.Name.DCTDecode,
        }
    )
    page.obj["/Resources"] = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=jpeg))
    page.obj["/Contents"] = pdf.make_stream(b"q 64 0 0 48 0 0 cm /Im0 Do Q")
    note = {"/Type": "/Annot", "/Subtype": "/Text", "/T": "Pak Rahasia", "/Rect": [0, 0, 9, 9]}
    page.obj["/Annots"] = pikepdf.Array(
        [
            pikepdf.Dictionary(
                Type=pikepdf.Name.Annot,
                Subtype=pikepdf.Name.Text,
                T=str(note["/T"]),
                Rect=pikepdf.Array([0, 0, 9, 9]),
            )
        ]
    )
    pdf.docinfo["/Author"] = "Penulis Rahasia"
    pdf.Root["/OpenAction"] = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert('jahat')")
    pdf.attachments["lampiran.txt"] = b"isi lampiran rahasia"
    written = BytesIO()
    pdf.save(written)
    return written.getvalue()
