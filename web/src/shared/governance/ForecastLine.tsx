import type { Forecast } from "./useSimulations.ts";
import "./forecast.css";

interface ForecastLineProps {
  forecast: Forecast;
  /** False while the simulation runs. */
  known: boolean;
  /** It pays what the general fund does not hold: the call would go through, and the payment wait all the same. */
  short?: boolean;
}

/** How one call would end today. */
export function ForecastLine({ forecast, known, short = false }: ForecastLineProps) {
  if (!known) return <p className="forecast">Checking whether it would work now…</p>;
  if (!forecast && short)
    return (
      <p className="forecast">
        It could be carried out now, but what the general fund does not hold would wait until money comes in.
      </p>
    );
  if (!forecast) return <p className="forecast forecast-good">It would work if it were carried out now.</p>;
  return (
    <div className="forecast forecast-bad">
      <p>
        {forecast.lead} {forecast.sentence}
      </p>
      {forecast.next && <p className="forecast-next">{forecast.next}</p>}
      {forecast.detail && (
        <details className="forecast-next">
          <summary>Details</summary>
          <code>{forecast.detail}</code>
        </details>
      )}
    </div>
  );
}
