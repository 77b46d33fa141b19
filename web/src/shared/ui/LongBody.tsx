import { useVirtualizer, useWindowVirtualizer, type VirtualItem, type Virtualizer } from "@tanstack/react-virtual";
import { useEffect, useLayoutEffect, useRef, useState } from "react";

import { ESTIMATED_ROW, TableRow, type Column } from "./TableRow.tsx";

interface BodyProps<row> {
  columns: readonly Column<row>[];
  rows: readonly row[];
  rowKey: (row: row) => string;
}

/** The rows of a long list. */
export interface LongBodyProps<row> extends BodyProps<row> {
  /** The box in which the list scrolls; null until it is there, undefined where the list scrolls with the page. */
  box: HTMLElement | null | undefined;
}

/** The rows of a long list: only those near what is seen are in the document. */
export default function LongBody<row>({ box, ...props }: LongBodyProps<row>) {
  return box === undefined ? <WindowBody {...props} /> : <BoxedBody {...props} box={box} />;
}

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
          <TableRow key={key} columns={columns} row={row} index={index} measure={virtualizer.measureElement} />
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
