// Back leads to the place that was left. The browser tries that before the page is there, and gives up: what a page shows comes from
// the chain, and long lists are virtual. So each entry of the history keeps its place, and the page is taken there once it is tall enough.
import { useEffect } from "react";

/** Milliseconds without scrolling after which the place is kept: browsers refuse to rewrite an entry for each pixel. */
const PAUSE = 150;
/** Milliseconds that a page has to become tall enough: after a reload the chain is read first. */
const PATIENCE = 10_000;
/** What tells that the reader goes on from where the page is: nobody is pulled back. */
const GESTURES = ["wheel", "touchmove", "keydown", "pointerdown"] as const;

/** The frame in which the page is taken to its place; undefined while it is where the reader wants it. */
let returning: number | undefined;

/** The place that the current entry keeps, CSS pixels from the top; the top where it keeps none. */
function keptPlace(): number {
  const { scroll } = (history.state ?? {}) as { scroll?: unknown };
  return typeof scroll === "number" ? scroll : 0;
}

/** A state for the current entry that keeps its place: for whoever writes the entry anew, or leaves it. */
export function withPlace(state: unknown): object {
  return { ...(state as object | null), scroll: returning === undefined ? window.scrollY : keptPlace() };
}

function stop(): void {
  if (returning !== undefined) cancelAnimationFrame(returning);
  returning = undefined;
}

function goToKeptPlace(): void {
  stop();
  const { hash } = location;
  const until = performance.now() + PATIENCE;
  const attempt = () => {
    if (location.hash !== hash) return stop();
    const place = keptPlace();
    const tall = document.documentElement.scrollHeight - window.innerHeight >= place;
    if (!tall && performance.now() < until) {
      returning = requestAnimationFrame(attempt);
      return;
    }
    window.scrollTo(0, place);
    // The event of this scroll is not the reader's: until it is over, the entry keeps what it has.
    returning = requestAnimationFrame(() => {
      returning = requestAnimationFrame(stop);
    });
  };
  returning = requestAnimationFrame(attempt);
}

/** Keeps the place of every entry, and returns to it; mounted once. */
export function useScrollMemory(): void {
  useEffect(() => {
    history.scrollRestoration = "manual";
    let saving: ReturnType<typeof setTimeout> | undefined;
    const keepLater = () => {
      clearTimeout(saving);
      saving = setTimeout(() => history.replaceState(withPlace(history.state), ""), PAUSE);
    };
    const arrive = () => {
      clearTimeout(saving);
      goToKeptPlace();
    };
    addEventListener("scroll", keepLater, { passive: true });
    addEventListener("popstate", arrive);
    for (const gesture of GESTURES) addEventListener(gesture, stop, { passive: true });
    if (keptPlace() > 0) goToKeptPlace();
    return () => {
      clearTimeout(saving);
      stop();
      removeEventListener("scroll", keepLater);
      removeEventListener("popstate", arrive);
      for (const gesture of GESTURES) removeEventListener(gesture, stop);
    };
  }, []);
}
