/** A small router: the path is state, links of this house do not reload the page. */

export class Router {
  path = $state(location.pathname);

  listen(): void {
    addEventListener("popstate", () => {
      this.path = location.pathname;
    });
    document.addEventListener("click", (event) => this.#click(event));
  }

  go(path: string, options: { replace?: boolean } = {}): void {
    const kept = import.meta.env.DEV ? location.search : "";
    if (options.replace) history.replaceState(null, "", path + kept);
    else if (path !== location.pathname) history.pushState(null, "", path + kept);
    this.path = new URL(path, location.href).pathname;
  }

  #click(event: MouseEvent): void {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (link === null || link.target !== "" || link.hasAttribute("download")) return;
    if (link.origin !== location.origin || link.getAttribute("href")?.startsWith("#") !== false) return;
    event.preventDefault();
    this.go(link.pathname);
  }
}
