import { expect, test } from "vitest";
import { decode, encode } from "./codec.ts";
import type { AnyCommand, AnyEvent } from "./generated.ts";

const files = import.meta.glob<string>("../../../../schema/examples/*.json", {
  eager: true,
  query: "?raw",
  import: "default",
});

const COMMANDS: Record<AnyCommand["type"], true> = {
  "room.join": true,
  "room.leave": true,
  "message.send": true,
  "message.edit": true,
  "message.check": true,
  "message.remove": true,
  "message.withdraw": true,
  typing: true,
};

const examples = Object.entries(files).map(
  ([path, text]) => [/([a-z.]+)\.json$/.exec(path)?.[1] ?? path, text] as const,
);

const isCommand = (name: string): name is AnyCommand["type"] => Object.hasOwn(COMMANDS, name);

test("there is an example of every command", () => {
  expect(examples.map(([name]) => name).filter(isCommand)).toHaveLength(Object.keys(COMMANDS).length);
});

test.each(examples.filter(([name]) => !isCommand(name)))("the event %s is understood", (name, text) => {
  const event: AnyEvent | null = decode(text);
  expect(event?.type).toBe(name);
});

test.each(examples.filter(([name]) => isCommand(name)))(
  "the command %s is written as the house reads it",
  (_, text) => {
    const command = JSON.parse(text) as AnyCommand;
    expect(JSON.parse(encode(command))).toEqual(JSON.parse(text));
  },
);

test("the client's commands have no field that the house does not know", () => {
  const send: AnyCommand = {
    type: "message.send",
    ref: "019a0000-0000-7000-8000-000000000001",
    room: "sous-l-arbre",
    text: "Bonsoir",
  };
  const known = examples.find(([name]) => name === "message.send")?.[1] ?? "{}";
  expect(Object.keys(JSON.parse(known) as object)).toEqual(expect.arrayContaining(Object.keys(send)));
});
