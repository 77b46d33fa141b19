import { tallyOf } from "../../chain/states.ts";
import type { Review } from "../../chain/types.ts";
import "./review.css";
import "./tally.css";

/** "2 of 3", drawn and in words. */
export function Tally({ review }: { review: Review }) {
  const { endorsements, k } = tallyOf(review);
  return (
    <span className="tally">
      <span className="pips" aria-hidden="true">
        {Array.from({ length: k }, (_, place) => (
          <span key={place} className={`pip${place < endorsements ? " pip-for" : ""}`} />
        ))}
      </span>
      {endorsements} of {k}
    </span>
  );
}
