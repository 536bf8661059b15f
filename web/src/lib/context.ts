/** What views may ask for; built once in deps.ts. */
import { createContext } from "svelte";
import type { Api } from "./net/api.ts";
import type { Announcer } from "./state/announcer.svelte.ts";
import type { Drafts } from "./state/drafts.ts";
import type { FollowUp } from "./state/follow.svelte.ts";
import type { House } from "./state/house.svelte.ts";
import type { Notices } from "./state/notices.svelte.ts";
import type { Outbox } from "./state/outbox.svelte.ts";
import type { Router } from "./state/router.svelte.ts";
import type { Session } from "./state/session.svelte.ts";
import type { Settings } from "./state/settings.svelte.ts";
import type { Place } from "./state/place.svelte.ts";

export interface Deps {
  api: Api;
  router: Router;
  session: Session;
  house: House;
  outbox: Outbox;
  notices: Notices;
  follow: FollowUp;
  announcer: Announcer;
  settings: Settings;
  drafts: Drafts;
  place: Place;
}

export const [getDeps, setDeps] = createContext<Deps>();
