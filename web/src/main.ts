/** Starts the client. */
import { mount } from "svelte";
import "./styles/tokens.css";
import "./styles/base.css";
import { i18n } from "$i18n";
import App from "./App.svelte";
import { buildDeps } from "./deps.ts";

const start = async (): Promise<void> => {
  const target = document.getElementById("app");
  if (target === null) return;
  const [deps] = await Promise.all([buildDeps(), i18n.restore()]);
  deps.router.listen();
  addEventListener("online", () => deps.house.wake());
  addEventListener("offline", () => deps.house.networkLost());
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") deps.house.wake();
  });
  mount(App, { target, props: { deps } });
};

void start();
