import { useState } from "react";

import { formatCount } from "../../shared/format/index.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { DataTable, type Column } from "../../shared/ui/DataTable.tsx";

/** Rows that are shown before all of them are asked for. */
const SHOWN = 8;

interface ShortTableProps<row> {
  caption: string;
  columns: readonly Column<row>[];
  rows: readonly row[];
  rowKey: (row: row) => string;
}

/** A table that shows its first rows, and all of them at a press: several long lists share one page. */
export function ShortTable<row>({ rows, ...rest }: ShortTableProps<row>) {
  const [all, setAll] = useState(false);
  const more = rows.length > SHOWN;
  return (
    <>
      <DataTable rows={all ? rows : rows.slice(0, SHOWN)} {...rest} />
      {more && (
        <div>
          <Button size="s" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? "Show fewer" : `Show all ${formatCount(rows.length)}`}
          </Button>
        </div>
      )}
    </>
  );
}
