import { useEffect, useRef, useState, type RefObject } from "react";

/** How far below the window something counts as about to be seen. */
const MARGIN = "200px";

/** Whether the reader has come to an element: what only it shows need not be asked for before. */
export function useSeen<element extends Element>(): [RefObject<element | null>, boolean] {
  const ref = useRef<element>(null);
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (seen || !element) return undefined;
    const watch = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true);
      },
      { rootMargin: MARGIN },
    );
    watch.observe(element);
    return () => watch.disconnect();
  }, [seen]);
  return [ref, seen];
}
