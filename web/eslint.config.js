import js from "@eslint/js";
import boundaries from "eslint-plugin-boundaries";
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";
import svelteConfig from "./svelte.config.js";

export default ts.config(
  { ignores: ["node_modules", "e2e", "src/lib/wire/generated.ts"] },
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
      "import/resolver": {
        typescript: { project: "./tsconfig.json" },
        node: { extensions: [".ts", ".svelte", ".js"] },
      },
      "boundaries/elements": [
        { type: "root", pattern: "src/*.{ts,svelte}", mode: "full" },
        { type: "views", pattern: "src/views" },
        { type: "feature", pattern: "src/features/*", capture: ["name"] },
        { type: "ui", pattern: "src/ui" },
        { type: "lib", pattern: "src/lib" },
        { type: "i18n", pattern: "src/i18n" },
        { type: "styles", pattern: "src/styles" },
      ],
    },
  },
  {
    files: ["*.js", "*.ts", "scripts/**"],
    ...ts.configs.disableTypeChecked,
    languageOptions: { globals: globals.node, parserOptions: { projectService: false } },
  },
);
