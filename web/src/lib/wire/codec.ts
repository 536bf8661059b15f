/** Frames to and from text; what is not a known event is left aside, so that a newer house does no harm. */
import type { AnyCommand, AnyEvent } from "./generated.ts";

export const PROTOCOL = "palabre.v1";

const KNOWN: Record<AnyEvent["type"], true> = {
  "message.created": true,
  "message.edited": true,
  "message.removed": true,
  "room.joined": true,
  "room.left": true,
  "message.accepted": true,
  "message.checked": true,
  "message.held": true,
  "message.nudged": true,
  "message.refused": true,
  "message.withdrawn": true,
  "room.changed": true,
  "watch.changed": true,
  "presence.changed": true,
  "typing.changed": true,
  "sanction.applied": true,
  "appeal.decided": true,
  "report.decided": true,
  error: true,
};

export const encode = (command: AnyCommand): string => JSON.stringify(command);

export const decode = (text: string): AnyEvent | null => {
  let frame: unknown;
  try {
    frame = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof frame !== "object" || frame === null || !("type" in frame)) return null;
  return typeof frame.type === "string" && Object.hasOwn(KNOWN, frame.type) ? (frame as AnyEvent) : null;
};
