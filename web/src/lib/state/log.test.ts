import { describe, expect, it } from "vitest";
import { LogPosition } from "./log.ts";

const at = (seq: number): LogPosition => {
  const log = new LogPosition();
  log.restart(seq);
  return log;
};

describe("LogPosition", () => {
  it("moves on while numbers are dense", () => {
    const log = at(4);
    log.see(5);
    log.see(6);
    expect([log.upTo, log.gap]).toEqual([6, false]);
  });

  it("sees a gap and forgets it when the missing number comes", () => {
    const log = at(4);
    log.see(6);
    expect([log.upTo, log.gap]).toEqual([4, true]);
    log.see(5);
    expect([log.upTo, log.gap]).toEqual([6, false]);
  });

  it("knows a number that it has seen", () => {
    const log = at(4);
    expect([log.see(6), log.see(6), log.see(3)]).toEqual([true, false, false]);
  });

  it("closes gaps by a replay, and keeps what came after it", () => {
    const log = at(4);
    log.see(7);
    log.see(10);
    log.catchUp(8);
    expect([log.upTo, log.gap]).toEqual([8, true]);
    log.see(9);
    expect(log.upTo).toBe(10);
  });
});
