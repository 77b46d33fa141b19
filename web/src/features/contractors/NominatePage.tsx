import { Link } from "wouter";

import { Page } from "../../shared/ui/Page.tsx";
import { SkeletonBlock } from "../../shared/ui/Skeleton.tsx";
import { WithChain } from "../../shared/ui/WithChain.tsx";
import { NominationForm } from "./NominationForm.tsx";
import "./contractors.css";

/** A contractor puts somebody forward for their own domain. */
export default function NominatePage() {
  return (
    <Page
      title="Nominate"
      parent={{ to: "/contractors", label: "Contractors" }}
      lede="Put somebody forward for a domain that you work in. It counts as your endorsement."
    >
      <p className="form-lead">
        Only contractors of a domain nominate for it. For yourself, <Link href="/apply">apply</Link>.
      </p>
      <WithChain skeleton={<SkeletonBlock height={640} />}>
        {(context) => <NominationForm context={context} kind="nominate" />}
      </WithChain>
    </Page>
  );
}
