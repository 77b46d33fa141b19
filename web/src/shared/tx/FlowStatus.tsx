import { formatCount, shortHash } from "../format/index.ts";
import type { At, Problem, TxState } from "./state.ts";

const stepOf = ({ number, total }: At) => (total > 1 ? `Step ${number} of ${total}: ` : "");

/** Where a flow is, as a sentence. Undefined when there is nothing to say. */
function sentenceOf(state: TxState): { tone: "live" | "good" | "bad" | "quiet"; text: string } | undefined {
  switch (state.kind) {
    case "idle":
      return undefined;
    case "simulating":
      return { tone: "live", text: `${stepOf(state.at)}${state.at.label}. Checking what it would do…` };
    case "awaitingSignature":
      return {
        tone: "live",
        text: `${stepOf(state.at)}${state.at.label}. ${state.silent ? "The wallet has not answered yet: open it, it may be waiting behind this window." : "Confirm it in your wallet…"}`,
      };
    case "sent":
      return {
        tone: "live",
        text: `${stepOf(state.at)}${state.spedUp ? "Sped up and sent again" : "Sent"}, waiting to be included (${shortHash(state.hash)}). You can leave this page.`,
      };
    case "refreshing":
      return { tone: "live", text: `Included in block ${formatCount(state.blockNumber)}. Reading the new state…` };
    case "confirmed":
      // What was sent is told once for the whole page, by the OutcomeNotice.
      return state.blockNumber === undefined ? { tone: "good", text: "Done: the chain had it already." } : undefined;
    case "rejected":
      return { tone: "quiet", text: "You declined in the wallet. Nothing was sent." };
    case "replaced":
      return {
        tone: "quiet",
        text:
          state.how === "cancelled"
            ? "You cancelled it in the wallet. Nothing happened except a small network fee."
            : `Another transaction of yours took its place (${shortHash(state.hash)}). This one did not happen.`,
      };
    case "reverted":
      return { tone: "bad", text: state.problem.sentence };
    case "failed":
      return { tone: "bad", text: state.problem.sentence };
  }
}

/** The line under the button, announced as it changes. */
export function FlowStatus({ state, problem }: { state: TxState; problem?: Problem | undefined }) {
  const said = problem ? { tone: "bad" as const, text: problem.sentence } : sentenceOf(state);
  const shown = problem ?? (state.kind === "failed" || state.kind === "reverted" ? state.problem : undefined);
  return (
    <div className="flow-status" role="status">
      {said && <p className={`flow-said flow-${said.tone}`}>{said.text}</p>}
      {shown?.next && <p className="flow-next">{shown.next}</p>}
      {shown?.detail && (
        <details className="flow-detail">
          <summary>Details</summary>
          <code>{shown.detail}</code>
        </details>
      )}
    </div>
  );
}
