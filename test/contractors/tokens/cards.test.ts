import { expect } from "chai";
import { AbiCoder, concat, keccak256, toUtf8Bytes } from "ethers";

import { secondOf } from "../../fixtures/assertions.ts";
import { DAY, networkHelpers, now, reach } from "../../fixtures/chain.ts";
import {
  clear,
  deployWithKeys,
  FOUNDED,
  foundDomain,
  KINDS,
  offerOfKind,
  termsOf,
  tokenOf,
} from "../../fixtures/contractors.ts";
import { Kind, type Person } from "../../fixtures/system.ts";

async function deployDomain() {
  const system = await deployWithKeys();
  await foundDomain(system, { revocationPercent: 100n });
  await clear(system, system.members[0], { kind: Kind.Supervisor });
  return { ...system, holder: system.candidate, supervisor: system.members[0] };
}

const load = () => networkHelpers.loadFixture(deployDomain);
type Scene = Awaited<ReturnType<typeof load>>;

interface Card {
  name: string;
  description: string;
  image: string;
  attributes: { trait_type: string; display_type?: string; value: string | number }[];
}

/** The metadata of the clearance of `account`, read as other software reads it. */
async function cardOf(system: Scene, account: Person, domain = FOUNDED): Promise<Card> {
  const uri = await system.contractors.tokenURI(await tokenOf(system, account, domain));
  const [head, body] = uri.split(",") as [string, string];
  expect(head).to.equal("data:application/json;base64");
  expect(body).to.match(/^[A-Za-z0-9+/]+={0,2}$/);
  return JSON.parse(Buffer.from(body, "base64").toString("utf8")) as Card;
}

/** The squares that are drawn of `address`, worked out without the contract: 5 x 5 fields, the same on both sides. */
function patternOf(address: string): { squares: string[]; hue: bigint } {
  const seed = BigInt(keccak256(address));
  const squares: string[] = [];
  for (let x = 0; x < 5; x++) {
    for (let y = 0; y < 5; y++) {
      const bit = Math.min(x, 4 - x) * 5 + y;
      if ((seed >> BigInt(bit)) & 1n) squares.push(`${x + 1} ${y + 1}`);
    }
  }
  return { squares, hue: (seed >> 16n) % 360n };
}

describe("Clearance cards: tokenURI", () => {
  it("tells name, domain, kind and time, and draws a portrait, of one who says nothing of itself", async () => {
    const system = await load();
    const { holder } = system;
    const since = await secondOf(clear(system, holder));
    const { image, ...rest } = await cardOf(system, holder);
    expect(image).to.match(/^data:image\/svg\+xml;base64,/);
    expect(rest).to.deep.equal({
      name: `${holder.address.toLowerCase()}, Operations`,
      description: "Direct clearance in a domain of Exchequer. It cannot be transferred.",
      attributes: [
        { trait_type: "Domain", value: "Operations" },
        { trait_type: "Kind", value: "Direct" },
        { trait_type: "Since", display_type: "date", value: Number(since) },
      ],
    });
  });

  for (const kind of KINDS) {
    it(`names the kind ${kind}`, async () => {
      const system = await load();
      await clear(system, system.holder, offerOfKind(kind, system.supervisor, await now()));
      const { description, attributes } = await cardOf(system, system.holder);
      expect(description.split(" ")[0]).to.equal(kind);
      expect(attributes[1]).to.deep.equal({ trait_type: "Kind", value: kind });
    });
  }

  it("tells the end that is set, also when it is over", async () => {
    const system = await load();
    const until = (await now()) + DAY;
    await clear(system, system.holder, { kind: Kind.Proposal, until });
    const before = await cardOf(system, system.holder);
    expect(before.attributes[3]).to.deep.equal({ trait_type: "Until", display_type: "date", value: Number(until) });
    expect(before.attributes.length).to.equal(4);
    await reach(until);
    expect(await cardOf(system, system.holder)).to.deep.equal(before);
  });

  it("tells that it is suspended, and no longer when it is reinstated", async () => {
    const system = await load();
    const { contractors, registrar, holder } = system;
    await clear(system, holder);
    const before = await cardOf(system, holder);
    await contractors.connect(registrar).suspend(FOUNDED, holder, true);
    expect((await cardOf(system, holder)).attributes).to.deep.equal([
      ...before.attributes,
      { trait_type: "Status", value: "Suspended" },
    ]);
    await contractors.connect(registrar).reinstate(FOUNDED, holder);
    expect(await cardOf(system, holder)).to.deep.equal(before);
  });

  it("tells the end and the suspension of one that has both", async () => {
    const system = await load();
    const { contractors, registrar, holder } = system;
    await clear(system, holder, { kind: Kind.Proposal, until: (await now()) + DAY });
    await contractors.connect(registrar).suspend(FOUNDED, holder, true);
    const { attributes } = await cardOf(system, holder);
    expect(attributes.map(({ trait_type }) => trait_type)).to.deep.equal([
      "Domain",
      "Kind",
      "Since",
      "Until",
      "Status",
    ]);
  });

  it("shows the name and the portrait that the holder chose, in each of its domains", async () => {
    const system = await load();
    const { profiles, holder } = system;
    await profiles.connect(holder).set("A contractor", "ipfs://portrait", "");
    for (const domain of [FOUNDED, 1n]) await clear(system, holder, { domain });
    const [founded, first] = [await cardOf(system, holder), await cardOf(system, holder, 1n)];
    expect([founded.name, founded.image]).to.deep.equal(["A contractor, Operations", "ipfs://portrait"]);
    expect([first.name, first.image]).to.deep.equal(["A contractor, Development", "ipfs://portrait"]);
  });

  it("shows what the new address says of itself after a move", async () => {
    const system = await load();
    const { contractors, registrar, profiles, holder, stranger } = system;
    await clear(system, holder);
    await profiles.connect(holder).set("Old", "", "");
    await profiles.connect(stranger).set("New", "", "");
    await contractors.connect(registrar).move(holder, stranger, [FOUNDED], 0n);
    expect((await cardOf(system, stranger)).name).to.equal("New, Operations");
  });

  it("knows its rooms", async () => {
    const { contractors, cards, profiles } = await load();
    expect(await contractors.CARDS()).to.equal(cards.target);
    expect(await cards.PROFILES()).to.equal(profiles.target);
  });
});

describe("Clearance cards: the portrait that is drawn", () => {
  it("is an image of the address alone: 5 by 5 fields, the same on both sides, in a colour", async () => {
    const system = await load();
    for (const person of system.crowd.slice(0, 12)) {
      await clear(system, person);
      const { image } = await cardOf(system, person);
      const svg = Buffer.from(image.slice("data:image/svg+xml;base64,".length), "base64").toString("utf8");
      const { squares, hue } = patternOf(person.address);
      const drawn =
        /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 7 7" shape-rendering="crispEdges"><rect width="7" height="7" fill="#f4f1ea"\/><path fill="hsl\((\d+),45%,38%\)" d="((?:M\d \dh1v1h-1z)*)"\/><\/svg>$/.exec(
          svg,
        );
      expect(drawn, svg).not.to.equal(null);
      expect(drawn![1]).to.equal(hue.toString());
      const fields = [...drawn![2]!.matchAll(/M(\d \d)/g)].map(([, field]) => field!);
      expect(fields.toSorted()).to.deep.equal(squares.toSorted());
    }
  });

  it("differs from one address to another", async () => {
    const system = await load();
    const [first, second] = system.crowd;
    for (const person of [first, second]) await clear(system, person);
    expect((await cardOf(system, first)).image).not.to.equal((await cardOf(system, second)).image);
  });
});

/** What somebody could say of itself to break out of the JSON, or of a page that shows it carelessly. */
const HOSTILE = [
  `"},{"name":"Somebody else`,
  `\\`,
  `\\"`,
  `", "image": "javascript:alert(1)`,
  `</script><script>alert(1)</script>`,
  `a\nb\rc\td\u0000e\u0001f\u001fg\u007fh`,
  `\b\f`,
  `\u2028\u2029\u202e`,
  `héllo 世界 🦊`,
  `' onload='alert(1)`,
];

describe("Attack: a profile or a domain that breaks out of the card", () => {
  for (const text of HOSTILE) {
    it(`is text in name and image: ${JSON.stringify(text)}`, async () => {
      const system = await load();
      const { profiles, holder } = system;
      await clear(system, holder);
      const before = await cardOf(system, holder);
      await profiles.connect(holder).set(text, text, text);
      expect(await cardOf(system, holder)).to.deep.equal({ ...before, name: `${text}, Operations`, image: text });
    });

    it(`is text in the name of the domain: ${JSON.stringify([...text].slice(0, 10).join(""))}`, async () => {
      const system = await load();
      const { contractors, admin, holder } = system;
      const name = [...text].slice(0, 10).join("");
      await contractors.connect(admin).createDomain(name, termsOf());
      const domain = await contractors.domainCount();
      await clear(system, holder, { domain });
      const card = await cardOf(system, holder, domain);
      expect(card.name).to.equal(`${holder.address.toLowerCase()}, ${name}`);
      expect(card.attributes[0]).to.deep.equal({ trait_type: "Domain", value: name });
      expect(card.attributes.length).to.equal(3);
    });
  }

  it("is text when it is the longest that can be said", async () => {
    const system = await load();
    const { profiles, holder } = system;
    await clear(system, holder);
    const [name, portrait] = [`"`.repeat(64), `\u0001`.repeat(4096)];
    await profiles.connect(holder).set(name, portrait, "");
    const card = await cardOf(system, holder);
    expect([card.name, card.image]).to.deep.equal([`${name}, Operations`, portrait]);
  });

  it("breaks nothing with bytes that are no text", async () => {
    const system = await load();
    const { contractors, profiles, holder } = system;
    await clear(system, holder);
    const { selector } = profiles.interface.getFunction("set");
    const words = AbiCoder.defaultAbiCoder().encode(
      ["bytes", "bytes", "bytes"],
      ["0xff22c0", toUtf8Bytes("ipfs://portrait"), "0x"],
    );
    await holder.sendTransaction({ to: profiles.target, data: concat([selector, words]) });
    const card = await cardOf(system, holder);
    expect(card.name).to.equal(`\ufffd"\ufffd, Operations`);
    expect(card.image).to.equal("ipfs://portrait");
    expect(await contractors.isCleared(FOUNDED, holder)).to.equal(true);
  });
});
