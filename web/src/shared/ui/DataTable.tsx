import { lazy, Suspense, useState, type ReactNode } from "react";

import { cellClass, ESTIMATED_ROW, TableRow, type Column } from "./TableRow.tsx";
import type { LongBodyProps } from "./LongBody.tsx";
import "./data-table.css";

export type { Column } from "./TableRow.tsx";

/** Arrives with the first long list: most tables are short, and what keeps rows out of the document is the larger part of this. */
const LongBody = lazy(() => import("./LongBody.tsx")) as unknown as <row>(props: LongBodyProps<row>) => ReactNode;

/** By which column the rows are sorted already, and what a press on a header asks for. */
export interface Sorting {
  key: string;
  descending: boolean;
  onSort: (key: string) => void;
}

interface DataTableProps<row> {
  /** What the table shows; heard, not seen. */
  caption: string;
  columns: readonly Column<row>[];
  rows: readonly row[];
  rowKey: (row: row) => string;
  /** The last line, under a double rule: one cell for each column. */
  total?: readonly ReactNode[];
  sorting?: Sorting;
  /** A long list scrolls in a box of its own, instead of pushing away what follows it. */
  boxed?: boolean;
}

/** More rows than this scroll in the box, where one is asked for. */
const BOX_ABOVE = 12;
/** From here on only the rows near the window are in the document. */
const VIRTUAL_FROM = 80;

/** A ledger's table: rows with hairlines, figures right. On a phone each row becomes a small block. Long lists are virtual. */
export function DataTable<row>({ caption, columns, rows, rowKey, total, sorting, boxed = false }: DataTableProps<row>) {
  // State, not a ref: the rows are asked for again once their box is there.
  const [box, setBox] = useState<HTMLElement | null>(null);
  const long = rows.length >= VIRTUAL_FROM;
  const table = (
    <table className="table" aria-rowcount={long ? rows.length + 1 : undefined}>
      <caption className="visually-hidden">{caption}</caption>
      <colgroup>
        {columns.map((column) => (
          <col key={column.key} style={column.width ? { width: column.width } : undefined} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {columns.map((column) => (
            <HeaderCell key={column.key} column={column} sorting={sorting} />
          ))}
        </tr>
      </thead>
      {long ? (
        <Suspense fallback={<tbody style={{ height: rows.length * ESTIMATED_ROW }} />}>
          <LongBody columns={columns} rows={rows} rowKey={rowKey} box={boxed ? box : undefined} />
        </Suspense>
      ) : (
        <tbody>
          {rows.map((row, index) => (
            <TableRow key={rowKey(row)} columns={columns} row={row} index={index} />
          ))}
        </tbody>
      )}
      {total && (
        <tfoot>
          <tr>
            {columns.map((column, index) => (
              <td
                key={column.key}
                className={cellClass(index === 0 ? { ...column, phone: "title" } : column)}
                data-label={column.header}
              >
                {total[index]}
              </td>
            ))}
          </tr>
        </tfoot>
      )}
    </table>
  );
  if (!boxed || rows.length <= BOX_ABOVE) return table;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the keyboard scrolls only what it can reach
    <section ref={setBox} className="table-box" aria-label={caption} tabIndex={0}>
      {table}
    </section>
  );
}

function HeaderCell<row>({
  column: { key, header, align = "left", sortable = false },
  sorting,
}: {
  column: Column<row>;
  sorting: Sorting | undefined;
}) {
  const sorted = sortable && sorting?.key === key;
  const direction = sorting?.descending ? "descending" : "ascending";
  return (
    <th scope="col" className={`cell-${align}`} aria-sort={sorted ? direction : undefined}>
      {sortable && sorting ? (
        <button type="button" className="table-sort" onClick={() => sorting.onSort(key)}>
          {header}
          <svg viewBox="0 0 8 8" width="8" height="8" aria-hidden="true">
            {sorted && <path d={sorting.descending ? "M0 2h8L4 7z" : "M0 6h8L4 1z"} fill="currentColor" />}
          </svg>
        </button>
      ) : (
        header
      )}
    </th>
  );
}
