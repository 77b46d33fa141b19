import type { Address } from "viem";

import { decodeContent } from "../../chain/content.ts";
import { profileOf } from "../../chain/parties.ts";
import type { Snapshot } from "../../chain/types.ts";
import { plainText } from "../../shared/format/index.ts";
import { Content } from "../../shared/ui/Content.tsx";
import { Panel } from "../../shared/ui/Page.tsx";

/** Characters of a name that are shown. */
const NAME_LENGTH = 64;

/** What an account says of itself: claims, and told as such. Nothing where it says nothing. */
export function AccountProfile({ snapshot, account }: { snapshot: Snapshot; account: Address }) {
  const profile = profileOf(snapshot, account);
  const name = profile && plainText(profile.name, NAME_LENGTH);
  const words = profile !== undefined && decodeContent(profile.uri).kind !== "empty";
  if (!profile || (!name && !words)) return null;
  return (
    <Panel title={name ? `${name}, in their own words` : "In their own words"} note="Nobody has checked this.">
      {words ? <Content uri={profile.uri} /> : <p className="none">No more than the name.</p>}
    </Panel>
  );
}
