"""The built client, served from memory."""

import gzip
from pathlib import Path

import pytest

from palabre.domain.errors import MethodNotAllowed, NotFound
from palabre.web.client import ClientFiles, is_page

GZIP = ((b"accept-encoding", b"br, gzip"),)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "static"
    (root / "assets").mkdir(parents=True)
    (root / "index.html").write_text("<!doctype html><p>accueil</p>", encoding="utf-8")
    (root / "assets" / "app-1a2b.js").write_text("x();\n" * 1_000, encoding="utf-8")
    (root / "assets" / "beside-1a2b.css").write_text("a{}", encoding="utf-8")
    (root / "assets" / "beside-1a2b.css.gz").write_bytes(gzip.compress(b"a{}"))
    (root / "tree.svg").write_text("<svg/>", encoding="utf-8")
    (root / ".stamp").write_text("secret", encoding="utf-8")
    (tmp_path / "outside.txt").write_text("secret", encoding="utf-8")
    (root / "link.txt").symlink_to(tmp_path / "outside.txt")
    return root


@pytest.mark.parametrize(
    "path", ["/", "/salons/sous-l-arbre", "/moderation/file", "/dossier/AbC-_9", "/signaler", "/recu/x/"]
)
def test_client_addresses_get_the_page(folder: Path, path: str) -> None:
    rendered = ClientFiles(folder).answer("GET", path, (), "fr")
    assert rendered.status == 200
    assert rendered.body == b"<!doctype html><p>accueil</p>"
    assert dict(rendered.headers)[b"cache-control"] == b"no-cache"


@pytest.mark.parametrize(
    "path",
    [
        "/api/v1/inconnu",
        "/api",
        "/livez/x",
        "/problems",
        "/favicon.ico",
        "/index.html",
        "/.stamp",
        "/link.txt",
        "/../outside.txt",
        "/assets/../../outside.txt",
        "/assets/absent.js",
        "/assets/x",
        "/..\\outside",
        "/.git/config",
        "/a\x00b",
        "/assets/app-1a2b.js/",
        "//etc/passwd.txt",
    ],
)
def test_nothing_else_is_served(folder: Path, path: str) -> None:
    with pytest.raises(NotFound):
        ClientFiles(folder).answer("GET", path, (), "fr")


def test_assets_are_immutable_and_squeezed_for_those_who_can(folder: Path) -> None:
    files = ClientFiles(folder)
    plain = files.answer("GET", "/assets/app-1a2b.js", (), "fr")
    squeezed = files.answer("GET", "/assets/app-1a2b.js", GZIP, "fr")
    headers = dict(squeezed.headers)
    assert headers[b"cache-control"] == b"public, max-age=31536000, immutable"
    assert headers[b"content-encoding"] == b"gzip"
    assert headers[b"vary"] == b"Accept-Encoding"
    assert headers[b"content-type"] == b"text/javascript; charset=utf-8"
    assert headers[b"content-length"] == str(len(squeezed.body)).encode()
    assert b"content-encoding" not in dict(plain.headers)
    assert gzip.decompress(squeezed.body) == plain.body
    refused = files.answer("GET", "/assets/app-1a2b.js", ((b"accept-encoding", b"gzip;q=0"),), "fr")
    assert refused.body == plain.body


def test_file_squeezed_by_the_build_is_used(folder: Path) -> None:
    rendered = ClientFiles(folder).answer("GET", "/assets/beside-1a2b.css", GZIP, "fr")
    assert gzip.decompress(rendered.body) == b"a{}"


def test_known_file_is_not_sent_again(folder: Path) -> None:
    files = ClientFiles(folder)
    etag = dict(files.answer("GET", "/tree.svg", (), "fr").headers)[b"etag"]
    for condition in (etag, b'"x", ' + etag, b"*"):
        rendered = files.answer("GET", "/tree.svg", ((b"if-none-match", condition),), "fr")
        assert (rendered.status, rendered.body) == (304, b"")
        assert dict(rendered.headers)[b"etag"] == etag
    assert files.answer("GET", "/tree.svg", ((b"if-none-match", b'"x"'),), "fr").status == 200


@pytest.mark.parametrize("path", ["/", "/tree.svg"])
def test_other_methods_are_not_allowed(folder: Path, path: str) -> None:
    with pytest.raises(MethodNotAllowed):
        ClientFiles(folder).answer("POST", path, (), "fr")


def test_missing_client_says_what_to_do_and_is_found_once_built(tmp_path: Path) -> None:
    files = ClientFiles(tmp_path)
    absent = files.answer("GET", "/salons/x", (), "fr")
    assert absent.status == 503
    assert b"make web" in absent.body
    assert b"Client not built" in files.answer("GET", "/", (), "en").body
    with pytest.raises(MethodNotAllowed):
        files.answer("DELETE", "/", (), "fr")
    (tmp_path / "index.html").write_text("prêt", encoding="utf-8")
    assert files.answer("GET", "/", (), "fr").body == "prêt".encode()


def test_pages_have_no_extension_and_are_not_the_servers() -> None:
    assert is_page("/salons/apiculture")
    assert not is_page("/api/v1/x")
