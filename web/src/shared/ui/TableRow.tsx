import type { ReactNode } from "react";

/** One column. */
export interface Column<row> {
  /** Names the column among its siblings. */
  key: string;
  header: string;
  cell: (row: row) => ReactNode;
  /** Figures stand right. */
  align?: "left" | "right";
  /** On a phone: the row's headline, the figure beside it, a labelled line below (default), or nothing. */
  phone?: "title" | "figure" | "line" | "hidden";
  /** CSS width, such as "9rem". */
  width?: string;
  /** The header is a button that sorts by this column. */
  sortable?: boolean;
}

/** How high a row is before it is measured, pixels. */
export const ESTIMATED_ROW = 49;

/** How a cell stands, in a table and on a phone. */
export const cellClass = <row,>({ align = "left", phone = "line" }: Column<row>) => `cell-${align} phone-${phone}`;

/** One row; `measure` tells how high it turned out. */
export function TableRow<row>({
  columns,
  row,
  index,
  measure,
}: {
  columns: readonly Column<row>[];
  row: row;
  index: number;
  measure?: (element: HTMLTableRowElement | null) => void;
}) {
  return (
    <tr ref={measure} data-index={index} aria-rowindex={measure ? index + 2 : undefined}>
      {columns.map((column) => (
        <td key={column.key} className={cellClass(column)} data-label={column.header}>
          {column.cell(row)}
        </td>
      ))}
    </tr>
  );
}
