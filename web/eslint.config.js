import { fileURLToPath } from "node:url";
import js from "@eslint/js";
import boundaries from "eslint-plugin-boundaries";
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";
import svelteConfig from "./svelte.config.js";

export default ts.config(
  { ignores: ["node_modules", "e2e", "scripts/aliases.cjs", "src/lib/wire/generated.ts"] },
  js.configs.recommended,
  ...ts.configs.strictTypeChecked,
  ...svelte.configs.recommended,
  {
    languageOptions: {
      globals: globals.browser,
      parserOptions: { projectService: true, extraFileExtensions: [".svelte"] },
    },
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      // Numbers in sentences are what templates are for.
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // Handlers in markup are often one call whose answer is of no interest.
      "@typescript-eslint/no-confusing-void-expression": "off",
      // Lists and maps in state classes are replaced, not mutated; plain maps are indexes, not state.
      "svelte/prefer-svelte-reactivity": "off",
      // `void x` in an effect says that the effect depends on x.
      "@typescript-eslint/no-meaningless-void-operator": "off",
      "@typescript-eslint/no-unused-vars": ["error", { ignoreRestSiblings: true, varsIgnorePattern: "^_" }],
      // Addresses are built by our own router.
      "svelte/no-navigation-without-resolve": "off",
    },
  },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
  },
  {
    files: ["src/**/*.{ts,svelte}"],
    plugins: { boundaries },
    settings: {
      // A package that resolved aliases has parts that not every platform can install.
      "import/resolver": { [fileURLToPath(new URL("scripts/aliases.cjs", import.meta.url))]: {} },
      "boundaries/elements": [
        { type: "views", pattern: "src/views" },
        { type: "feature", pattern: "src/features/*", capture: ["name"] },
        { type: "ui", pattern: "src/ui" },
        { type: "lib", pattern: "src/lib" },
        { type: "i18n", pattern: "src/i18n" },
      ],
    },
    rules: {
      // Three tiers: `ui` knows no feature, features do not know each other, `views` compose them.
      "boundaries/dependencies": [
        "error",
        {
          default: "allow",
          policies: [
            {
              from: { element: { types: { anyOf: ["lib", "i18n"] } } },
              disallow: { to: { element: { types: { anyOf: ["views", "feature", "ui"] } } } },
            },
            {
              from: { element: { type: "ui" } },
              disallow: { to: { element: { types: { anyOf: ["views", "feature"] } } } },
            },
            {
              from: { element: { type: "feature" } },
              disallow: { to: { element: { types: { anyOf: ["views", "feature"] } } } },
            },
          ],
        },
      ],
    },
  },
  {
    files: ["src/i18n/*.ts"],
    // French wants its narrow and its no-break spaces, in sentences built by templates too.
    rules: {
      "no-irregular-whitespace": ["error", { skipStrings: true, skipTemplates: true, skipComments: true }],
    },
  },
  {
    files: ["**/*.svelte"],
    // The linter does not see the types of components and of snippets; svelte-check does.
    rules: {
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-call": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-return": "off",
      // Some warnings are raised by the compiler only, which the linter does not run for them.
      "svelte/no-unused-svelte-ignore": "off",
    },
  },
  {
    files: ["*.js", "*.ts", "scripts/**"],
    ...ts.configs.disableTypeChecked,
    languageOptions: { globals: globals.node, parserOptions: { projectService: false } },
  },
);
