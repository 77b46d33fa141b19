import { sameAddress } from "../../chain/accounts.ts";
import { claim } from "../../chain/flows/claim.ts";
import type { FlowContext } from "../../chain/flows/context.ts";
import { amountText } from "../../chain/flows/wording.ts";
import { canClaim } from "../../chain/permissions.ts";
import { payeeWarning } from "../../chain/payees.ts";
import { roomOf } from "../../chain/states.ts";
import type { Asset, Bounty } from "../../chain/types.ts";
import { useDraft } from "../../shared/draft/useDraft.ts";
import { FlowButton } from "../../shared/tx/index.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { Form } from "../../shared/ui/Field.tsx";
import { MarkdownField } from "../../shared/ui/MarkdownField.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { useTouched } from "../../shared/ui/useTouched.ts";
import { useAccount } from "../../shared/wallet/useAccount.ts";
import { EMPTY_CLAIM, MAX_PAYEES, readClaim, withRow } from "./claimForm.ts";
import { PayeeFields } from "./PayeeFields.tsx";
import { askedFor, claimsOf } from "./pot.ts";

interface ClaimFormProps {
  context: FlowContext;
  bounty: Bounty;
  asset: Asset;
  onClose: () => void;
}

/** Submits work: what was done, and who gets how much; the reader and the whole rest unless they say otherwise. */
export function ClaimForm({ context, bounty, asset, onClose }: ClaimFormProps) {
  const { address: account } = useAccount();
  const { name: form, value: draft, change, clear } = useDraft(`claim.${bounty.id}`, EMPTY_CLAIM);
  const { touched, complain } = useTouched();
  const room = roomOf(bounty);
  const read = readClaim(draft, account, room, asset);
  const verdict = canClaim({ snapshot: context.snapshot, account, now: context.now }, bounty);
  const asked = askedFor(claimsOf(context.snapshot, bounty));
  return (
    <Form>
      <MarkdownField
        label="What was done, and where it can be seen"
        hint="Markdown; links are welcome. Public and permanent."
        rows={8}
        value={draft.text}
        onChange={(text) => change({ text })}
        error={touched ? read.textProblem : undefined}
      />
      <fieldset className="payees">
        <legend className="field-label">Who gets how much</legend>
        <p className="field-hint">
          The pot has {amountText(room, asset)} left.
          {asked > 0n &&
            ` Other claims ask for ${amountText(asked, asset)} of it: who is approved and awarded first is paid first.`}
        </p>
        <PayeeFields
          rows={draft.rows}
          onRows={(rows) => change({ rows })}
          problems={read.rowProblems}
          account={account}
          room={room}
          asset={asset}
          touched={touched}
        />
        <div className="payees-foot">
          {draft.rows.length < MAX_PAYEES && (
            <Button look="quiet" size="s" onClick={() => change({ rows: withRow(draft.rows, room, asset.decimals) })}>
              Add a payee
            </Button>
          )}
          {draft.rows.length > 1 && <p className="payees-total">Together {amountText(read.total, asset)}</p>}
        </div>
        {read.payees.map((payee) => {
          const warning = payeeWarning(context, payee, context.nameOf(payee));
          return warning ? (
            <Notice key={payee} tone="warn">
              <p>{warning}</p>
            </Notice>
          ) : null;
        })}
      </fieldset>
      <FlowButton
        flow={read.awards && verdict.ok ? claim(context, bounty, { awards: read.awards, text: draft.text }) : undefined}
        title="Submit claim"
        form={form}
        why={verdict.ok ? read.problem : verdict.reason}
        onBlocked={complain}
        onDone={() => {
          clear();
          onClose();
        }}
      />
      <JudgesNote context={context} bounty={bounty} payees={read.awards?.map(({ payee }) => payee) ?? []} />
    </Form>
  );
}

/** Payees don't judge: says so where it leaves the domain with too few people to approve. */
function JudgesNote({
  context: { snapshot },
  bounty,
  payees,
}: {
  context: FlowContext;
  bounty: Bounty;
  payees: readonly `0x${string}`[];
}) {
  const domain = snapshot.domains.get(bounty.domain);
  if (!domain) return null;
  const judges = domain.members.filter((member) => !payees.some((payee) => sameAddress(payee, member)));
  if (judges.length >= domain.k) return null;
  return (
    <p className="flow-why">
      Payees don’t judge their own claim. That leaves {judges.length} of the {domain.k} contractors of {domain.name}{" "}
      that have to endorse it.
    </p>
  );
}
