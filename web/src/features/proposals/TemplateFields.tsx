import { lazy, Suspense } from "react";

import { activeDeployment } from "../../chain/deployment.ts";
import { knownFunctions, targetAt } from "../../chain/flows/targets.ts";
import { SkeletonBlock } from "../../shared/ui/Skeleton.tsx";
import { readSignature } from "./callArguments.ts";
import {
  answerIn,
  policyIn,
  termsIn,
  tokenNamed,
  withPolicy,
  withTerms,
  type PolicyDraft,
  type TermsDraft,
} from "./draft.ts";
import type { FieldsProps } from "./fields.ts";
import { PayFields } from "./PayFields.tsx";
import { closableBudgets, earliestExecution, openStart } from "./readBudget.ts";
import { cancellableTickets } from "./readSpending.ts";

/** These arrive when they are chosen. */
const TicketFields = lazy(() => import("./TicketFields.tsx"));
const CallFields = lazy(() => import("./CallFields.tsx"));
const DomainFields = lazy(() => import("./DomainFields.tsx"));
const BudgetFields = lazy(() => import("./BudgetFields.tsx"));
const AnswerFields = lazy(() => import("./AnswerFields.tsx"));
const ClearanceFields = lazy(() => import("./ChangeFields.tsx"));
const PolicyFields = lazy(() => import("./PolicyFields.tsx"));
const RuleFields = lazy(() => import("./RuleFields.tsx"));

const { contracts } = activeDeployment;

/** Our contracts, by the names that sentences use. */
const OURS = Object.values(contracts).map((address) => ({ address, name: targetAt(contracts, address)?.name }));

/** The fields of the chosen template. */
export function TemplateFields(props: FieldsProps) {
  return (
    <Suspense fallback={<SkeletonBlock height={320} />}>
      <Fields {...props} />
    </Suspense>
  );
}

function Fields(props: FieldsProps) {
  switch (props.draft.kind) {
    case "pay":
      return <PayFields {...props} />;
    case "cancelTicket":
      return <TicketFields {...props} tickets={cancellableTickets(props.snapshot)} />;
    case "openBudget":
    case "closeBudget": {
      const { snapshot } = props;
      const times = { opens: earliestExecution(snapshot), starts: openStart(snapshot) };
      return <BudgetFields {...props} {...times} closable={closableBudgets(snapshot)} />;
    }
    case "createDomain":
    case "changeDomain":
    case "retireDomain": {
      const { draft, snapshot, onChange } = props;
      const domain = snapshot.domains.get(Number(draft.domain || -1));
      const onTerms = (changed: Partial<TermsDraft>) => onChange(withTerms(draft, domain, changed));
      return <DomainFields {...props} terms={termsIn(draft, domain)} onTerms={onTerms} />;
    }
    case "answer":
      return <AnswerFields {...props} passed={answerIn(props.draft)} />;
    case "admit":
    case "revoke":
      return <ClearanceFields {...props} />;
    case "setPolicy": {
      const { draft, snapshot, onChange } = props;
      const named = tokenNamed(snapshot, draft.token);
      const onNumbers = (changed: Partial<PolicyDraft>) => onChange(withPolicy(draft, snapshot, changed));
      return <PolicyFields {...props} named={named} numbers={policyIn(draft, snapshot)} onNumbers={onNumbers} />;
    }
    case "setGuardian":
    case "setDollarToken":
      return <RuleFields {...props} />;
    case "call": {
      const { target, signature } = props.draft;
      const functions = knownFunctions(contracts, target.trim());
      const item = readSignature(signature);
      return (
        <CallFields {...props} {...{ contracts: OURS, functions }} parameters={item.ok ? item.value.inputs : []} />
      );
    }
    case "statement":
      return null;
  }
}
