import { describe, expect, it } from "vitest";

import { addressOf } from "../../chain/testing/ledger.ts";
import type { Clearance, Contractor, Snapshot } from "../../chain/types.ts";
import { COLUMN_ROOM, draw, linksAround, linksOf, peopleIn, type EndorsementLink } from "./links.ts";

const [ana, ben, cleo, dan] = [1, 2, 3, 4].map(addressOf) as [
  `0x${string}`,
  `0x${string}`,
  `0x${string}`,
  `0x${string}`,
];

const link = (from: `0x${string}`, to: `0x${string}`, fields: Partial<EndorsementLink> = {}): EndorsementLink => ({
  from,
  to,
  domain: 1,
  since: 10,
  ended: false,
  nomination: "0x01",
  ...fields,
});

describe("endorsements", () => {
  it("are read from clearances, by the addresses of now, newest first", () => {
    const clearance = { domain: 1, since: 5, endedAt: undefined, nomination: "0x01", endorsers: [ana] } as const;
    const clearances = [
      clearance,
      { ...clearance, since: 9, endedAt: 12 },
      { ...clearance, nomination: undefined, endorsers: [] },
    ] as unknown as Clearance[];
    const contractor: Contractor = { party: 2, account: ben, clearances };
    const snapshot = {
      contractors: new Map([[ben, contractor]]),
      partyNumbers: new Map([[ana, 1]]),
      parties: new Map([[1, { number: 1, account: cleo }]]),
    } as unknown as Snapshot;
    expect(linksOf(snapshot)).toEqual([link(cleo, ben, { since: 9, ended: true }), link(cleo, ben, { since: 5 })]);
  });
  it("of a person are those on both sides, of a domain all in it", () => {
    const links = [link(ana, ben), link(ben, cleo, { domain: 2 }), link(ana, dan)];
    expect(linksAround(links, { kind: "person", account: ben })).toEqual(links.slice(0, 2));
    expect(linksAround(links, { kind: "domain", domain: 2 })).toEqual([links[1]]);
    expect(peopleIn(links)).toEqual([ana, ben, cleo, dan]);
  });
});

describe("the picture", () => {
  it("of a person has them in the middle", () => {
    const links = [link(ana, ben), link(ana, ben, { domain: 2, ended: true }), link(ben, cleo, { ended: true })];
    expect(draw(links, { kind: "person", account: ben })).toEqual({
      columns: [
        { title: "Endorsed by", people: [ana] },
        { title: "Chosen", people: [ben] },
        { title: "Endorses", people: [cleo] },
      ],
      lines: [
        { column: 0, fromRow: 0, toRow: 0, ended: false },
        { column: 1, fromRow: 0, toRow: 0, ended: true },
      ],
      left: 0,
    });
  });
  it("of a person alone, or of nobody, is empty but whole", () => {
    expect(draw([], { kind: "person", account: ben }).lines).toEqual([]);
    expect(draw([], { kind: "domain", domain: 1 })).toMatchObject({ lines: [], left: 0 });
  });
  it("of hundreds shows those who endorsed most, and says how many it leaves out", () => {
    const many = Array.from({ length: 600 }, (_, index) => link(ana, addressOf(index + 10)));
    const drawing = draw([...many, link(ben, addressOf(10))], { kind: "domain", domain: 1 });
    expect(drawing.columns.map(({ people }) => people.length)).toEqual([2, COLUMN_ROOM]);
    expect(drawing.left).toBe(600 - COLUMN_ROOM);
    expect(drawing.lines).toHaveLength(COLUMN_ROOM + 1);
  });
});
