import { useLayoutEffect, useRef, useState, type RefObject } from "react";

/** The width of an element in pixels, as it changes. */
export function useWidth<element extends HTMLElement>(): [RefObject<element | null>, number] {
  const ref = useRef<element>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const watch = new ResizeObserver(([entry]) => setWidth(Math.round(entry?.contentRect.width ?? 0)));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return [ref, width];
}
