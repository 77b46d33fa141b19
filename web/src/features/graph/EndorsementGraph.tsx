import type { Address } from "viem";

import { plural, shortAddress } from "../../shared/format/index.ts";
import { Portrait } from "../../shared/ui/Address.tsx";
import { useNames } from "../../shared/wallet/useNames.ts";
import type { Drawing } from "./links.ts";

/** Height of a row, in the units of the picture and in pixels at the usual size of text; graph.css has the same in rem. */
const ROW = 40;

interface EndorsementGraphProps {
  readonly drawing: Drawing;
  /** Somebody in the picture was chosen. */
  readonly onChoose: (account: Address) => void;
  /** Whose picture it is. */
  readonly chosen: Address | undefined;
}

/** Columns of people, and lines from those who endorsed to those whom they endorsed. */
export function EndorsementGraph({ drawing: { columns, lines, left }, onChoose, chosen }: EndorsementGraphProps) {
  const rows = Math.max(1, ...columns.map(({ people }) => people.length));
  return (
    <div className="graph">
      <div
        className="graph-columns"
        style={{
          gridTemplateColumns: columns.map(() => "minmax(0, 1fr)").join(" clamp(1.25rem, 16vw - 2.5rem, 8.5rem) "),
        }}
      >
        {columns.map(({ title, people }, column) => (
          <div key={title} className="graph-column" style={{ gridColumn: 2 * column + 1 }}>
            <p className="graph-title">{title}</p>
            {people.length === 0 ? (
              <p className="graph-nobody">Nobody</p>
            ) : (
              <ul className="graph-people" style={{ paddingTop: `${offset(rows, people.length) / 16}rem` }}>
                {people.map((account) => (
                  <Node key={account} account={account} chosen={account === chosen} onChoose={onChoose} />
                ))}
              </ul>
            )}
          </div>
        ))}
        {columns.slice(1).map(({ title }, gap) => (
          <svg
            key={title}
            className="graph-lines"
            style={{ gridColumn: 2 * gap + 2, height: `${(rows * ROW) / 16}rem` }}
            viewBox={`0 0 100 ${rows * ROW}`}
            preserveAspectRatio="none"
            role="img"
            aria-label={`${plural(lines.filter(({ column }) => column === gap).length, "line")} from “${columns[gap]?.title ?? ""}” to “${title}”`}
          >
            {lines
              .filter(({ column }) => column === gap)
              .map(({ fromRow, toRow, ended }) => {
                const from = middle(rows, columns[gap]?.people.length ?? 0, fromRow);
                const to = middle(rows, columns[gap + 1]?.people.length ?? 0, toRow);
                return (
                  <path
                    key={`${fromRow}:${toRow}`}
                    className={ended ? "graph-line graph-line-ended" : "graph-line"}
                    d={`M0 ${from}C50 ${from} 50 ${to} 100 ${to}`}
                  />
                );
              })}
          </svg>
        ))}
      </div>
      {left > 0 && <p className="graph-more">{plural(left, "more person is", "more people are")} in the table.</p>}
    </div>
  );
}

/** Where a column begins that is shorter than the longest: they are centred. */
const offset = (rows: number, count: number) => ((rows - count) * ROW) / 2;
const middle = (rows: number, count: number, row: number) => offset(rows, count) + (row + 0.5) * ROW;

function Node({
  account,
  chosen,
  onChoose,
}: {
  account: Address;
  chosen: boolean;
  onChoose: (account: Address) => void;
}) {
  const name = useNames()(account);
  return (
    <li>
      <button
        type="button"
        className="graph-node"
        title={account}
        aria-current={chosen || undefined}
        onClick={() => onChoose(account)}
      >
        <Portrait address={account} />
        <span className={name === undefined ? "graph-name mono" : "graph-name"}>{name ?? shortAddress(account)}</span>
      </button>
    </li>
  );
}
