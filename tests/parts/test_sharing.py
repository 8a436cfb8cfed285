"""Files sent by content to workers: whole or not there, once a machine, whoever sends."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from jaganetral.parts import sharing
from jaganetral.parts.sharing import Bundle, NotAsNamed, provide

FILES = {"a.npy": bytes(range(256)) * 40, "b.npy": b"short"}


class Workers:
    """A client whose workers are folders; it notes the chunks that are sent."""

    def __init__(self, **scratch: Path) -> None:
        self.scratch, self.sent = scratch, list[tuple[str, str, int]]()
        self.cut_after = 10_000

    def run(self, function: Callable[..., Any], *args: Any, workers: list[str]) -> dict[str, Any]:
        found = {}
        for name in workers:
            if function.__name__ == "_take":
                self.sent.append((name, args[1], args[2]))
                if len(self.sent) > self.cut_after:
                    raise KeyboardInterrupt
            folder = str(self.scratch[name] / "scratch" / f"worker-{name}")
            found[name] = function(*args, dask_worker=SimpleNamespace(local_directory=folder))
        return found

    def shelf(self, name: str) -> Path:
        return self.scratch[name] / f"jaganetral-shelf-{os.getuid()}"


@pytest.fixture(autouse=True)
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "_CHUNK", 1000)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "source"
    folder.mkdir()
    for name, data in FILES.items():
        (folder / name).write_bytes(data)
    return folder


@pytest.fixture
def machines(tmp_path: Path) -> tuple[Path, Path]:
    found = tmp_path / "one", tmp_path / "two"
    for folder in found:
        folder.mkdir()
    return found


BUNDLE = Bundle(
    "content", tuple((n, len(d), hashlib.sha256(d).hexdigest()) for n, d in FILES.items())
)


def whole(shelf: Path) -> bool:
    stands = {path.name: path.read_bytes() for path in (shelf / "content").iterdir()}
    return stands == FILES and [path.name for path in shelf.iterdir()] == ["content"]


def test_two_workers_of_one_machine_are_sent_the_files_once(
    source: Path, machines: tuple[Path, Path]
) -> None:
    client = Workers(a=machines[0], b=machines[0], c=machines[1])
    provide(client, source, BUNDLE, ["a", "b", "c"])
    assert whole(client.shelf("a"))
    assert whole(client.shelf("c"))
    assert len(client.sent) == 2 * 12
    provide(client, source, BUNDLE, ["a", "b", "c"])
    assert len(client.sent) == 2 * 12
    assert client.shelf("a").stat().st_mode & 0o077 == 0


def test_a_cut_sending_sends_only_what_lacks(source: Path, machines: tuple[Path, Path]) -> None:
    client = Workers(a=machines[0])
    client.cut_after = 11
    with pytest.raises(KeyboardInterrupt):
        provide(client, source, BUNDLE, ["a"])
    assert not (client.shelf("a") / "content").exists()
    again = Workers(a=machines[0])
    provide(again, source, BUNDLE, ["a"])
    assert again.sent == [("a", "b.npy", 0)]
    assert whole(client.shelf("a"))


def test_other_content_never_stands_under_the_name(
    source: Path, machines: tuple[Path, Path]
) -> None:
    data = bytearray(FILES["a.npy"])
    data[-1] ^= 1
    (source / "a.npy").write_bytes(bytes(data))
    client = Workers(a=machines[0])
    with pytest.raises(NotAsNamed, match=r"a\.npy: changed while it was sent"):
        provide(client, source, BUNDLE, ["a"])
    assert not (client.shelf("a") / "content").exists()
    (source / "a.npy").write_bytes(FILES["a.npy"])
    provide(client, source, BUNDLE, ["a"])
    assert whole(client.shelf("a"))
    (source / "a.npy").unlink()
    with pytest.raises(NotAsNamed, match="cannot be read"):
        provide(Workers(b=machines[1]), source, BUNDLE, ["b"])


def test_two_who_send_at_once_do_not_harm_each_other(
    source: Path, machines: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    client, other = Workers(a=machines[0]), Workers(a=machines[0])
    chunks = sharing._chunks

    def interrupted(path: Path) -> Any:
        for number, chunk in enumerate(chunks(path)):
            yield chunk
            if number == 3:
                monkeypatch.setattr(sharing, "_chunks", chunks)
                provide(other, source, BUNDLE, ["a"])

    monkeypatch.setattr(sharing, "_chunks", interrupted)
    provide(client, source, BUNDLE, ["a"])
    assert len(other.sent) > 0
    assert whole(client.shelf("a"))
