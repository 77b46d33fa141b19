import { expect } from "chai";

import { FileFormatError, parseCsv } from "../../scripts/records/csv.ts";

const fieldsOf = (source: string): string[][] => parseCsv(source).map(({ fields }) => fields);

function failureOf(source: string): { line: number; message: string } {
  try {
    parseCsv(source);
  } catch (error) {
    if (error instanceof FileFormatError) return { line: error.line, message: error.message };
    throw error;
  }
  throw new Error("the text was accepted");
}

describe("CSV parser", () => {
  const accepted: { title: string; source: string; fields: string[][] }[] = [
    { title: "nothing", source: "", fields: [] },
    { title: "nothing but line breaks", source: "\n\r\n\n", fields: [] },
    { title: "one field", source: "a", fields: [["a"]] },
    { title: "records of several fields", source: "a,b\nc,d\n", fields: [["a", "b"], ["c", "d"]] }, // prettier-ignore
    { title: "no line break at the end", source: "a,b\nc,d", fields: [["a", "b"], ["c", "d"]] }, // prettier-ignore
    { title: "CRLF", source: "a,b\r\nc,d\r\n", fields: [["a", "b"], ["c", "d"]] }, // prettier-ignore
    { title: "empty fields, also first and last", source: ",a,\n,,", fields: [["", "a", ""], ["", "", ""]] }, // prettier-ignore
    { title: "a comma in quotes", source: 'a,"b, c",d', fields: [["a", "b, c", "d"]] },
    { title: "doubled quotes in quotes", source: '"say ""yes""",b', fields: [['say "yes"', "b"]] },
    { title: "nothing but a doubled quote", source: '""""', fields: [['"']] },
    { title: "an empty field in quotes, alone on its line", source: '""', fields: [[""]] },
    { title: "a line break in quotes", source: '"a\r\nb",c', fields: [["a\r\nb", "c"]] },
    { title: "spaces, which belong to their field", source: " a , b ", fields: [[" a ", " b "]] },
    { title: "a byte order mark, which does not", source: "\uFEFFa,b", fields: [["a", "b"]] },
    { title: "half a CRLF at the end, where the text was cut", source: "a,b\r", fields: [["a", "b"]] },
    { title: "a single carriage return, which is no line break", source: "a\rb,c", fields: [["a\rb", "c"]] },
  ];
  for (const { title, source, fields } of accepted) {
    it(`reads ${title}`, () => {
      expect(fieldsOf(source)).to.deep.equal(fields);
    });
  }

  it("tells on which line each record starts", () => {
    const records = parseCsv('a\n"b\nb\nb"\nc\r\n"d\r\nd"\ne');
    expect(records.map(({ line }) => line)).to.deep.equal([1, 2, 5, 6, 8]);
  });

  it("reads a field of a million characters in quotes", () => {
    const long = "x,\n".repeat(333_334);
    expect(fieldsOf(`a,"${long}"`)).to.deep.equal([["a", long]]);
  });

  const open = "a double quote is opened and never closed";
  const misplaced = "a field that holds a double quote must be enclosed in double quotes";
  const afterwards = "a closing double quote must be followed by a comma or the end of the line";
  const refused: { title: string; source: string; line: number; message: string }[] = [
    { title: "an empty line between records", source: "a\n\nb", line: 2, message: "the line is empty" },
    { title: "an empty line with CRLF", source: "a\r\n\r\nb", line: 2, message: "the line is empty" },
    { title: "an empty first line", source: "\na", line: 1, message: "the line is empty" },
    { title: "a quote that is never closed", source: 'a\nb,"c\nd\n', line: 2, message: open },
    { title: "a quote at the very end", source: 'a,"', line: 1, message: open },
    { title: "a closing quote that is doubled", source: '"a""', line: 1, message: open },
    { title: "a quote inside a plain field", source: 'a\nb,c"d"', line: 2, message: misplaced },
    { title: "text after the closing quote", source: 'a\n"b"c', line: 2, message: afterwards },
    { title: "text after a quote that spans lines", source: 'a\n"b\nb" ,c', line: 3, message: afterwards },
  ];
  for (const { title, source, line, message } of refused) {
    it(`refuses ${title}`, () => {
      expect(failureOf(source)).to.deep.equal({ line, message });
    });
  }
});
