import { FileFormatError, parseCsv } from "./csv.ts";

/** What flowed through the treasury in one month. */
export interface RecordedMonth {
  /** `YYYY-MM`. */
  readonly month: string;
  /** Whole DCR. */
  readonly received: bigint;
  /** Whole DCR. */
  readonly spent: bigint;
  /** Votes on the month's payment, where they are on record. */
  readonly yes?: bigint;
  readonly no?: bigint;
}

/** Reads the monthly flows; throws a FileFormatError at the first line that is not as it should be. */
export function parseMonths(source: string): RecordedMonth[] {
  const [header, ...records] = parseCsv(source);
  const places = new Map(header?.fields.map((column, place) => [column, place]));
  return records.map(({ line, fields }) => {
    const text = (column: string): string => {
      const value = fields[places.get(column) ?? -1];
      if (value === undefined) throw new FileFormatError(line, `the column ${column} is missing`);
      return value;
    };
    const count = (column: string): bigint | undefined => {
      const value = text(column);
      if (value === "") return undefined;
      if (!/^\d+$/.test(value)) throw new FileFormatError(line, `${column} is "${value}", which is not a whole number`);
      return BigInt(value);
    };
    const votes = (column: string) => (places.has(column) ? count(column) : undefined);
    const month = text("month");
    if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) throw new FileFormatError(line, `"${month}" is not a month`);
    const [received, spent] = [count("received_dcr"), count("spent_dcr")];
    if (received === undefined || spent === undefined) throw new FileFormatError(line, "income or spending is empty");
    return { month, received, spent, yes: votes("yes_votes"), no: votes("no_votes") };
  });
}
