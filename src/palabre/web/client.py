"""The built client, read into memory once: no path of a request ever touches the disk."""

import gzip
import hashlib
import mimetypes
from collections.abc import Iterator
from pathlib import Path

import msgspec

from palabre.domain.errors import MethodNotAllowed, NotFound
from palabre.web.origin import header
from palabre.web.problems import Rendered
from palabre.web.routes import Headers
from palabre.web.sentences import Locale

FOLDER = Path(__file__).parent / "static"
INDEX = "/index.html"

_IMMUTABLE = "public, max-age=31536000, immutable"
_REVALIDATE = "no-cache"
_NOT_PAGES = ("/api", "/livez", "/readyz", "/healthz", "/metrics", "/problems", "/.well-known", "/assets")
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".map": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
}
_SQUEEZED = frozenset({".css", ".html", ".js", ".json", ".map", ".svg", ".txt", ".webmanifest"})
_WORTH_SQUEEZING = 1_024

_NOT_BUILT = {
    "fr": (
        '<!doctype html><html lang="fr"><meta charset="utf-8"><title>Palabre</title><h1>Le client n’est '
        "pas construit</h1>"
        "<p>Le serveur répond, mais ses pages manquent. Lancez <code>make web</code>, puis "
        "rechargez.</p></html>"
    ),
    "en": (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Palabre</title><h1>Client not built</h1>'
        "<p>The server answers, but its pages are missing. Run <code>make web</code>, then reload.</p></html>"
    ),
}


class _File(msgspec.Struct, frozen=True):
    body: bytes
    squeezed: bytes | None
    etag: str
    headers: tuple[tuple[bytes, bytes], ...]


class ClientFiles:
    """The client's folder: ``/assets/`` holds names with hashes in them, any other page is ``index.html``."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self._folder = folder
        self._files: dict[str, _File] = {}

    def answer(self, method: str, path: str, headers: Headers, locale: Locale) -> Rendered:
        """Answer what no route answers; raise NotFound or MethodNotAllowed."""
        if not self._files:
            # Also when the client was built after the server started.
            self._files = dict(_read(self._folder))
        file = self._files.get(path) if path != INDEX else None
        if file is None:
            if not is_page(path):
                raise NotFound
            if INDEX not in self._files:
                return _not_built(method, locale)
            file = self._files[INDEX]
        if method not in {"GET", "HEAD"}:
            raise MethodNotAllowed
        if _matches(header(headers, b"if-none-match"), file.etag):
            kept = [pair for pair in file.headers if pair[0] != b"content-type"]
            return Rendered(status=304, headers=kept, body=b"")
        body, sent = file.body, list(file.headers)
        if file.squeezed is not None and _takes_gzip(header(headers, b"accept-encoding")):
            body = file.squeezed
            sent.append((b"content-encoding", b"gzip"))
        sent.append((b"content-length", str(len(body)).encode()))
        return Rendered(status=200, headers=sent, body=body)


def is_page(path: str) -> bool:
    """Whether a path is one of the client's own addresses: no file extension, none of the server's doors."""
    if any(path == door or path.startswith(f"{door}/") for door in _NOT_PAGES):
        return False
    return (
        "." not in path.rpartition("/")[2]
        and not {"\\", "\ufffd"} & set(path)
        and "/." not in path
        and path.isprintable()
    )


def _not_built(method: str, locale: Locale) -> Rendered:
    if method not in {"GET", "HEAD"}:
        raise MethodNotAllowed
    body = _NOT_BUILT[locale].encode()
    return Rendered(
        status=503,
        headers=[
            (b"content-type", b"text/html; charset=utf-8"),
            (b"content-length", str(len(body)).encode()),
            (b"cache-control", b"no-store"),
        ],
        body=body,
    )


def _read(folder: Path) -> Iterator[tuple[str, _File]]:
    if not (folder / "index.html").is_file():
        return
    root = folder.resolve()
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder).as_posix()
        hidden = any(part.startswith(".") for part in inside.split("/"))
        if hidden or path.suffix == ".gz" or not path.is_file() or not path.resolve().is_relative_to(root):
            continue
        body = path.read_bytes()
        beside = path.with_name(path.name + ".gz")
        squeezed: bytes | None = None
        if beside.is_file():
            squeezed = beside.read_bytes()
        elif path.suffix in _SQUEEZED and len(body) >= _WORTH_SQUEEZING:
            squeezed = gzip.compress(body, 9, mtime=0)
        etag = f'W/"{hashlib.sha256(body).hexdigest()[:24]}"'
        media = _TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        headers = [
            (b"content-type", media.encode()),
            (b"etag", etag.encode()),
            (b"cache-control", (_IMMUTABLE if inside.startswith("assets/") else _REVALIDATE).encode()),
        ]
        if squeezed is not None:
            headers.append((b"vary", b"Accept-Encoding"))
        yield f"/{inside}", _File(body=body, squeezed=squeezed, etag=etag, headers=tuple(headers))


def _matches(condition: str | None, etag: str) -> bool:
    if condition is None:
        return False
    plain = etag.removeprefix("W/")
    return any(one.strip().removeprefix("W/") in {plain, "*"} for one in condition.split(","))


def _takes_gzip(accepted: str | None) -> bool:
    for one in (accepted or "").lower().split(","):
        name, _, weight = one.partition(";")
        if name.strip() == "gzip":
            return weight.replace(" ", "") not in {"q=0", "q=0.0", "q=0.00", "q=0.000"}
    return False
