import type { DecodedAction } from "../../chain/flows/effects.ts";
import { ForecastLine } from "./ForecastLine.tsx";
import type { Simulation } from "./useSimulations.ts";

interface DraftForecastProps {
  actions: readonly DecodedAction[];
  /** Undefined while what is typed still changes. */
  simulation: Simulation | undefined;
  /** The general fund holds too little for what they pay. */
  short?: boolean;
}

/** Whether the calls of a draft would work today; if not, which one does not. */
export function DraftForecast({ actions, simulation, short = false }: DraftForecastProps) {
  const failing = simulation?.forecasts?.findIndex((forecast) => forecast !== undefined) ?? -1;
  if (simulation?.failed)
    return <p className="forecast">It could not be tried: the network endpoint does not answer.</p>;
  return (
    <>
      {failing >= 0 && actions.length > 1 && (
        <p className="forecast forecast-bad">
          Call {failing + 1} of {actions.length}, {actions[failing]?.contract}.
          {actions[failing]?.functionName ?? "unknown function"}:
        </p>
      )}
      <ForecastLine
        forecast={simulation?.forecasts?.[failing]}
        known={simulation?.forecasts !== undefined}
        short={short}
      />
      {failing >= 0 && (
        <p className="forecast">It can still be proposed: what fails today may work by the time it is executed.</p>
      )}
    </>
  );
}
