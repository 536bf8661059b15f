/** Texts of the moderators' page in the language in use. */
import { moderation as en } from "./en.moderation.ts";
import { moderation as fr, type Moderation } from "./fr.moderation.ts";
import { i18n } from "./index.svelte.ts";

export const moderationText = (): Moderation => (i18n.language === "en" ? en : fr);
