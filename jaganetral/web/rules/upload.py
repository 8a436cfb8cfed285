"""An uploaded pack: a YAML file of changes, or a zip of a whole folder. Read strictly."""

import io
import lzma
import zipfile
import zlib
from pathlib import PurePosixPath

from jaganetral.law.corpus.pack import FILES
from jaganetral.law.model import PackError
from jaganetral.web.rules.content import Content

LARGEST = 2_000_000  # bytes of one file, unpacked; the shipped pack has 0.3 million in all
MOST = 60  # files in a zip
# what a zip raises that is damaged inside, by the way it is packed
BROKEN = (zlib.error, lzma.LZMAError, OSError, EOFError, NotImplementedError, RuntimeError)


def content_from(name: str, data: bytes, base: Content) -> Content:
    """What was uploaded on top of the pack that binds. Raises PackError in one sentence.

    A file of changes is added to the pack that binds; a zip replaces its files. The election
    calendars of the office stay in both cases.
    """
    if zipfile.is_zipfile(io.BytesIO(data)):
        return Content(_files(name, data), calendars=base.calendars)
    return base.with_changes(_plain_name(name), _text(name, data))


def _plain_name(name: str) -> str:
    kept = "".join(c for c in PurePosixPath(name).name if c.isalnum() or c in "._-")
    return kept.lstrip(".")[:80] or "ubahan.yaml"


def _text(name: str, data: bytes) -> str:
    if len(data) > LARGEST:
        raise PackError(f"{name}: terlalu besar; paling besar {LARGEST // 1_000_000} MB.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise PackError(f"{name}: bukan teks UTF-8 dan bukan berkas zip.") from None


def _files(name: str, data: bytes) -> dict[str, str]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            rows = [one for one in packed.infolist() if not one.is_dir()]
            return _sorted_out(name, rows, packed)
    except (zipfile.BadZipFile, *BROKEN):
        raise PackError(f"{name}: berkas zip rusak atau terkunci sandi.") from None


def _sorted_out(name: str, rows: list[zipfile.ZipInfo], packed: zipfile.ZipFile) -> dict[str, str]:
    if len(rows) > MOST:
        raise PackError(f"{name}: berisi {len(rows)} berkas; sebuah paket paling banyak {MOST}.")
    tops = {PurePosixPath(one.filename).parts[0] for one in rows}
    wrapped = len(tops) == 1 and all(len(PurePosixPath(one.filename).parts) > 1 for one in rows)
    found: dict[str, str] = {}
    for one in rows:
        inner = PurePosixPath(*PurePosixPath(one.filename).parts[int(wrapped) :]).as_posix()
        if not _belongs(inner):
            continue  # a note or a licence beside the law is no law
        if one.file_size > LARGEST:
            raise PackError(f"{name}: {inner} terlalu besar.")
        found[inner] = _text(inner, packed.read(one))
    if missing := [file for file in FILES if file not in found]:
        raise PackError(f"{name}: tidak ada {missing[0]}; salin paket bawaan lalu ubah.")
    return dict(sorted(found.items()))


def _belongs(inner: str) -> bool:
    parts = PurePosixPath(inner).parts
    in_norms = len(parts) == 2 and parts[0] == "norms" and inner.endswith(".yaml")
    return inner in FILES or (in_norms and not parts[1].startswith("."))
