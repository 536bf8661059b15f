/** The composition root of the client: the only place that chooses implementations. */
import { i18n } from "$i18n";
import type { Deps } from "$lib/context.ts";
import { Api } from "$lib/net/api.ts";
import { browserSurroundings, LiveSocket } from "$lib/net/socket.ts";
import { BrowserTransport, type Transport } from "$lib/net/transport.ts";
import { Announcer } from "$lib/state/announcer.svelte.ts";
import { Drafts } from "$lib/state/drafts.ts";
import { FollowUp } from "$lib/state/follow.svelte.ts";
import { House } from "$lib/state/house.svelte.ts";
import { Notices } from "$lib/state/notices.svelte.ts";
import { Outbox } from "$lib/state/outbox.svelte.ts";
import { Place } from "$lib/state/place.svelte.ts";
import { Router } from "$lib/state/router.svelte.ts";
import { Session } from "$lib/state/session.svelte.ts";
import { Settings } from "$lib/state/settings.svelte.ts";

/** A UUID also where the page is not a secure context, which `crypto.randomUUID` wants. */
const newRef = (): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
};

const chooseTransport = async (): Promise<Transport> => {
  if (import.meta.env.DEV && new URLSearchParams(location.search).has("fake")) {
    const { FakeTransport } = await import("$lib/net/fake.ts");
    return new FakeTransport();
  }
  return new BrowserTransport();
};

export const buildDeps = async (): Promise<Deps> => {
  const transport = await chooseTransport();
  const around = browserSurroundings;
  const api = new Api(transport);
  const session = new Session(api, localStorage);
  const outbox = new Outbox(sessionStorage);
  const notices = new Notices();
  const follow = new FollowUp(localStorage);
  const settings = new Settings(localStorage);
  const announcer = new Announcer(around, () => i18n.t.announce);
  const house = new House({
    api,
    socket: new LiveSocket(transport, around),
    session,
    outbox,
    notices,
    follow,
    announcer,
    settings,
    around,
    newRef,
    words: () => i18n.t.announce,
  });
  return {
    api,
    router: new Router(),
    session,
    house,
    outbox,
    notices,
    follow,
    announcer,
    settings,
    drafts: new Drafts(localStorage),
    place: new Place(api),
  };
};
