import { expect } from "chai";
import { id as hashOf, ZeroHash } from "ethers";

import { expectError, expectEvents, plain } from "../fixtures/assertions.ts";
import { networkHelpers } from "../fixtures/chain.ts";
import { deploySystem } from "../fixtures/system.ts";

const load = () => networkHelpers.loadFixture(deploySystem);

const NOTHING = ["", "", ZeroHash];
const URI = "data:application/json,%7B%22links%22%3A%5B%5D%7D";

describe("Profiles: set", () => {
  it("keeps name, portrait and the hash of the rest, and tells all of it", async () => {
    const system = await load();
    const { profiles, stranger } = system;
    await expectEvents(system, profiles.connect(stranger).set("A contractor", "ipfs://portrait", URI), [
      [profiles, "ProfileSet", stranger, "A contractor", "ipfs://portrait", URI],
    ]);
    expect(plain(await profiles.profileOf(stranger))).to.deep.equal(["A contractor", "ipfs://portrait", hashOf(URI)]);
  });

  it("is the caller's own: another's stays as it was", async () => {
    const { profiles, stranger, candidate } = await load();
    await profiles.connect(candidate).set("Candidate", "", "");
    await profiles.connect(stranger).set("Candidate", "ipfs://portrait", URI);
    expect(plain(await profiles.profileOf(candidate))).to.deep.equal(["Candidate", "", ZeroHash]);
  });

  it("takes the place of what was said before, also by saying nothing", async () => {
    const system = await load();
    const { profiles, stranger } = system;
    await profiles.connect(stranger).set("A name that is longer than one slot of storage", "ipfs://portrait", URI);
    await profiles.connect(stranger).set("A contractor", "", "ipfs://words");
    expect(plain(await profiles.profileOf(stranger))).to.deep.equal(["A contractor", "", hashOf("ipfs://words")]);
    await expectEvents(system, profiles.connect(stranger).set("", "", ""), [
      [profiles, "ProfileSet", stranger, "", "", ""],
    ]);
    expect(plain(await profiles.profileOf(stranger))).to.deep.equal(NOTHING);
  });

  for (const name of ["x".repeat(64), "é".repeat(32), "🦊".repeat(16)]) {
    it(`takes a name of 64 bytes (${[...name].length} characters)`, async () => {
      const { profiles, stranger } = await load();
      await profiles.connect(stranger).set(name, "", "");
      expect((await profiles.profileOf(stranger)).name).to.equal(name);
    });
  }

  for (const [name, length] of [
    ["x".repeat(65), 65n],
    ["é".repeat(33), 66n],
    ["🦊".repeat(64), 256n],
  ] as const) {
    it(`reverts for a name of ${length} bytes (${[...name].length} characters)`, async () => {
      const { profiles, stranger } = await load();
      const setting = profiles.connect(stranger).set(name, "", "");
      await expectError(setting, profiles, "Profiles_NameTooLong", length, 64n);
    });
  }

  it("takes a portrait of 4096 bytes", async () => {
    const { profiles, stranger } = await load();
    const portrait = `data:image/png;base64,${"A".repeat(4096 - 22)}`;
    await profiles.connect(stranger).set("", portrait, "");
    expect((await profiles.profileOf(stranger)).portrait).to.equal(portrait);
  });

  it("reverts for a portrait of 4097 bytes", async () => {
    const { profiles, stranger } = await load();
    const setting = profiles.connect(stranger).set("", "x".repeat(4097), "");
    await expectError(setting, profiles, "Profiles_PortraitTooLong", 4097n, 4096n);
  });

  it("takes words of any length, of which it keeps the hash", async () => {
    const { profiles, stranger } = await load();
    const uri = `data:text/markdown,${"x".repeat(20_000)}`;
    await profiles.connect(stranger).set("", "", uri);
    expect((await profiles.profileOf(stranger)).content).to.equal(hashOf(uri));
  });
});

describe("Profiles: profileOf", () => {
  it("is empty of who said nothing", async () => {
    const { profiles, stranger } = await load();
    expect(plain(await profiles.profileOf(stranger))).to.deep.equal(NOTHING);
  });

  it("tells its limits", async () => {
    const { profiles } = await load();
    expect([await profiles.MAX_NAME(), await profiles.MAX_PORTRAIT()]).to.deep.equal([64n, 4096n]);
  });
});
