import { useId } from "react";
import type { AbiParameter, Address } from "viem";

import { sameAddress } from "../../chain/accounts.ts";
import { AmountField } from "../../shared/ui/AmountField.tsx";
import { ChoiceField, TextAreaField, TextField } from "../../shared/ui/Field.tsx";
import type { FieldsProps } from "./fields.ts";

interface CallFieldsProps extends FieldsProps {
  /** What is offered: our contracts by the names that sentences use, and the functions of the one that was typed. */
  readonly contracts: readonly { readonly address: Address; readonly name: string | undefined }[];
  readonly functions: readonly string[];
  /** The parameters of the function whose signature was typed; none while it can't be read. */
  readonly parameters: readonly AbiParameter[];
}

/** Any call of any contract, by its signature or as raw data. */
export default function CallFields({ contracts, functions, parameters, draft, onChange, complaint }: CallFieldsProps) {
  const listId = useId();
  const target = draft.target.trim();
  const ours = contracts.find(({ address }) => sameAddress(address, target as Address))?.name;
  return (
    <>
      <TextField
        label="Contract"
        hint={ours ? `This is ${ours}.` : "Its address. Ours are offered as you type."}
        value={draft.target}
        onChange={(value) => onChange({ target: value })}
        error={complaint("target", draft.target)}
        placeholder="0x…"
        spellCheck={false}
        list={`${listId}-targets`}
      />
      <datalist id={`${listId}-targets`}>
        {contracts.map(({ address, name }) => (
          <option key={address} value={address}>
            {name}
          </option>
        ))}
      </datalist>
      <ChoiceField
        legend="The call"
        value={draft.callBy}
        onChange={(callBy) => onChange({ callBy })}
        options={[
          { value: "signature", label: "By its signature", hint: "The app encodes it, and voters can read it." },
          { value: "calldata", label: "As raw calldata" },
        ]}
      />
      {draft.callBy === "calldata" ? (
        <TextAreaField
          label="Calldata"
          rows={4}
          value={draft.calldata}
          onChange={(calldata) => onChange({ calldata })}
          error={complaint("calldata", draft.calldata)}
          placeholder="0x…"
          spellCheck={false}
        />
      ) : (
        <>
          <TextField
            label="Function"
            hint={ours ? "Those of this contract are offered as you type." : "Its signature, as in Solidity."}
            value={draft.signature}
            onChange={(signature) => onChange({ signature })}
            error={complaint("signature", draft.signature)}
            placeholder="transfer(address to, uint256 amount)"
            spellCheck={false}
            list={`${listId}-functions`}
          />
          <datalist id={`${listId}-functions`}>
            {functions.map((signature) => (
              <option key={signature} value={signature}>
                {signature.split("(", 1)[0]}
              </option>
            ))}
          </datalist>
          <Arguments {...{ draft, parameters, onChange, complaint }} />
        </>
      )}
      <AmountField
        label="Ether to send along"
        hint="Out of what the timelock itself holds; usually nothing."
        text={draft.value}
        onText={(value) => onChange({ value })}
        decimals={18}
        symbol="ETH"
        error={complaint("value", draft.value)}
      />
    </>
  );
}

type ArgumentsProps = Pick<CallFieldsProps, "draft" | "parameters" | "onChange" | "complaint">;

function Arguments({ draft, parameters, onChange, complaint }: ArgumentsProps) {
  const change = (index: number, value: string) =>
    onChange({ args: parameters.map((_, at) => (at === index ? value : (draft.args[at] ?? ""))) });
  return parameters.map((input, index) => (
    <TextField
      // oxlint-disable-next-line react/no-array-index-key -- parameters are told apart by their place alone
      key={index}
      label={input.name ? `${input.name} (${plainType(input)})` : `Argument ${index + 1} (${plainType(input)})`}
      hint={hintOf(input)}
      value={draft.args[index] ?? ""}
      onChange={(value) => change(index, value)}
      error={complaint(`args.${index}`, draft.args[index] ?? "")}
      spellCheck={false}
    />
  ));
}

/** A parameter's type as a reader of Solidity knows it; structs are not called tuples. */
const plainType = ({ type }: AbiParameter) => type.replace(/^tuple/, "struct");

/** How lists and structs are written. */
function hintOf(parameter: AbiParameter): string | undefined {
  const fields =
    "components" in parameter
      ? `[${parameter.components.map(({ name, type }) => name ?? type).join(", ")}]`
      : undefined;
  if (parameter.type.endsWith("]")) return `A list: ${fields ? `[${fields}, …]` : '["…", "…"]'}.`;
  return fields && `A list of its fields: ${fields}.`;
}
