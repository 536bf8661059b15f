/** For tests: a clock that one turns by hand, and a line whose other end one holds. */
import type { Surroundings } from "../net/socket.ts";
import type { Answer, Line, SocketHandlers, Transport } from "../net/transport.ts";
import type { AnyCommand, AnyEvent } from "../wire/generated.ts";

export class HandClock implements Surroundings {
  time = 1_000_000;
  isOnline = true;
  readonly #due: { at: number; act: () => void; off: boolean }[] = [];

  now = (): number => this.time;
  random = (): number => 1;
  online = (): boolean => this.isOnline;

  after = (milliseconds: number, act: () => void): (() => void) => {
    const item = { at: this.time + milliseconds, act, off: false };
    this.#due.push(item);
    return () => {
      item.off = true;
    };
  };

  /** Let time pass, doing what falls due in its order. */
  pass(milliseconds: number): void {
    const end = this.time + milliseconds;
    for (;;) {
      const next = this.#due.filter((item) => !item.off && item.at <= end).toSorted((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      next.off = true;
      this.time = Math.max(this.time, next.at);
      next.act();
    }
    this.time = end;
  }
}

export class HeldTransport implements Transport {
  /** What the client sent on the present line. */
  sent: AnyCommand[] = [];
  lines = 0;
  answers: Record<string, Answer> = {};
  #handlers: SocketHandlers | null = null;

  request(method: string, path: string): Promise<Answer> {
    const known = this.answers[`${method} ${path.split("?")[0] ?? ""}`];
    return Promise.resolve(known ?? { status: 404, body: { code: "not_found" }, retryAfter: null });
  }

  connect(_path: string, _protocol: string, handlers: SocketHandlers): Line {
    this.lines += 1;
    this.sent = [];
    this.#handlers = handlers;
    return {
      send: (text) => {
        this.sent.push(JSON.parse(text) as AnyCommand);
      },
      close: () => {
        if (this.#handlers === handlers) this.#handlers = null;
        handlers.closed(1000);
      },
    };
  }

  opens(): void {
    this.#handlers?.opened();
  }

  tells(event: AnyEvent): void {
    this.#handlers?.received(JSON.stringify(event));
  }

  closes(code: number): void {
    const handlers = this.#handlers;
    this.#handlers = null;
    handlers?.closed(code);
  }

  /** Commands of one type on the present line. */
  of<T extends AnyCommand["type"]>(type: T): Extract<AnyCommand, { type: T }>[] {
    return this.sent.filter((command): command is Extract<AnyCommand, { type: T }> => command.type === type);
  }
}

export class MemoryStorage implements Storage {
  readonly #items = new Map<string, string>();

  get length(): number {
    return this.#items.size;
  }

  clear = (): void => this.#items.clear();
  getItem = (key: string): string | null => this.#items.get(key) ?? null;
  key = (index: number): string | null => [...this.#items.keys()][index] ?? null;

  removeItem = (key: string): void => {
    this.#items.delete(key);
  };

  setItem = (key: string, value: string): void => {
    this.#items.set(key, value);
  };
}
