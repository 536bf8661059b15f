/** No file of the client is longer than 400 lines: longer ones ask to be split. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const LIMIT = 400;
const root = fileURLToPath(new URL("../src/", import.meta.url));
let checked = 0;
const long = [];

for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !/\.(ts|svelte|css)$/.test(entry.name) || entry.name === "generated.ts") continue;
  const file = `${entry.parentPath}/${entry.name}`;
  const lines = readFileSync(file, "utf8").split("\n").length;
  checked += 1;
  if (lines > LIMIT) long.push(`${file.slice(root.length)}: ${lines} lines`);
}
for (const line of long) console.error(line);
console.log(`${checked} files, none should be over ${LIMIT} lines`);
process.exitCode = long.length > 0 || checked === 0 ? 1 : 0;
