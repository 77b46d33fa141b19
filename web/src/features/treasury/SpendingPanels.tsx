import type { FlowContext } from "../../chain/flows/context.ts";
import type { Asset } from "../../chain/types.ts";
import { CapacityPanel } from "./CapacityPanel.tsx";
import { LinePanel } from "./LinePanel.tsx";
import "./spending.css";

/** What may leave the general fund in one asset, and who waits for it. */
export default function SpendingPanels({ context, asset }: { context: FlowContext; asset: Asset }) {
  return (
    <>
      <CapacityPanel context={context} asset={asset} />
      <LinePanel context={context} asset={asset} />
    </>
  );
}
