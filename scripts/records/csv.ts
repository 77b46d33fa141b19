/** One record of a CSV file. */
export interface CsvRecord {
  /** The line that the record starts on, from 1. A quoted field may span lines, so this is not the record's number. */
  line: number;
  /** The fields as they were written, without their quotes. */
  fields: string[];
}

/** The text is not what its format asks for; `line` (from 1) tells where, the message says what, without the line. */
export class FileFormatError extends Error {
  readonly line: number;

  constructor(line: number, message: string) {
    super(message);
    this.name = "FileFormatError";
    this.line = line;
  }
}

/**
 * Parses comma-separated text (RFC 4180): fields in double quotes may hold commas, line breaks and doubled quotes.
 * Lines end with LF or CRLF, the last one with or without. A byte order mark and empty lines at the end are ignored;
 * an empty line elsewhere is an error, because it is most likely a record that was lost.
 *
 * @throws FileFormatError when a quote is left open, or stands where none may be.
 */
export function parseCsv(source: string): CsvRecord[] {
  const text = source.replace(/^\uFEFF/, "").replace(/[\r\n]+$/, "");
  const records: CsvRecord[] = [];
  if (text === "") return records;

  // One match is one field and what ends it: a comma, a line break or the end of the text.
  const fieldPattern = /(?:"([^"]*(?:""[^"]*)*)"|([^",\n]*?))(,|\r?\n|$)/y;
  let line = 1;
  let record: CsvRecord = { line, fields: [] };
  for (;;) {
    const start = fieldPattern.lastIndex;
    const match = fieldPattern.exec(text);
    if (match === null) throw misplacedQuote(text, start, line);

    const [whole, quoted, plain = "", end] = match;
    record.fields.push(quoted?.replaceAll('""', '"') ?? plain);
    line += whole.split("\n").length - 1;
    if (end === ",") continue;

    if (record.fields.length === 1 && quoted === undefined && plain === "")
      throw new FileFormatError(record.line, "the line is empty");
    records.push(record);
    if (end === "") return records;
    record = { line, fields: [] };
  }
}

/** Says what is wrong with the field at `start`, which starts on `line` and is not a field that the format allows. */
function misplacedQuote(text: string, start: number, line: number): FileFormatError {
  if (text[start] !== '"') {
    return new FileFormatError(line, "a field that holds a double quote must be enclosed in double quotes");
  }
  const [body = ""] = /^"[^"]*(?:""[^"]*)*"?/.exec(text.slice(start)) ?? [];
  const closed = body.length > 1 && start + body.length < text.length;
  if (!closed) return new FileFormatError(line, "a double quote is opened and never closed");
  const closingLine = line + body.split("\n").length - 1;
  return new FileFormatError(closingLine, "a closing double quote must be followed by a comma or the end of the line");
}
