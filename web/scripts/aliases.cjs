/** Tells eslint's import rules which file an import means, so that an alias cannot go around them. */
const { existsSync, statSync } = require("node:fs");
const { dirname, resolve } = require("node:path");

const src = resolve(__dirname, "../src");
const ALIASES = [
  [/^\$lib\//, `${src}/lib/`],
  [/^\$ui\//, `${src}/ui/`],
  [/^\$i18n$/, `${src}/i18n/index.svelte.ts`],
];

exports.interfaceVersion = 2;

exports.resolve = (source, importer) => {
  const alias = ALIASES.find(([pattern]) => pattern.test(source));
  const named = alias ? source.replace(alias[0], alias[1]) : source;
  if (!alias && !source.startsWith(".")) return { found: false };
  const path = resolve(dirname(importer), named.split("?")[0]);
  return existsSync(path) && statSync(path).isFile() ? { found: true, path } : { found: false };
};
