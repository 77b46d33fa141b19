import { Page } from "../../shared/ui/Page.tsx";
import { SkeletonBlock } from "../../shared/ui/Skeleton.tsx";
import { WithChain } from "../../shared/ui/WithChain.tsx";
import { NominationForm } from "./NominationForm.tsx";
import "./contractors.css";

/** Ask to be cleared: for newcomers, and for contractors of other domains. */
export default function ApplyPage() {
  return (
    <Page
      title="Apply"
      parent={{ to: "/contractors", label: "Contractors" }}
      lede="Ask the contractors of a domain to clear you: to work there at an hourly rate, and to judge the work of others. Five steps; only the last one sends anything."
    >
      <WithChain skeleton={<SkeletonBlock height={640} />}>
        {(context) => <NominationForm context={context} kind="apply" />}
      </WithChain>
    </Page>
  );
}
