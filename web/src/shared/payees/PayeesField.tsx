import { useId, useRef } from "react";

import { amountText } from "../../chain/flows/wording.ts";
import type { Asset } from "../../chain/types.ts";
import { plural } from "../format/index.ts";
import { AmountField } from "../ui/AmountField.tsx";
import { Button } from "../ui/Button.tsx";
import { TextAreaField, TextField } from "../ui/Field.tsx";
import { FilterTabs } from "../ui/FilterTabs.tsx";
import { payeesMissing, type PayeeProblem, type PayeeRow, type PayeesDraft, type ReadPayees } from "./readPayees.ts";
import "./payees.css";

interface PayeesFieldProps {
  draft: PayeesDraft;
  onChange: (fields: Partial<PayeesDraft>) => void;
  read: ReadPayees;
  /** Undefined until one was chosen. */
  asset: Asset | undefined;
  /** Also complain about what was not typed yet. */
  touched: boolean;
  most: number;
}

/** Whom to pay how much: typed one by one, or imported from a table, with what is wrong line by line and the total. */
export function PayeesField(props: PayeesFieldProps) {
  const { draft, onChange, read, asset } = props;
  const count = read.payments.length;
  return (
    <fieldset className="payees-field">
      <legend className="field-label">Payees</legend>
      <FilterTabs
        label="How payees are entered"
        value={draft.by}
        onChange={(by) => onChange({ by: by === "file" ? "file" : "hand" })}
        options={[
          { value: "hand", label: "By hand" },
          { value: "file", label: "From a table (CSV)" },
        ]}
      />
      {draft.by === "hand" ? <ByHand {...props} /> : <FromTable {...props} />}
      {asset && (count > 1 || draft.by === "file") && (
        <p className="payees-sum" role="status">
          {plural(count, "payee")}, together <strong>{amountText(read.total, asset)}</strong>
          {read.unused > 0 && `, without ${plural(read.unused, "line")} that can’t be used`}
        </p>
      )}
    </fieldset>
  );
}

function ByHand({ draft: { rows }, onChange, read, asset, touched, most }: PayeesFieldProps) {
  const change = (key: number, next: Partial<PayeeRow>) =>
    onChange({ rows: rows.map((row) => (row.key === key ? { ...row, ...next } : row)) });
  const complaint = (line: number, field: PayeeProblem["field"], text: string) =>
    touched || text.trim() !== ""
      ? read.problems.find((problem) => problem.line === line && problem.field === field)?.reason
      : undefined;
  return (
    <>
      {rows.map(({ key, payee, amount }, index) => (
        <div key={key} className="payee-row">
          <TextField
            label={rows.length > 1 ? `Address of payee ${index + 1}` : "Address"}
            value={payee}
            onChange={(value) => change(key, { payee: value })}
            error={complaint(index, "payee", payee)}
            className="mono"
            placeholder="0x…"
            spellCheck={false}
          />
          <AmountField
            label={rows.length > 1 ? `Amount ${index + 1}` : "Amount"}
            text={amount}
            onText={(value) => change(key, { amount: value })}
            decimals={asset?.decimals ?? 18}
            symbol={asset?.symbol ?? "…"}
            error={complaint(index, "amount", amount)}
          />
          {rows.length > 1 && (
            <Button
              look="plain"
              size="s"
              className="payee-drop"
              aria-label={`Remove payee ${index + 1}`}
              onClick={() => onChange({ rows: rows.filter((row) => row.key !== key) })}
            >
              Remove
            </Button>
          )}
        </div>
      ))}
      <div>
        <Button
          size="s"
          blocked={rows.length >= most}
          onClick={() =>
            onChange({ rows: [...rows, { key: Math.max(...rows.map(({ key }) => key)) + 1, payee: "", amount: "" }] })
          }
        >
          Add a payee
        </Button>
      </div>
    </>
  );
}

/** Lines with a problem that are listed; the others are counted. */
const LISTED = 20;

function FromTable({ draft, onChange, read, touched }: PayeesFieldProps) {
  const { text } = draft;
  const file = useRef<HTMLInputElement>(null);
  const fileId = useId();
  const shown = touched || text.trim() !== "" ? read.problems : [];
  return (
    <>
      <TextAreaField
        label="Table"
        hint="One payee a line: address, amount. A first line of headings is passed over."
        value={text}
        onChange={(value) => onChange({ text: value })}
        rows={8}
        placeholder={"address,amount\n0x…,1200.50"}
        spellCheck={false}
        error={shown.length > 0 ? payeesMissing(draft, read) : undefined}
      />
      <div>
        <label className="visually-hidden" htmlFor={fileId}>
          Read a file
        </label>
        <input
          ref={file}
          id={fileId}
          className="visually-hidden"
          type="file"
          tabIndex={-1}
          accept=".csv,.tsv,.txt,text/csv,text/plain"
          onChange={(event) => {
            const [chosen] = event.target.files ?? [];
            void chosen?.text().then((value) => onChange({ text: value }));
            // The same file can be read again after it was changed.
            event.target.value = "";
          }}
        />
        <Button size="s" onClick={() => file.current?.click()}>
          Read a file…
        </Button>
      </div>
      {shown.length > 0 && (
        <ul className="payees-problems">
          {shown.slice(0, LISTED).map(({ line, field, reason, typed }) => (
            <li key={`${line}.${field}`}>
              <strong>Line {line}</strong> {typed && `“${typed}”: `}
              {reason}
            </li>
          ))}
          {shown.length > LISTED && <li>And {plural(shown.length - LISTED, "more problem")}.</li>}
        </ul>
      )}
    </>
  );
}
