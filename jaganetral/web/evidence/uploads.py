"""How uploads arrive: in memory only, so that no clear file ever touches the disk."""

from io import BytesIO
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.utils.translation import gettext as _

from jaganetral.web.evidence.content import LIMIT, BadFile, check_size

MOST_AT_ONCE = 3 * LIMIT  # beyond that a request is not even read


class InMemory(MemoryFileUploadHandler):
    """Holds the files of one request in memory, together up to the limit for one file.

    What does not fit is counted but not held: `read` then says so.
    """

    file: BytesIO

    def handle_raw_input(
        self, input_data: Any, META: Any, content_length: Any, *args: Any, **kwargs: Any
    ) -> None:
        if content_length is not None and content_length > MOST_AT_ONCE:
            raise RequestDataTooBig("Kiriman terlalu besar.")
        self.activated = True
        self.room = LIMIT

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        self.full = False
        super().new_file(*args, **kwargs)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if self.full:
            return
        if len(raw_data) <= self.room:
            self.room -= self.file.write(raw_data)
        else:
            self.full = True
            self.room += self.file.tell()
            self.file.seek(0)
            self.file.truncate()

    def file_complete(self, file_size: int) -> "UploadedFile[Any] | None":
        held = self.file.getbuffer().nbytes
        found = super().file_complete(file_size)
        if found is not None:
            found.whole = held == file_size  # type: ignore[attr-defined]
        return found


def read(name: str, file: "UploadedFile[Any]") -> bytes:
    """The bytes of an upload; BadFile where it is empty, too big, or did not arrive whole."""
    check_size(name, file.size or 0)
    if not getattr(file, "whole", True):
        raise BadFile(
            _(
                "“%(f)s” belum sampai karena sambungan terputus. Berkas lain sudah tersimpan."
                " Kirim lagi “%(f)s”"
            )
            % {"f": name}
        )
    return bytes(file.read())
