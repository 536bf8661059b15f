/** A house inside the page, for building and looking at the client without a server; never in a release. */
import type { AnyCommand, AnyEvent, MessageChecked, MessageView, PersonView } from "../wire/generated.ts";
import { staffAnswer } from "./fake.staff.ts";
import { EVENING, ROOMS } from "./fake.talk.ts";
import type { Answer, Line, SocketHandlers, Transport } from "./transport.ts";

interface Found {
  rule: string;
  spans: [number, number][];
  categories: string[];
}

interface FakeRoom {
  seq: number;
  messages: MessageView[];
}

const uuid = (): string => crypto.randomUUID();
const ok = (body: unknown, status = 200): Answer => ({ status, body, retryAfter: null });
const no = (status: number, code: string, more: Record<string, unknown> = {}): Answer =>
  ok({ code, title: code, ...more }, status);

const KEPT = "palabre.fake";

export class FakeTransport implements Transport {
  readonly #rooms = new Map<string, FakeRoom>();
  readonly #answered = new Map<string, AnyEvent>();
  #person: PersonView | null = null;
  #handlers: SocketHandlers | null = null;
  #joined = new Set<string>();

  constructor() {
    const voices = new Map<string, string>();
    const authorOf = (pseudonym: string): { id: string; pseudonym: string } => {
      const id = voices.get(pseudonym) ?? uuid();
      voices.set(pseudonym, id);
      return { id, pseudonym };
    };
    for (const room of ROOMS) this.#rooms.set(room.slug, { seq: 0, messages: [] });
    let at = Date.now() - 40 * 60_000;
    for (const [pseudonym, text] of EVENING) {
      at += 90_000;
      this.#store("comptoir", authorOf(pseudonym), text, null, at);
    }
    const kept = sessionStorage.getItem(KEPT);
    if (kept !== null) this.#person = JSON.parse(kept) as PersonView;
    let turn = 0;
    setInterval(() => {
      const [pseudonym, text] = EVENING[turn++ % EVENING.length] ?? ["Léa", "Bonsoir"];
      this.#create("comptoir", authorOf(pseudonym), text, null);
    }, 9_000);
  }

  async request(method: string, path: string, body?: unknown): Promise<Answer> {
    await new Promise((done) => setTimeout(done, 60));
    const what = `${method} ${path.replace("/api/v1", "").split("?")[0] ?? ""}`;
    const staff = staffAnswer(what, body);
    if (staff !== null) return staff;
    const room = /^GET \/rooms\/([^/]+)\/(messages|preview)$/.exec(what);
    if (room !== null) return this.#roomAnswer(room[1] ?? "", room[2] ?? "", path);
    switch (what) {
      case "GET /instance":
        return ok({
          name: "Palabre",
          version: "0",
          demo: true,
          minimum_age: 18,
          languages: ["fr", "en"],
          protocols: ["palabre.v1"],
          limits: { text_length: 1000, edit_minutes: 15, messages_per_minute: 20, replay: 2000 },
          watch: "open",
          reasons: [],
        });
      case "GET /rooms":
        return ok({ items: ROOMS, present: 17 });
      case "GET /entries/current":
        return this.#person === null ? no(401, "not_entered") : ok({ person: this.#person, expires_at: "" });
      case "GET /entries/suggestions":
        return ok({ items: [], fault: null });
      case "POST /entries":
        return this.#enter(body as { pseudonym: string; age: number; postal_code: string });
      case "DELETE /entries/current":
        this.#person = null;
        sessionStorage.removeItem(KEPT);
        return ok(null, 204);
      case "POST /reports":
      case "POST /notices":
        return ok({ receipt: "r3c31ptr3c31ptr3c31pt0", status_url: "" }, 201);
    }
    return no(404, "not_found");
  }

  connect(_path: string, _protocol: string, handlers: SocketHandlers): Line {
    this.#handlers = handlers;
    this.#joined = new Set();
    setTimeout(() => handlers.opened(), 50);
    return {
      send: (text) => setTimeout(() => this.#heard(JSON.parse(text) as AnyCommand), 150),
      close: () => {
        this.#handlers = null;
        handlers.closed(1000);
      },
    };
  }

  #enter(entry: { pseudonym: string; age: number; postal_code: string }): Answer {
    if (entry.age < 18) return no(403, "under_age");
    if (!/^\d{4,5}$/.test(entry.postal_code)) return no(422, "postal_code_unknown");
    if (entry.pseudonym.toLowerCase() === "léa") {
      return no(409, "pseudonym_taken", { suggestions: ["Léa des bois", "Léa du soir", "Petite Léa"] });
    }
    this.#person = { id: uuid(), pseudonym: entry.pseudonym, rung: "newcomer", department: "35" };
    sessionStorage.setItem(KEPT, JSON.stringify(this.#person));
    return ok({ token: "t", person: this.#person, expires_at: "" }, 201);
  }

  #roomAnswer(slug: string, what: string, path: string): Answer {
    const messages = this.#rooms.get(slug)?.messages ?? [];
    if (what === "preview") {
      const items = messages.slice(-6).map((message) => ({
        id: message.id,
        pseudonym: message.author.pseudonym,
        text: message.text ?? "",
      }));
      return ok({ items, delay_seconds: 120 });
    }
    const before = Number(new URLSearchParams(path.split("?")[1]).get("before") ?? Infinity);
    return ok({ items: messages.filter((message) => message.seq < before).slice(-50), next: null });
  }

  #tell(event: AnyEvent): void {
    if ("ref" in event && event.ref) this.#answered.set(event.ref, event);
    this.#handlers?.received(JSON.stringify(event));
  }

  #store(
    slug: string,
    author: MessageView["author"],
    text: string,
    replyTo: string | null,
    at: number,
  ): MessageView | null {
    const room = this.#rooms.get(slug);
    if (room === undefined) return null;
    room.seq += 1;
    const message: MessageView = {
      seq: room.seq,
      id: uuid(),
      author,
      at: new Date(at).toISOString(),
      text,
      reply_to: replyTo,
    };
    room.messages.push(message);
    return message;
  }

  #create(
    slug: string,
    author: MessageView["author"],
    text: string,
    replyTo: string | null,
  ): MessageView | null {
    const made = this.#store(slug, author, text, replyTo, Date.now());
    if (made !== null && this.#joined.has(slug)) {
      this.#tell({ type: "message.created", room: slug, ...made, text });
    }
    return made;
  }

  #heard(command: AnyCommand): void {
    if (command.type === "typing") return;
    const known = this.#answered.get(command.ref);
    if (known !== undefined && command.type === "message.send" && known.type !== "message.nudged") {
      return this.#tell(known);
    }
    switch (command.type) {
      case "room.join": {
        const room = this.#rooms.get(command.room);
        if (room === undefined) return this.#tell({ type: "error", ref: command.ref, code: "not_found" });
        this.#joined.add(command.room);
        const since = command.since ?? 0;
        const messages = room.messages.filter((message) => message.seq > since);
        return this.#tell({
          type: "room.joined",
          ref: command.ref,
          room: command.room,
          seq: room.seq,
          messages,
          changes: [],
          present: 12,
        });
      }
      case "room.leave":
        this.#joined.delete(command.room);
        return;
      case "message.check": {
        const { action, rule, ...rest } = this.#verdict(command.text);
        const told = action === "allow" ? { rule: null, explanation: null } : { rule, explanation: "" };
        return this.#tell({ type: "message.checked", ref: command.ref, action, ...told, ...rest });
      }
      case "message.send":
        return this.#judge(command);
      case "message.edit":
      case "message.remove": {
        const room = this.#rooms.get(command.room);
        const message = room?.messages.find((other) => other.id === command.id);
        if (room === undefined || message === undefined) return;
        room.seq += 1;
        const base = { room: command.room, seq: room.seq, id: message.id };
        this.#tell({ type: "message.accepted", ref: command.ref, ...base });
        const at = new Date().toISOString();
        if (command.type === "message.edit") {
          return this.#tell({ type: "message.edited", ...base, text: command.text, at });
        }
        return this.#tell({ type: "message.removed", ...base, by: "author", at });
      }
      case "message.withdraw":
        return this.#tell({ type: "message.withdrawn", ref: command.ref });
    }
  }

  #verdict(text: string): { action: MessageChecked["action"]; help: string[] } & Found {
    const found = (rule: string, word: string): Found => {
      const start = Math.max(0, text.toLowerCase().indexOf(word));
      return { rule, spans: [[start, start + word.length]], categories: [rule.split(".")[0] ?? ""] };
    };
    if (text.includes("06 12 34 56 78"))
      return { action: "refuse", help: [], ...found("contact.phone", "06 12 34 56 78") };
    if (text.includes("idiot")) return { action: "nudge", help: [], ...found("insult.mild", "idiot") };
    if (text.includes("15 ans"))
      return { action: "hold", help: ["3018"], ...found("minors.disclosure", "15 ans") };
    return { action: "allow", help: [], rule: "", spans: [], categories: [] };
  }

  #judge(command: Extract<AnyCommand, { type: "message.send" }>): void {
    const { ref, room, text } = command;
    const { action, help, ...found } = this.#verdict(text);
    const explanation = "";
    if (action === "refuse") {
      const more = { code: "message_refused", case_code: "c4s3c0d3c4s3c0d3", explanation };
      this.#tell({ type: "message.refused", ref, room, ...more, ...found });
    } else if (action === "nudge" && command.confirmed !== true) {
      this.#tell({ type: "message.nudged", ref, explanation, ...found });
    } else if (action === "hold") {
      const more = { usual_wait_seconds: 120, explanation, help };
      this.#tell({ type: "message.held", ref, room, text, ...more, ...found });
    } else if (this.#person !== null) {
      const made = this.#create(
        room,
        { id: this.#person.id, pseudonym: this.#person.pseudonym },
        text,
        command.reply_to ?? null,
      );
      if (made !== null) this.#tell({ type: "message.accepted", ref, room, seq: made.seq, id: made.id });
    }
  }
}
