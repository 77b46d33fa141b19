import { useVirtualizer, useWindowVirtualizer, type VirtualItem, type Virtualizer } from "@tanstack/react-virtual";
import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from "react";

import "./data-table.css";

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
const ESTIMATED_ROW = 49;

function Row<row>({
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

const cellClass = <row,>({ align = "left", phone = "line" }: Column<row>) => `cell-${align} phone-${phone}`;

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
        boxed ? (
          <BoxedBody columns={columns} rows={rows} rowKey={rowKey} box={box} />
        ) : (
          <WindowBody columns={columns} rows={rows} rowKey={rowKey} />
        )
      ) : (
        <tbody>
          {rows.map((row, index) => (
            <Row key={rowKey(row)} columns={columns} row={row} index={index} />
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

type BodyProps<row> = Pick<DataTableProps<row>, "columns" | "rows" | "rowKey">;

const keyAt =
  <row,>({ rows, rowKey }: BodyProps<row>) =>
  (index: number) => {
    const row = rows[index];
    return row === undefined ? index : rowKey(row);
  };

/** How high the rows of long lists turned out, by the page they are on: Back then finds each row where it was. */
const measured = new Map<string, VirtualItem[]>();
/** Pages that are remembered so. */
const PAGES_MEASURED = 8;

function remember(page: string, rows: VirtualItem[]): void {
  measured.delete(page);
  measured.set(page, rows);
  const [oldest] = measured.keys();
  if (measured.size > PAGES_MEASURED && oldest !== undefined) measured.delete(oldest);
}

/** The rows of a long list that scrolls with the page. */
function WindowBody<row>(props: BodyProps<row>) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [top, setTop] = useState(0);
  const [known] = useState(() => measured.get(location.hash) ?? []);
  const page = useRef("");
  useLayoutEffect(() => {
    // Where the list begins in the document; measured again when what is above it changes size.
    const place = () => setTop((body.current?.getBoundingClientRect().top ?? 0) + window.scrollY);
    place();
    const watch = new ResizeObserver(place);
    watch.observe(document.body);
    return () => watch.disconnect();
  }, []);
  const virtualizer = useWindowVirtualizer<HTMLTableRowElement>({
    count: props.rows.length,
    estimateSize: () => ESTIMATED_ROW,
    overscan: 8,
    scrollMargin: top,
    getItemKey: keyAt(props),
    initialMeasurementsCache: known,
  });
  useEffect(() => {
    // A filter has changed the address, perhaps.
    page.current = location.hash;
  });
  useEffect(() => () => remember(page.current, virtualizer.takeSnapshot()), [virtualizer]);
  return (
    <tbody ref={body}>
      <VirtualRows {...props} virtualizer={virtualizer} top={top} />
    </tbody>
  );
}

/** The rows of a long list that scrolls in its own box. */
function BoxedBody<row>({ box, ...props }: BodyProps<row> & { box: HTMLElement | null }) {
  const virtualizer = useVirtualizer<HTMLElement, HTMLTableRowElement>({
    count: props.rows.length,
    getScrollElement: () => box,
    estimateSize: () => ESTIMATED_ROW,
    overscan: 8,
    getItemKey: keyAt(props),
  });
  return (
    <tbody>
      <VirtualRows {...props} virtualizer={virtualizer} top={0} />
    </tbody>
  );
}

interface VirtualRowsProps<row, scroller extends Element | Window> extends Omit<BodyProps<row>, "rowKey"> {
  virtualizer: Virtualizer<scroller, HTMLTableRowElement>;
  /** Where the list begins in what scrolls, pixels. */
  top: number;
}

function VirtualRows<row, scroller extends Element | Window>({
  columns,
  rows,
  virtualizer,
  top,
}: VirtualRowsProps<row, scroller>) {
  const items = virtualizer.getVirtualItems();
  const before = (items[0]?.start ?? top) - top;
  const after = virtualizer.getTotalSize() - ((items.at(-1)?.end ?? top) - top);
  return (
    <>
      {before > 0 && <Spacer columns={columns.length} height={before} />}
      {items.map(({ index, key }) => {
        const row = rows[index];
        return row === undefined ? null : (
          <Row key={key} columns={columns} row={row} index={index} measure={virtualizer.measureElement} />
        );
      })}
      {after > 0 && <Spacer columns={columns.length} height={after} />}
    </>
  );
}

function Spacer({ columns, height }: { columns: number; height: number }) {
  return (
    <tr className="table-spacer" aria-hidden="true">
      {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label -- a gap, not a control */}
      <td colSpan={columns} style={{ height }} />
    </tr>
  );
}
