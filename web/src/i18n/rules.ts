/** Texts of the filter's rules in the language in use. */
import { rules as en } from "./en.rules.ts";
import { rules as fr, type Rules } from "./fr.rules.ts";
import { i18n } from "./index.svelte.ts";

export const ruleText = (): Rules => (i18n.language === "en" ? en : fr);
