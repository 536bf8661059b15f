import { beforeEach, describe, expect, it } from "vitest";
import { build, ROOM } from "../testing/house.ts";
import { QUESTION_LIMIT } from "./speaker.ts";

let it_: Awaited<ReturnType<typeof build>>;

beforeEach(async () => {
  it_ = await build();
});

describe("asking before sending", () => {
  it("asks first, and sends at once what may pass", () => {
    it_.settle();
    it_.house.say(ROOM, "Bonsoir", null);
    expect(it_.outbox.items[0]?.state.name).toBe("sending");
    expect(it_.wire.of("message.check")).toMatchObject([{ room: ROOM, text: "Bonsoir" }]);
    expect(it_.wire.of("message.send")).toHaveLength(0);
    it_.checked("allow");
    expect(it_.wire.of("message.send")).toMatchObject([{ room: ROOM, text: "Bonsoir" }]);
    it_.clock.pass(QUESTION_LIMIT);
    expect(it_.wire.of("message.send")).toHaveLength(1);
  });

  it("sends a line whose question finds no answer in time, and never twice", () => {
    it_.settle();
    it_.house.say(ROOM, "Bonsoir", null);
    it_.clock.pass(QUESTION_LIMIT - 1);
    expect(it_.wire.of("message.send")).toHaveLength(0);
    it_.clock.pass(1);
    expect(it_.wire.of("message.send")).toHaveLength(1);
    it_.checked("refuse");
    expect(it_.outbox.items[0]?.state.name).toBe("sending");
    expect(it_.wire.of("message.send")).toHaveLength(1);
  });

  it("sends a line when its question is refused, so that the house says why", () => {
    it_.settle();
    it_.house.say(ROOM, "Bonsoir", null);
    const ref = it_.wire.of("message.check")[0]?.ref ?? "";
    it_.wire.tells({ type: "error", ref, code: "too_fast", retry_after: 3 });
    expect(it_.wire.of("message.send")).toHaveLength(1);
    expect(it_.outbox.items[0]?.state.name).toBe("sending");
  });

  it("sends once after a loss in the middle of a question", () => {
    it_.settle();
    it_.house.say(ROOM, "Bonsoir", null);
    it_.wire.closes(1006);
    it_.clock.pass(QUESTION_LIMIT * 3);
    it_.wire.opens();
    it_.joined(2, []);
    it_.clock.pass(QUESTION_LIMIT);
    expect(it_.wire.of("message.send")).toHaveLength(1);
    expect(it_.wire.of("message.check")).toHaveLength(0);
  });

  it("sends nothing that would be stopped before its author says so, then asks no more", () => {
    it_.settle();
    for (const action of ["nudge", "hold", "refuse"] as const) {
      it_.house.say(ROOM, action, null);
      it_.checked(action);
      const item = it_.outbox.items.at(-1);
      expect(item?.state).toMatchObject({ name: "asked", action, help: ["3114"], spans: [[0, 2]] });
      expect(it_.wire.of("message.send").some((command) => command.text === action)).toBe(false);
      it_.house.confirm(item?.ref ?? "");
      expect(it_.wire.of("message.send").at(-1)).toMatchObject({ text: action, confirmed: true });
    }
    expect(it_.wire.of("message.check")).toHaveLength(3);
  });

  it("asks about a line that was said before the room was joined", () => {
    it_.house.show(ROOM);
    it_.house.say(ROOM, "Bonsoir", null);
    it_.wire.opens();
    it_.joined(2, []);
    expect(it_.wire.of("message.send")).toHaveLength(0);
    it_.checked("refuse");
    expect(it_.outbox.items[0]?.state.name).toBe("asked");
  });

  it("gives the room's pause back while a line is asked about", () => {
    it_.settle();
    it_.wire.tells({ type: "room.changed", room: ROOM, slow_seconds: 30 });
    it_.house.say(ROOM, "Bonsoir", null);
    expect(it_.room().hold).not.toBeNull();
    it_.checked("hold");
    expect(it_.room().hold).toBeNull();
  });

  it("asks about the new text of a line, not about its removal", () => {
    it_.settle();
    it_.house.edit(ROOM, "m1", "autre");
    it_.house.remove(ROOM, "m2");
    expect(it_.wire.of("message.check")).toMatchObject([{ text: "autre", edit_of: "m1" }]);
    expect(it_.wire.of("message.remove")).toHaveLength(1);
    it_.checked("allow");
    expect(it_.wire.of("message.edit")).toMatchObject([{ id: "m1", text: "autre" }]);
  });

  it("keeps a question over a reload of the page", async () => {
    it_.settle();
    it_.house.say(ROOM, "Bonsoir", null);
    it_.checked("hold");
    it_ = await build(it_.storage);
    it_.settle();
    expect(it_.outbox.items[0]?.state.name).toBe("asked");
    expect(it_.wire.of("message.send")).toHaveLength(0);
  });
});
