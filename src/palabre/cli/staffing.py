"""``palabre staff invite | list | disable``."""

import argparse
import asyncio
from collections.abc import Awaitable, Callable

import msgspec

from palabre.cli.talk import EX_OK, put, say, words
from palabre.domain.staff import Role
from palabre.main import Service, prepare
from palabre.settings import load_here


def add(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the verbs."""
    group = verbs.add_parser("staff", help=words("celles et ceux qui veillent", "those who watch"))
    kinds = group.add_subparsers(metavar="…", required=True)

    invite = kinds.add_parser("invite", help=words("un lien à usage unique", "a one-time link"))
    invite.add_argument(
        "name", help=words("nom public, jamais un nom civil", "public alias, never a civil name")
    )
    invite.add_argument("--role", choices=[role.value for role in Role], default=Role.MODERATOR.value)
    invite.add_argument("--json", action="store_true")
    invite.set_defaults(run=_invite)

    listing = kinds.add_parser("list", help=words("qui veille ici", "who watches here"))
    listing.add_argument("--json", action="store_true")
    listing.set_defaults(run=_list)

    disable = kinds.add_parser(
        "disable", help=words("mettre fin aux droits, tout de suite", "end rights at once")
    )
    disable.add_argument("name")
    disable.set_defaults(run=_disable)


def invitation_link(address: str, token: str) -> str:
    """The token stands in the fragment, which browsers never send to a server or its logs."""
    return f"{address}/moderation/entrer#{token}"


def _invite(options: argparse.Namespace) -> int:
    async def act(service: Service) -> int:
        member, token = await service.invite(options.name, Role(options.role))
        link = invitation_link(service.house.public_url, token)
        if options.json:
            put(msgspec.json.encode({"name": member.name, "role": member.role.value, "link": link}).decode())
        else:
            say(words("Lien à usage unique, valable 24 heures\u00a0:", "One-time link, valid for 24 hours:"))
            put(link)
        return EX_OK

    return _with_service(act)


def _list(options: argparse.Namespace) -> int:
    async def act(service: Service) -> int:
        members = await service.stores.staff.members()
        for member in members:
            row = {
                "name": member.name,
                "role": member.role.value,
                "since": member.created_at.isoformat(),
                "disabled": member.disabled_at is not None,
            }
            put(
                msgspec.json.encode(row).decode() if options.json else "\t".join(str(v) for v in row.values())
            )
        if not members:
            say(words("Personne ne veille encore.", "Nobody watches yet."))
        return EX_OK

    return _with_service(act)


def _disable(options: argparse.Namespace) -> int:
    async def act(service: Service) -> int:
        member = await service.disable(options.name)
        say(words(f"{member.name} n’a plus accès.", f"{member.name} has no access any more."))
        return EX_OK

    return _with_service(act)


def _with_service(act: Callable[[Service], Awaitable[int]]) -> int:
    settings = load_here()

    async def run() -> int:
        await prepare(settings)
        service = Service(settings, address=f"http://localhost:{settings.port}")
        await service.stores.database.start()
        try:
            return await act(service)
        finally:
            await service.stores.database.stop()

    return asyncio.run(run())
