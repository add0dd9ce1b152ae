// The menu of what can be taken away. In: clicks. Out: what they ask for; all that does it comes when somebody reaches for
// the menu.
import { byId } from "../dom.ts";
import type { Page, TakeAway } from "./menu.ts";

export function openTakeAway(page: Page, notLoaded: () => void): void {
  const opener = byId("take");
  const menu = byId("take-menu");
  let loading: Promise<TakeAway> | undefined;
  const load = (): Promise<TakeAway> => {
    loading ??= import("./menu.ts").then(({ TakeAway: Menu }) => new Menu(page));
    loading.catch(() => (loading = undefined)); // the next use tries again
    return loading;
  };
  for (const reached of ["pointerenter", "focus"]) opener.addEventListener(reached, () => void load(), { once: true });
  menu.addEventListener("click", ({ target }) => {
    const chosen = (target as Element).closest("button")?.id;
    if (!chosen) return;
    menu.hidePopover();
    load().then((known) => known.act(chosen)).catch(notLoaded);
  });
  // Below its button, and within the window.
  menu.addEventListener("toggle", () => {
    const { bottom, right } = opener.getBoundingClientRect();
    menu.style.top = `${bottom + window.scrollY + 6}px`;
    menu.style.left = `${Math.max(8, right + window.scrollX - menu.offsetWidth)}px`;
  });
}
