import type { Address } from "viem";

import type { Asset } from "../../chain/types.ts";
import { AmountField } from "../../shared/ui/AmountField.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { TextField } from "../../shared/ui/Field.tsx";
import { shownRow, type PayeeRow, type RowProblem } from "./claimForm.ts";

interface PayeeFieldsProps {
  rows: readonly PayeeRow[];
  onRows: (rows: readonly PayeeRow[]) => void;
  problems: readonly RowProblem[];
  account: Address | undefined;
  /** What the pot has left, base units. */
  room: bigint;
  asset: Asset;
  /** Also complain about what was not typed yet. */
  touched: boolean;
}

/** One line for each payee: address, amount, a way to remove it. */
export function PayeeFields({ rows, onRows, problems, account, room, asset, touched }: PayeeFieldsProps) {
  const change = (row: PayeeRow, fields: Partial<PayeeRow>) =>
    onRows(rows.map((one) => (one === row ? { ...one, ...fields } : one)));
  return rows.map((row, index) => {
    const { payee, amount } = shownRow(rows, row, account, room, asset.decimals);
    const problem = problems[index];
    const number = rows.length > 1 ? ` ${index + 1}` : "";
    return (
      <div key={row.key} className="payee">
        <TextField
          label={`Payee${number}`}
          className="mono"
          spellCheck={false}
          placeholder={index === 0 && !row.typedPayee ? "Your account, once connected" : "0x…"}
          value={payee}
          onChange={(text) => change(row, { payee: text, typedPayee: true })}
          error={touched || payee.trim() !== "" ? problem?.payee : undefined}
        />
        <AmountField
          label={`Amount${number}`}
          decimals={asset.decimals}
          symbol={asset.symbol}
          text={amount}
          onText={(text) => change(row, { amount: text, typedAmount: true })}
          error={touched || amount.trim() !== "" ? problem?.amount : undefined}
        />
        {rows.length > 1 && (
          <Button
            look="plain"
            size="s"
            className="payee-remove"
            aria-label={`Remove payee ${index + 1}`}
            onClick={() => onRows(rows.filter((one) => one !== row))}
          >
            Remove
          </Button>
        )}
      </div>
    );
  });
}
