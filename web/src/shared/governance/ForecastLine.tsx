import type { Forecast } from "./useSimulations.ts";
import "./forecast.css";

/** How one call would end today. `known` is false while the simulation runs. */
export function ForecastLine({ forecast, known }: { forecast: Forecast; known: boolean }) {
  if (!known) return <p className="forecast">Checking whether it would work now…</p>;
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
