"""Every setting, each documented; only ``main`` and the command line read them.

From the environment as ``PALABRE_`` + name, ``__`` for nesting, ``_FILE`` for a file that holds the value;
then from ``palabre.toml`` in the working folder. An unknown name is an error that says what was meant.
"""

import difflib
import os
import tomllib
from collections.abc import Mapping
from datetime import timedelta
from ipaddress import ip_network
from pathlib import Path
from typing import Annotated, Any, cast
from urllib.parse import urlsplit

import msgspec
from msgspec import Meta, Struct

from palabre.domain.limits import Rate
from palabre.domain.raids import RaidRule

PREFIX = "PALABRE_"
FILE = Path("palabre.toml")
_SUFFIX = "_FILE"


class SettingsError(Exception):
    """Says in one sentence which setting is wrong and what to do."""


Count = Annotated[int, Meta(ge=0, le=1_000_000)]
_BURST_SECONDS = 20
"""So much of a minute's lines may be said at once."""


def _lines(per_minute: int) -> Rate:
    return Rate(per_minute=per_minute, burst=max(1, per_minute * _BURST_SECONDS // 60), strict=True)


class LimitSettings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How much one may do. 0 means no limit, which only a demo house accepts."""

    entries_per_minute: Count = 20
    """Entries from one address in a minute; 0 also switches off what slows a raid."""
    messages_per_minute: Count = 30
    """Messages of one session in a minute; 0 also switches off the two next ones, slow mode, flood and
    duplicate control."""
    messages_per_minute_per_address: Count = 300
    """Messages in a minute from all sessions of one address together."""
    messages_per_minute_per_room: Count = 600
    """Messages in a minute in one room: beyond ten a second nobody reads any more."""
    connections_per_address: Count = 50
    """Sockets open at once from one address: a school or a mobile network shares one."""
    raid_entries: Count = 200
    """Entries in five minutes, of the whole house, from which on newcomers wait before they write."""
    raid_joins: Count = 100
    """Newcomers in one room in five minutes, from which on they wait before they write there."""
    raid_wait_minutes: Count = 3
    """How long they wait after they entered; it ends at once when the raid does."""
    loop_lag_ms: Count = 500
    """Milliseconds by which the house may run late before it puts off a share of what is new."""

    @property
    def entries(self) -> Rate:
        """Entries from one address; all of a minute's at once."""
        return Rate(per_minute=self.entries_per_minute, burst=self.entries_per_minute, strict=True)

    @property
    def raids(self) -> RaidRule:
        """What is a raid; nothing is, where entries have no limit."""
        limited = self.entries_per_minute > 0
        return RaidRule(
            entries=self.raid_entries if limited else 0,
            joins=self.raid_joins if limited else 0,
            wait=timedelta(minutes=self.raid_wait_minutes),
        )

    @property
    def lines(self) -> Rate:
        """Lines of one session."""
        return _lines(self.messages_per_minute)

    @property
    def lines_of_address(self) -> Rate:
        """Lines of one address; no limit where sessions have none."""
        return _lines(self.messages_per_minute_per_address if self.messages_per_minute else 0)

    @property
    def lines_of_room(self) -> Rate:
        """Lines in one room; no limit where sessions have none."""
        return _lines(self.messages_per_minute_per_room if self.messages_per_minute else 0)


class Settings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``PALABRE_…``; the defaults are those of the demo house."""

    host: str = "127.0.0.1"
    """Address to listen on."""
    port: Annotated[int, Meta(ge=0, le=65_535)] = 8000
    """Port to listen on; 0 takes a free one."""
    data_dir: Path = Path("palabre-data")
    """Folder of the database and of the house's key."""
    database_url: str = ""
    """``sqlite:///path`` or ``postgresql://…``; empty means ``palabre.sqlite3`` in the data folder."""
    bus_url: str = "memory://"
    """``memory://`` for one process, ``nats://host:port`` for several."""
    public_url: str = ""
    """The one canonical address; empty means a demo house on this machine."""
    name: Annotated[str, Meta(min_length=1, max_length=80)] = "Palabre"
    """Name of the house, shown to everybody."""
    minimum_age: Annotated[int, Meta(ge=13, le=21)] = 18
    """Youngest age that may enter."""
    secret_key: str = ""
    """Key of the house's keyed hashes, at least 32 characters; empty means a file in the data folder."""
    security_contact: str = ""
    """``mailto:`` or ``https:`` address for ``security.txt``."""
    metrics_token: str = ""
    """Bearer token for ``/metrics``; empty keeps the page closed in a public house."""
    trusted_proxies: list[str] = msgspec.field(default_factory=list[str])
    """Networks (CIDR) whose ``X-Forwarded-For`` is believed."""
    log_level: str = "info"
    """``debug``, ``info``, ``warning`` or ``error``."""
    limits: LimitSettings = LimitSettings()

    @property
    def demo(self) -> bool:
        """Whether this is the demo house, which nothing outside this machine can reach."""
        return not self.public_url

    @property
    def shares_a_bus(self) -> bool:
        """Whether other processes may serve the same house."""
        return urlsplit(self.bus_url).scheme == "nats"

    @property
    def database(self) -> str:
        """The database's address, the default filled in."""
        return self.database_url or f"sqlite:///{self.data_dir / 'palabre.sqlite3'}"


def load(environment: Mapping[str, str], folder: Path) -> Settings:
    """Read the settings; raise SettingsError."""
    tree = _from_file(folder / FILE)
    for name, value in environment.items():
        if name.startswith(PREFIX):
            _put(tree, name, value)
    try:
        settings = msgspec.convert(tree, Settings, strict=False, dec_hook=_decode)
    except msgspec.ValidationError as error:
        raise SettingsError(str(error)) from None
    _check(settings)
    return settings


def load_here() -> Settings:
    """Read the settings of this process."""
    return load(os.environ, Path.cwd())


def names() -> dict[str, type]:
    """Every environment name with the Struct that holds it, for the documentation and for suggestions."""
    found: dict[str, type] = {}
    for field in msgspec.structs.fields(Settings):
        if field.name == "limits":
            for inner in msgspec.structs.fields(LimitSettings):
                found[f"{PREFIX}LIMITS__{inner.name.upper()}"] = LimitSettings
        else:
            found[f"{PREFIX}{field.name.upper()}"] = Settings
    return found


def _from_file(path: Path) -> dict[str, Any]:
    try:
        tree = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        message = f"{path.name} cannot be read: {error}"
        raise SettingsError(message) from None
    known = names()
    for key, value in tree.items():
        nested = cast("dict[str, object]", value) if isinstance(value, dict) else None
        inner = [key] if nested is None else [f"{key}__{name}" for name in nested]
        for name in inner:
            _known(f"{PREFIX}{name.upper()}", known)
    return tree


def _put(tree: dict[str, Any], name: str, value: str) -> None:
    known = names()
    if name not in known and name.endswith(_SUFFIX) and name.removesuffix(_SUFFIX) in known:
        try:
            value = Path(value).read_text("utf-8").rstrip("\n")
        except (OSError, UnicodeDecodeError) as error:
            message = f"{name} names a file that cannot be read: {type(error).__name__}"
            raise SettingsError(message) from None
        name = name.removesuffix(_SUFFIX)
    _known(name, known)
    branch = tree
    *parents, leaf = name.removeprefix(PREFIX).lower().split("__")
    for parent in parents:
        branch = branch.setdefault(parent, {})
    branch[leaf] = value.split(",") if leaf == "trusted_proxies" else value


def _known(name: str, known: Mapping[str, type]) -> None:
    if name in known:
        return
    close = difflib.get_close_matches(name, known, n=1)
    hint = f" Did you mean {close[0]}?" if close else ""
    message = f"Unknown setting {name}.{hint}"
    raise SettingsError(message)


def _decode(kind: type, value: object) -> object:
    if kind is Path and isinstance(value, str):
        return Path(value)
    message = f"cannot make {kind.__name__}"
    raise NotImplementedError(message)


def _check(settings: Settings) -> None:
    if settings.secret_key and len(settings.secret_key) < 32:  # noqa: PLR2004 - 256 bits as hexadecimal are 64
        message = "PALABRE_SECRET_KEY must have at least 32 characters."
        raise SettingsError(message)
    scheme = urlsplit(settings.database).scheme
    if scheme not in {"sqlite", "postgresql"}:
        message = "PALABRE_DATABASE_URL must begin with sqlite:/// or postgresql://."
        raise SettingsError(message)
    if urlsplit(settings.bus_url).scheme not in {"memory", "nats"}:
        message = "PALABRE_BUS_URL must begin with memory:// or nats://."
        raise SettingsError(message)
    for network in settings.trusted_proxies:
        try:
            ip_network(network.strip())
        except ValueError:
            message = "PALABRE_TRUSTED_PROXIES must be networks such as 10.0.0.0/8, separated by commas."
            raise SettingsError(message) from None
    if settings.log_level not in {"debug", "info", "warning", "error"}:
        message = "PALABRE_LOG_LEVEL must be debug, info, warning or error."
        raise SettingsError(message)
    if settings.public_url:
        message = (
            "PALABRE_PUBLIC_URL is set, but this version cannot open a public house: it has no opening"
            " checklist yet (publisher, contacts, terms, moderators on call), and no house opens unwatched."
            " Remove the setting to open the demo house on this machine."
        )
        raise SettingsError(message)
    if settings.host not in {"127.0.0.1", "::1", "localhost"}:
        message = "PALABRE_HOST must be 127.0.0.1, ::1 or localhost: the demo house stays on this machine."
        raise SettingsError(message)
