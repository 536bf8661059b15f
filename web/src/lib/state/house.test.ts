import { beforeEach, describe, expect, it, vi } from "vitest";
import { AT, build, ME, message, ROOM } from "../testing/house.ts";

let it_: Awaited<ReturnType<typeof build>>;

beforeEach(async () => {
  it_ = await build();
});

const texts = (): (string | null)[] => it_.room().lines.map((line) => line.text);

describe("joining", () => {
  it("joins the room on screen as soon as the line is open", () => {
    it_.settle();
    expect(it_.wire.of("room.join")).toHaveLength(1);
    expect(texts()).toEqual(["ligne 1", "ligne 2"]);
  });

  it("asks only for what it missed after a loss", () => {
    it_.settle();
    it_.wire.closes(1012);
    it_.clock.pass(1000);
    it_.wire.opens();
    expect(it_.wire.of("room.join")[0]?.since).toBe(2);
    it_.joined(5, [message(3), message(5, { removed: "author" })], {
      changes: [{ type: "message.edited", room: ROOM, seq: 4, id: "m1", text: "corrigé", at: AT }],
    });
    expect(texts()).toEqual(["corrigé", "ligne 2", "ligne 3", null]);
  });

  it("drops what it kept when told to resync", () => {
    it_.settle();
    it_.joined(900, [message(900)], { resync: true });
    expect(texts()).toEqual(["ligne 900"]);
  });

  it("says why a room is closed, with the way to the statement", () => {
    it_.house.show(ROOM);
    it_.wire.opens();
    const ref = it_.wire.of("room.join")[0]?.ref ?? "";
    it_.wire.tells({ type: "error", ref, code: "banned", case_code: "C", until: AT });
    expect(it_.room().barred).toEqual({ code: "banned", caseCode: "C", until: AT });
  });
});

describe("gaps", () => {
  const created = (seq: number): void => {
    it_.wire.tells({ type: "message.created", room: ROOM, ...message(seq), text: `ligne ${seq}` });
  };

  it("waits a little for a missing number, then asks for it", () => {
    it_.settle();
    created(4);
    it_.clock.pass(200);
    expect(it_.wire.of("room.join")).toHaveLength(1);
    it_.clock.pass(200);
    expect(it_.wire.of("room.join").at(-1)?.since).toBe(2);
    it_.joined(4, [message(3), message(4)]);
    expect(texts()).toEqual(["ligne 1", "ligne 2", "ligne 3", "ligne 4"]);
  });

  it("does not ask when the missing number comes by itself", () => {
    it_.settle();
    created(4);
    created(3);
    it_.clock.pass(1000);
    expect(it_.wire.of("room.join")).toHaveLength(1);
    expect(texts()).toEqual(["ligne 1", "ligne 2", "ligne 3", "ligne 4"]);
  });

  it("counts edits and removals as numbers of the log", () => {
    it_.settle();
    it_.wire.tells({ type: "message.removed", room: ROOM, seq: 3, id: "m1", by: "moderation", at: AT });
    created(4);
    it_.clock.pass(1000);
    expect(it_.wire.of("room.join")).toHaveLength(1);
    expect(it_.room().lines[0]).toMatchObject({ text: null, removed: "moderation" });
  });

  it("gives back a message whose removal was reversed, without calling it edited", () => {
    it_.settle();
    it_.wire.tells({ type: "message.removed", room: ROOM, seq: 3, id: "m1", by: "moderation", at: AT });
    it_.wire.tells({
      type: "message.edited",
      room: ROOM,
      seq: 4,
      id: "m1",
      text: "rendu",
      at: AT,
      restored: true,
    });
    expect(it_.room().lines[0]).toMatchObject({ text: "rendu", removed: null, edited: false });
  });
});

describe("speaking", () => {
  const say = (text = "Bonsoir"): string => {
    it_.house.say(ROOM, text, null);
    it_.checked("allow");
    return it_.outbox.items.at(-1)?.ref ?? "";
  };

  it("shows the line at once and settles it once, whichever frame comes first", () => {
    it_.settle();
    const ref = say();
    expect(it_.outbox.items).toHaveLength(1);
    it_.wire.tells({ type: "message.created", room: ROOM, ...message(3, { author: ME }), text: "Bonsoir" });
    it_.wire.tells({ type: "message.accepted", ref, room: ROOM, seq: 3, id: "m3" });
    expect(it_.outbox.items).toHaveLength(0);
    expect(texts()).toEqual(["ligne 1", "ligne 2", "Bonsoir"]);
  });

  it("does not count one's own line as unread", () => {
    it_.settle();
    it_.room().atEnd = false;
    const ref = say();
    it_.wire.tells({ type: "message.accepted", ref, room: ROOM, seq: 3, id: "m3" });
    expect(it_.room().unread).toBe(0);
  });

  it("sends again under the same ref after a loss", () => {
    it_.settle();
    const ref = say();
    it_.wire.closes(1006);
    it_.clock.pass(1000);
    it_.wire.opens();
    it_.joined(2, []);
    expect(it_.wire.of("message.send").map((command) => command.ref)).toEqual([ref]);
  });

  it("does not send again what the replay shows as said", () => {
    it_.settle();
    const ref = say();
    it_.wire.closes(1006);
    it_.clock.pass(1000);
    it_.wire.opens();
    it_.joined(3, [message(3, { author: ME, text: "Bonsoir", ref })]);
    expect(it_.wire.of("message.send")).toEqual([]);
    expect(it_.outbox.items).toEqual([]);
  });

  it("keeps what was not settled over a reload of the page", async () => {
    it_.settle();
    const ref = say();
    it_ = await build(it_.storage);
    it_.settle();
    expect(it_.wire.of("message.send").map((command) => command.ref)).toEqual([ref]);
  });

  it("asks after a held line again, and shows it when it is let through", () => {
    it_.settle();
    const ref = say();
    const finding = { rule: "insult.mild", categories: ["insult"], spans: [], explanation: "" };
    it_.wire.tells({
      type: "message.held",
      ref,
      room: ROOM,
      text: "Bonsoir",
      usual_wait_seconds: 90,
      help: [],
      ...finding,
    });
    it_.wire.closes(1006);
    it_.clock.pass(1000);
    it_.wire.opens();
    it_.joined(2, []);
    expect(it_.wire.of("message.send").map((command) => command.ref)).toEqual([ref]);
    expect(it_.outbox.find(ref)?.state.name).toBe("held");
    it_.wire.tells({ type: "message.accepted", ref, room: ROOM, seq: 3, id: "m3" });
    expect(texts().at(-1)).toBe("Bonsoir");
  });

  it("sends a nudged text only when confirmed, under the same ref", () => {
    it_.settle();
    const ref = say();
    it_.wire.tells({
      type: "message.nudged",
      ref,
      rule: "insult.mild",
      categories: [],
      spans: [],
      explanation: "",
    });
    it_.clock.pass(60_000);
    expect(it_.wire.of("message.send")).toHaveLength(1);
    it_.house.confirm(ref);
    expect(it_.wire.of("message.send").at(-1)).toMatchObject({ ref, confirmed: true });
  });

  it("keeps the case code of a refusal", () => {
    it_.settle();
    const ref = say();
    it_.wire.tells({
      type: "message.refused",
      ref,
      room: ROOM,
      code: "refused",
      rule: "contact.phone",
      categories: ["contact"],
      spans: [[0, 3]],
      explanation: "",
      case_code: "CODE",
    });
    expect(it_.outbox.find(ref)?.state).toMatchObject({ name: "refused", caseCode: "CODE" });
    expect(it_.follow.items[0]).toMatchObject({ kind: "case", code: "CODE" });
  });

  it("waits as long as it is told when too fast, then sends by itself", () => {
    it_.settle();
    const ref = say();
    it_.wire.tells({ type: "error", ref, code: "too_fast", retry_after: 3 });
    it_.clock.pass(2900);
    expect(it_.wire.of("message.send")).toHaveLength(1);
    it_.clock.pass(600);
    expect(it_.wire.of("message.send")).toHaveLength(2);
  });

  it("holds back in slow mode, and takes what the house says of it", () => {
    it_.settle();
    it_.wire.tells({ type: "room.changed", room: ROOM, slow_seconds: 30 });
    const ref = say();
    it_.wire.tells({ type: "error", ref, code: "slow_mode", retry_after: 12 });
    expect(it_.room().hold).toEqual({ until: it_.clock.now() + 12_500, code: "slow_mode" });
    it_.clock.pass(12_500);
    expect(it_.wire.of("message.send")).toHaveLength(2);
    it_.wire.tells({ type: "error", ref, code: "text_too_long" });
    expect(it_.room().hold).toBeNull();
  });

  it("shows a refusal that will not change by waiting", () => {
    it_.settle();
    const ref = say();
    it_.wire.tells({ type: "error", ref, code: "text_too_long" });
    expect(it_.outbox.find(ref)?.state).toMatchObject({ name: "failed", code: "text_too_long" });
  });

  it("leaves a line that gives no answer for ten seconds", () => {
    it_.settle();
    say();
    it_.clock.pass(13_000);
    expect(it_.wire.lines).toBe(2);
  });
});

describe("what the house tells", () => {
  it("takes the floor for the time of a mute", () => {
    it_.settle();
    it_.wire.tells({
      type: "sanction.applied",
      kind: "mute",
      case_code: "C",
      reason: "",
      ground: "insult",
      until: AT,
    });
    expect(it_.session.muted).toEqual({ caseCode: "C", until: AT });
    expect(it_.notices.items).toHaveLength(1);
  });

  it("asks anew what one may do once a decision was reversed", async () => {
    it_.settle();
    it_.session.muted = { caseCode: "C", until: null };
    it_.wire.tells({ type: "appeal.decided", case_code: "C", outcome: "upheld", answer: "" });
    await Promise.resolve();
    expect(it_.session.muted).not.toBeNull();
    it_.wire.tells({ type: "appeal.decided", case_code: "C", outcome: "reversed", answer: "" });
    await vi.waitFor(() => expect(it_.session.muted).toBeNull());
  });

  it("closes the door on a ban, and keeps the way to the statement", () => {
    it_.settle();
    it_.wire.tells({
      type: "sanction.applied",
      kind: "ban",
      case_code: "C",
      reason: "",
      ground: "hate",
      until: AT,
    });
    it_.wire.closes(4403);
    expect([it_.session.status, it_.session.ban?.caseCode]).toEqual(["banned", "C"]);
  });

  it("tells the same thing once", () => {
    it_.settle();
    for (let turn = 0; turn < 2; turn += 1) {
      it_.wire.tells({ type: "report.decided", receipt: "R", outcome: "remove" });
    }
    expect(it_.notices.items).toHaveLength(1);
  });

  it("speaks new lines of others in bursts, never history", () => {
    it_.settle();
    it_.clock.pass(5000);
    expect(it_.announcer.spoken).toBe("");
    for (const seq of [3, 4, 5]) {
      it_.wire.tells({ type: "message.created", room: ROOM, ...message(seq), text: "x" });
    }
    it_.clock.pass(100);
    expect(it_.announcer.spoken).toBe("3 Léa");
    it_.wire.tells({ type: "message.created", room: ROOM, ...message(6), text: "seule" });
    it_.clock.pass(1000);
    expect(it_.announcer.spoken).toBe("3 Léa");
    it_.clock.pass(1000);
    expect(it_.announcer.spoken).toBe("Léa: seule");
  });
});
