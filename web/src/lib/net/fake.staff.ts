/** The moderators' part of the fake house. */
import type { Answer } from "./transport.ts";

export const staffAnswer = (what: string, body: unknown): Answer | null => {
  void body;
  return what.includes("/moderation/")
    ? { status: 404, body: { code: "not_found" }, retryAfter: null }
    : null;
};
