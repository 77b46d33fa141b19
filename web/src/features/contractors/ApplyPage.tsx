import { wouldChangeTerms } from "../../chain/permissions.ts";
import { useFlowContext } from "../../shared/hooks/useChain.ts";
import { useQueryParam } from "../../shared/routing/useQueryParam.ts";
import { Page } from "../../shared/ui/Page.tsx";
import { SkeletonBlock } from "../../shared/ui/Skeleton.tsx";
import { WithChain } from "../../shared/ui/WithChain.tsx";
import { useAccount } from "../../shared/wallet/useAccount.ts";
import { NominationForm } from "./NominationForm.tsx";
import "./contractors.css";

/** Ask to be cleared: for newcomers, and for contractors of other domains; or for another rate where the reader is cleared. */
export default function ApplyPage() {
  const context = useFlowContext();
  const { address: me } = useAccount();
  const [domain] = useQueryParam("domain");
  const changes =
    context !== undefined &&
    me !== undefined &&
    domain !== "" &&
    wouldChangeTerms(context.snapshot, Number(domain), me, context.now);
  return (
    <Page
      title={changes ? "Ask for another rate" : "Apply"}
      parent={{ to: "/contractors", label: "Contractors" }}
      lede={
        changes
          ? "You are cleared here already. Ask its contractors to agree to another rate; the new one holds from the first of the month (UTC) after it is set. Only the last step sends anything."
          : "Ask the contractors of a domain to clear you: to be found as one of them, at a rate that is agreed and public, and to judge the work of others. Five steps; only the last one sends anything."
      }
    >
      <WithChain skeleton={<SkeletonBlock height={640} />}>
        {(known) => <NominationForm context={known} kind="apply" />}
      </WithChain>
    </Page>
  );
}
