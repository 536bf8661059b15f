/** The import rules hold, also for imports by alias: a checker that sees nothing reports nothing. */
import { fileURLToPath } from "node:url";
import { ESLint } from "eslint";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const eslint = new ESLint({ cwd: root });

const faults = async (file: string, wanted: string): Promise<(string | null)[]> => {
  const code = `import * as planted from "${wanted}";\nexport const fault: unknown = planted;\n`;
  const [report] = await eslint.lintText(code, { filePath: `${root}src/${file}` });
  return (report?.messages ?? []).map((message) => message.ruleId);
};

const RULE = "boundaries/dependencies";

test.each([
  ["lib/context.ts", "$ui/Tree.svelte"],
  ["lib/context.ts", "../ui/Tree.svelte"],
  ["lib/context.ts", "../views/RoomView.svelte"],
  ["i18n/plural.ts", "$ui/Tree.svelte"],
])(
  "%s may not import %s",
  async (file, wanted) => {
    expect(await faults(file, wanted)).toContain(RULE);
  },
  30_000,
);

test("what is allowed passes", async () => {
  expect(await faults("i18n/plural.ts", "$lib/context.ts")).not.toContain(RULE);
}, 30_000);
