/** Texts of the filter's opinion on a line in the language in use. */
import { judgements as en } from "./en.judgements.ts";
import { judgements as fr, type Judgements } from "./fr.judgements.ts";
import { i18n } from "./index.svelte.ts";

export const judgementText = (): Judgements => (i18n.language === "en" ? en : fr);
