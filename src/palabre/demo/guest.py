"""Somebody of the cast with a real session and a real socket: enters, joins, talks, reports, leaves."""

import asyncio
import http.client
import os
import time
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import msgspec
from picows import WSFrame, WSListener, WSMsgType, WSTransport, ws_connect  # pyright: ignore[reportUnknownVariableType]
from typing_extensions import override

from palabre.demo.talk.people import Persona
from palabre.domain.reports import ReportReason

_ANSWERED = frozenset(
    {"message.accepted", "message.held", "message.refused", "message.nudged", "room.joined", "error"}
)
_PATIENCE = 10.0
_TOO_MANY = 429
_TRIES = 8
_CREATED = 201


class HouseUnreachableError(Exception):
    """The house does not answer, or not as a house does."""


class _Listener(WSListener):
    """Resolves each command's future by its ref."""

    def __init__(self) -> None:
        self.waiting: dict[str, asyncio.Future[dict[str, Any]]] = {}
        self.closed = False

    @override
    def on_ws_frame(self, transport: WSTransport, frame: WSFrame) -> None:
        if frame.msg_type == WSMsgType.CLOSE:
            self.closed = True
            transport.disconnect()
        elif frame.msg_type == WSMsgType.TEXT:
            event = msgspec.json.decode(frame.get_payload_as_bytes(), type=dict[str, Any])
            future = self.waiting.get(event.get("ref", ""))
            if future is not None and event["type"] in _ANSWERED and not future.done():
                future.set_result(event)

    @override
    def on_ws_disconnected(self, transport: WSTransport) -> None:
        del transport
        self.closed = True


class Guest:
    """One persona inside the house."""

    def __init__(self, persona: Persona, address: str) -> None:
        """``address`` such as ``http://localhost:8000``."""
        self.persona = persona
        self._address = address
        self._token = ""
        self._listener = _Listener()
        self._transport: WSTransport | None = None

    async def enter(self) -> None:
        """Enter, connect and join the rooms of the persona. Waits when the door says so."""
        fields = {
            "pseudonym": self.persona.pseudonym,
            "age": self.persona.age,
            "postal_code": self.persona.postal_code,
            "accepts_rules": True,
        }
        status, answer = await self._post("/api/v1/entries", fields)
        for attempt in range(_TRIES):
            if status != _TOO_MANY:
                break
            await asyncio.sleep(float(answer.get("retry_after") or 1 + attempt))
            status, answer = await self._post("/api/v1/entries", fields)
        suggestions = answer.get("suggestions")
        if status != _CREATED and suggestions:
            # Taken: an earlier evening's guest left less than a week ago, or is still here.
            status, answer = await self._post("/api/v1/entries", {**fields, "pseudonym": suggestions[0]})
        if status != _CREATED:
            raise HouseUnreachableError(str(answer.get("code", status)))
        self._token = answer["token"]
        transport, _ = await ws_connect(
            lambda: self._listener,
            self._address.replace("http", "ws", 1) + "/api/v1/live",
            extra_headers={
                "Authorization": f"Bearer {self._token}",
                "Sec-WebSocket-Protocol": "palabre.v1",
            },
        )
        self._transport = transport
        for room in self.persona.rooms:
            await self._ask({"type": "room.join", "room": room})

    @property
    def here(self) -> bool:
        """Whether the socket is open: a ban closes it."""
        return self._transport is not None and not self._listener.closed

    async def say(self, room: str, text: str, reply_to: str | None) -> dict[str, Any]:
        """Send a message; return the answer, whatever it is. A nudge is confirmed."""
        command: dict[str, Any] = {"type": "message.send", "room": room, "text": text}
        if reply_to is not None:
            command["reply_to"] = reply_to
        answer = await self._ask(command)
        if answer["type"] == "message.nudged":
            answer = await self._ask({**command, "confirmed": True})
        return answer

    async def report(self, message_id: str, reason: ReportReason) -> None:
        """Report a message."""
        subject = {"kind": "message", "id": message_id}
        await self._post("/api/v1/reports", {"subject": subject, "reason": reason.value})

    async def leave(self) -> None:
        """End the session."""
        if self._transport is not None:
            self._transport.disconnect()
        if self._token:
            await asyncio.to_thread(self._request, "DELETE", "/api/v1/entries/current", None)

    async def _ask(self, command: dict[str, Any]) -> dict[str, Any]:
        if self._transport is None or self._listener.closed:
            raise HouseUnreachableError("closed")
        ref = str(_uuid7())
        future: asyncio.Future[dict[str, Any]] = asyncio.get_running_loop().create_future()
        self._listener.waiting[ref] = future
        try:
            self._transport.send(WSMsgType.TEXT, msgspec.json.encode({**command, "ref": ref}))
            async with asyncio.timeout(_PATIENCE):
                return await future
        except TimeoutError:
            raise HouseUnreachableError("timeout") from None
        finally:
            del self._listener.waiting[ref]

    async def _post(self, path: str, body: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        return await asyncio.to_thread(self._request, "POST", path, body)

    def _request(self, method: str, path: str, body: dict[str, Any] | None) -> tuple[int, dict[str, Any]]:
        url = urlsplit(self._address)
        connection = http.client.HTTPConnection(
            url.hostname or "localhost", url.port or 80, timeout=_PATIENCE
        )
        headers = {"Content-Type": "application/json"}
        if self._token:
            headers["Authorization"] = f"Bearer {self._token}"
        try:
            connection.request(method, path, None if body is None else msgspec.json.encode(body), headers)
            response = connection.getresponse()
            raw = response.read()
        except (OSError, http.client.HTTPException) as error:
            raise HouseUnreachableError(type(error).__name__) from None
        finally:
            connection.close()
        return response.status, msgspec.json.decode(raw, type=dict[str, Any]) if raw else {}


def _uuid7() -> UUID:
    number = (time.time_ns() // 1_000_000) << 80 | int.from_bytes(os.urandom(10))
    return UUID(int=number & ~(0xF << 76) & ~(0x3 << 62) | 0x7 << 76 | 0x2 << 62)
