/** Weighs what a browser loads on the way to the first message, and fails over the limits. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const LIMITS = { js: 90, css: 20 };
const AIM = { js: 45 };
const folder = fileURLToPath(new URL("../../src/palabre/web/static/", import.meta.url));
const manifest = JSON.parse(readFileSync(`${folder}.vite/manifest.json`, "utf8"));

const weigh = (file) => gzipSync(readFileSync(folder + file), { level: 9 }).length;

/** An entry and all that it imports statically: nothing else is fetched before the first message. */
const reach = (name, seen = new Set()) => {
  if (seen.has(name)) return seen;
  seen.add(name);
  for (const next of manifest[name].imports ?? []) reach(next, seen);
  return seen;
};

const total = (names) => {
  const js = new Set();
  const css = new Set();
  for (const name of names) {
    js.add(manifest[name].file);
    for (const sheet of manifest[name].css ?? []) css.add(sheet);
  }
  const sum = (files) => [...files].reduce((bytes, file) => bytes + weigh(file), 0) / 1024;
  return { js: sum(js), css: sum(css) };
};

const first = reach("index.html");
const talk = total(first);
console.log(
  `to the first message: ${talk.js.toFixed(1)} KB JavaScript, ${talk.css.toFixed(1)} KB CSS (gzip)`,
);
for (const [name, chunk] of Object.entries(manifest)) {
  if (!chunk.isDynamicEntry) continue;
  const more = total([...reach(name)].filter((other) => !first.has(other)));
  console.log(`  + ${name}: ${more.js.toFixed(1)} KB JavaScript, ${more.css.toFixed(1)} KB CSS`);
}

const faults = [];
if (talk.js > LIMITS.js) faults.push(`JavaScript is over ${LIMITS.js} KB`);
else if (talk.js > AIM.js) console.log(`  (aim: ${AIM.js} KB)`);
if (talk.css > LIMITS.css) faults.push(`CSS is over ${LIMITS.css} KB`);
const html = readFileSync(`${folder}index.html`, "utf8");
if (/<script(?![^>]*\bsrc=)|<style|\sstyle=/.test(html)) faults.push("index.html has inline script or style");
for (const chunk of Object.values(manifest)) {
  const text = readFileSync(folder + chunk.file, "utf8");
  if (/palabre\.fake/.test(text)) faults.push(`${chunk.file} holds the fake house`);
}
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;
