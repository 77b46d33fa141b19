import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { DAY } from "../format/index.ts";
import { useHead } from "../query/head.ts";
import { Button } from "../ui/Button.tsx";
import { Time } from "../ui/Time.tsx";
import { advanceClock } from "./clock.ts";

const STEPS = [
  { label: "+1 day", seconds: DAY },
  { label: "+1 week", seconds: 7 * DAY },
];

/** Demo control of the local chain: votes and deadlines take days, this makes them pass. */
export function ClockControl() {
  const queryClient = useQueryClient();
  const head = useHead();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const advance = async (seconds: number) => {
    setBusy(true);
    setFailed(false);
    try {
      await advanceClock(seconds, queryClient);
    } catch {
      setFailed(true);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="demo" aria-label="Demo clock">
      <p className="demo-title">The chain’s clock</p>
      <p className="demo-note">
        {head ? (
          <>
            It is <Time at={head.timestamp} as="moment" />.
          </>
        ) : (
          "The chain does not answer."
        )}{" "}
        Votes and deadlines take days; here they can pass at once.
      </p>
      <div className="demo-row">
        {STEPS.map(({ label, seconds }) => (
          <Button key={label} size="s" busy={busy} onClick={() => void advance(seconds)}>
            {label}
          </Button>
        ))}
      </div>
      {failed && (
        <p className="demo-note" role="alert">
          This chain does not let its clock be moved.
        </p>
      )}
    </section>
  );
}
