/** Texts of the lazily loaded pages in the language in use. */
import { pages as en } from "./en.pages.ts";
import { pages as fr, type Pages } from "./fr.pages.ts";
import { i18n } from "./index.svelte.ts";

export const pagesText = (): Pages => (i18n.language === "en" ? en : fr);
