/** The two ways out of the browser, behind one port so that a fake can stand in. */

export interface Answer {
  status: number;
  body: unknown;
  retryAfter: number | null;
}

export interface SocketHandlers {
  opened(): void;
  received(text: string): void;
  closed(code: number): void;
}

export interface Line {
  send(text: string): void;
  close(): void;
}

export interface Transport {
  request(method: string, path: string, body?: unknown): Promise<Answer>;
  connect(path: string, protocol: string, handlers: SocketHandlers): Line;
}

export class BrowserTransport implements Transport {
  async request(method: string, path: string, body?: unknown): Promise<Answer> {
    const headers = new Headers({ accept: "application/json, application/problem+json" });
    const init: RequestInit = { method, credentials: "same-origin", headers };
    if (body !== undefined) {
      headers.set("content-type", "application/json");
      init.body = JSON.stringify(body);
    }
    const answer = await fetch(path, init);
    const text = await answer.text();
    const wait = Number(answer.headers.get("retry-after"));
    return {
      status: answer.status,
      body: text === "" ? null : (JSON.parse(text) as unknown),
      retryAfter: Number.isFinite(wait) && wait > 0 ? wait : null,
    };
  }

  connect(path: string, protocol: string, handlers: SocketHandlers): Line {
    const address = new URL(path, location.href);
    address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
    const socket = new WebSocket(address, protocol);
    let over = false;
    const end = (code: number): void => {
      if (over) return;
      over = true;
      handlers.closed(code);
    };
    socket.addEventListener("open", () => handlers.opened());
    socket.addEventListener("message", (event: MessageEvent<unknown>) => {
      if (!over && typeof event.data === "string") handlers.received(event.data);
    });
    socket.addEventListener("close", (event) => end(event.code));
    return {
      send: (text) => socket.send(text),
      close: () => {
        socket.close(1000);
        // A dead network never answers the closing handshake: do not wait for it.
        end(1000);
      },
    };
  }
}
