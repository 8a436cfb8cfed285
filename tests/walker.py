"""A person without scripts: opens pages of a running server, fills forms, presses buttons."""

import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.cookiejar import CookieJar

Files = dict[str, tuple[str, bytes]]  # field -> file name, content
BOUNDARY = "----batas-formulir-uji"


@dataclass
class Form:
    """A form of a page: where it goes, what it holds, and its buttons (words -> name, value)."""

    action: str
    method: str
    fields: dict[str, str] = field(default_factory=dict)
    buttons: dict[str, tuple[str, str]] = field(default_factory=dict)


class _Reader(HTMLParser):
    """Reads the forms and the text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.text: list[str] = []
        self._button: tuple[str, str] | None = None
        self._area: str | None = None
        self._select: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        name, value = given.get("name", ""), given.get("value", "")
        if tag == "form":
            self.forms.append(Form(given.get("action", ""), given.get("method", "get").lower()))
        elif not self.forms:
            return
        elif tag == "input":
            self._input(given, name, value)
        elif tag == "textarea":
            self._area = name
            self.forms[-1].fields[name] = ""
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select and "selected" in given:
            self.forms[-1].fields[self._select] = value
        elif tag == "button":
            self._button = (name, value)

    def _input(self, given: dict[str, str], name: str, value: str) -> None:
        kind = given.get("type", "text")
        if kind in ("radio", "checkbox"):
            if "checked" in given:
                self.forms[-1].fields[name] = value
        elif kind == "submit":
            self.forms[-1].buttons[value] = (name, value)
        elif name and kind != "file":
            self.forms[-1].fields[name] = value

    def handle_data(self, data: str) -> None:
        if self._button is not None and data.strip():
            self.forms[-1].buttons[data.strip()] = self._button
        if self._area is not None:
            self.forms[-1].fields[self._area] += data
        self.text.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "button":
            self._button = None
        elif tag == "textarea":
            self._area = None
        elif tag == "select":
            self._select = None


def _parts(data: dict[str, str], files: Files) -> bytes:
    """A form with files, as a browser sends it."""
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="'
    sent = [f'{head}{name}"\r\n\r\n{value}\r\n'.encode() for name, value in data.items()]
    for name, (file, content) in files.items():
        kind = "Content-Type: application/octet-stream"
        sent.append(f'{head}{name}"; filename="{file}"\r\n{kind}\r\n\r\n'.encode())
        sent += [content, b"\r\n"]
    return b"".join([*sent, f"--{BOUNDARY}--\r\n".encode()])


class Walker:
    """One visitor with cookies of their own. Connection errors are the caller's to see."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.address = base
        self.status = 0
        self.page = ""
        self.forms: list[Form] = []
        self.text = ""
        self._opener = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(CookieJar()), urllib.request.ProxyHandler({})
        )

    def open(
        self, path: str, data: dict[str, str] | None = None, files: Files | None = None
    ) -> "Walker":
        """Fetch an address of the server (follows redirects) and read its forms."""
        body = urllib.parse.urlencode(data).encode() if data is not None else None
        address = urllib.parse.urljoin(self.address, path)
        request = urllib.request.Request(address, body)  # noqa: S310 - our own server
        request.add_header("Referer", self.address)
        if files:
            request.data = _parts(data or {}, files)
            request.add_header("Content-Type", f"multipart/form-data; boundary={BOUNDARY}")
        try:
            with self._opener.open(request, timeout=30) as answer:
                self._take(answer.url, answer.status, answer.read())
        except urllib.error.HTTPError as trouble:
            self._take(address, trouble.code, trouble.read())
        return self

    def _take(self, address: str, status: int, body: bytes) -> None:
        self.address, self.status, self.page = address, status, body.decode("utf-8", "replace")
        reader = _Reader()
        reader.feed(self.page)
        self.forms, self.text = reader.forms, " ".join(" ".join(reader.text).split())

    def press(self, words: str, files: Files | None = None, **fields: str) -> "Walker":
        """Fill the form that has this button and press it; AssertionError where there is none."""
        for form in self.forms:
            if words in form.buttons:
                name, value = form.buttons[words]
                sent = {**form.fields, **fields, **({name: value} if name else {})}
                if form.method == "post":
                    return self.open(form.action or self.address, sent, files)
                return self.open(f"{form.action}?{urllib.parse.urlencode(sent)}")
        offered = [button for form in self.forms for button in form.buttons]
        raise AssertionError(f"Tidak ada tombol {words!r} di {self.address}; ada: {offered}")
