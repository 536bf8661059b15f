"""``palabre openapi`` and ``palabre asyncapi``: the public contract, generated from the code."""

import argparse
import tempfile
from pathlib import Path

import msgspec

from palabre.cli.talk import EX_OK, put, words
from palabre.main import Service
from palabre.settings import Settings
from palabre.wire.schema import asyncapi_document


def add(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the verbs."""
    openapi = verbs.add_parser("openapi", help=words("le contrat HTTP", "the HTTP contract"))
    openapi.set_defaults(run=_openapi)
    asyncapi = verbs.add_parser("asyncapi", help=words("le contrat WebSocket", "the WebSocket contract"))
    asyncapi.set_defaults(run=_asyncapi)


def _openapi(_options: argparse.Namespace) -> int:
    return _print(openapi_document())


def _asyncapi(_options: argparse.Namespace) -> int:
    return _print(asyncapi_document())


def openapi_document() -> object:
    """Return the OpenAPI document of a house with default settings."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(data_dir=Path(folder), secret_key="0" * 64)
        return Service(settings).kernel.document


def _print(document: object) -> int:
    put(msgspec.json.format(msgspec.json.encode(document, order="sorted"), indent=2).decode())
    return EX_OK
