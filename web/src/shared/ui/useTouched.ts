import { useState } from "react";

import { focusFirstComplaint } from "./Field.tsx";

/** Whether a form says what is missing: not before somebody tried to send it. */
export interface Touched {
  readonly touched: boolean;
  /** Says it from now on, and takes the reader to the first field that is wrong. */
  readonly complain: () => void;
  /** Says it no longer, as with an empty form. */
  readonly forgive: () => void;
}

export function useTouched(): Touched {
  const [touched, setTouched] = useState(false);
  return {
    touched,
    complain: () => {
      setTouched(true);
      focusFirstComplaint();
    },
    forgive: () => setTouched(false),
  };
}
