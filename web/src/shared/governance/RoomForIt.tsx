import type { FlowContext } from "../../chain/flows/context.ts";
import type { Effect } from "../../chain/flows/effects.ts";
import { capacitySentence, paymentSentence } from "./room.ts";

/** What the spending policy lets out now, and when what a proposal pays would be paid in full. Nothing where it pays nothing. */
export function RoomForIt({ context: { snapshot, now }, spends }: { context: FlowContext; spends: Effect["spends"] }) {
  return [...spends].map(([asset, amount]) => (
    <p key={asset} className="forecast">
      {capacitySentence(snapshot, asset, now)} {paymentSentence(snapshot, asset, amount, now)}
    </p>
  ));
}
