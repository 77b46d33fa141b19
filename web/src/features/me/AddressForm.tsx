import { useState } from "react";
import type { Address } from "viem";

import type { Flow } from "../../chain/flows/flow.ts";
import type { Verdict } from "../../chain/permissions.ts";
import { useDraft } from "../../shared/draft/useDraft.ts";
import { readAddress } from "../../shared/format/index.ts";
import { FlowButton } from "../../shared/tx/index.ts";
import { Form, TextField } from "../../shared/ui/Field.tsx";
import { Person } from "../../shared/ui/Person.tsx";

interface AddressFormProps {
  /** The name under which the browser keeps what is typed. */
  draft: string;
  label: string;
  hint: string;
  /** The button's words. */
  title: string;
  /** What answers an empty field. */
  missing: string;
  allowed: (other: Address) => Verdict;
  flowFor: (other: Address) => Flow;
}

const EMPTY = { address: "" };

/** One address and the one thing to do with it. */
export function AddressForm({ draft, label, hint, title, missing, allowed, flowFor }: AddressFormProps) {
  const { name, value, change, clear } = useDraft(draft, EMPTY);
  const [touched, setTouched] = useState(false);
  const read = readAddress(value.address, missing);
  const verdict = read.ok ? allowed(read.value) : undefined;
  const forbidden = verdict && !verdict.ok ? verdict.reason : undefined;
  return (
    <Form onSubmit={() => setTouched(true)}>
      <TextField
        label={label}
        hint={hint}
        spellCheck={false}
        className="mono"
        placeholder="0x…"
        value={value.address}
        onChange={(address) => change({ address })}
        error={!read.ok && (touched || value.address.trim() !== "") ? read.reason : undefined}
      />
      {read.ok && (
        <p>
          <Person address={read.value} />
        </p>
      )}
      <FlowButton
        flow={read.ok && forbidden === undefined ? flowFor(read.value) : undefined}
        title={title}
        form={name}
        why={forbidden ?? (read.ok ? undefined : missing)}
        onBlocked={forbidden === undefined ? () => setTouched(true) : undefined}
        onDone={() => {
          clear();
          setTouched(false);
        }}
      />
    </Form>
  );
}
