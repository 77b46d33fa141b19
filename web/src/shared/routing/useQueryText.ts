import { useEffect, useRef, useState } from "react";

import { useQueryParam } from "./useQueryParam.ts";

/** Milliseconds without a keystroke after which the address is rewritten: browsers refuse to do it for each one. */
const PAUSE = 300;

/** Text of the page's query that is typed into: at once in the field, a moment later in the address. */
export function useQueryText(name: string): [string, (text: string) => void] {
  const [stored, store] = useQueryParam(name);
  const [text, setText] = useState(stored);
  const written = useRef(stored);
  useEffect(() => {
    // Changed from elsewhere: a link, or Back.
    if (stored === written.current) return;
    written.current = stored;
    setText(stored);
  }, [stored]);
  useEffect(() => {
    if (text === written.current) return;
    const timer = setTimeout(() => {
      written.current = text;
      store(text);
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [text, store]);
  return [text, setText];
}
