import type { Address } from "viem";

import { decodeContent } from "../../chain/content.ts";
import { profileOf } from "../../chain/parties.ts";
import type { Snapshot } from "../../chain/types.ts";
import { isShowable } from "../../shared/contractors/portraits.ts";
import { plainText } from "../../shared/format/index.ts";
import { Content } from "../../shared/ui/Content.tsx";
import { Panel } from "../../shared/ui/Page.tsx";

/** Characters of a name that are shown. */
const NAME_LENGTH = 64;

/** Characters of the URI of a portrait that are shown, where it is not shown itself. */
const URI_LENGTH = 200;

interface AccountProfileProps {
  snapshot: Snapshot;
  account: Address;
  /** Shows the portrait here, where nothing else on the page does. */
  face?: boolean;
}

/** What an account says of itself: claims, and told as such. Nothing where it says nothing. */
export function AccountProfile({ snapshot, account, face = false }: AccountProfileProps) {
  const profile = profileOf(snapshot, account);
  const name = profile && plainText(profile.name, NAME_LENGTH);
  const words = profile !== undefined && decodeContent(profile.uri).kind !== "empty";
  const portrait = plainText(profile?.portrait ?? "", URI_LENGTH);
  if (!profile || (!name && !words && portrait === "")) return null;
  return (
    <Panel title={name ? `${name}, in their own words` : "In their own words"} note="Nobody has checked this.">
      {face && isShowable(profile.portrait) && (
        <img className="portrait" src={profile.portrait} width={64} height={64} alt="" />
      )}
      {words ? <Content uri={profile.uri} /> : <p className="none">No words of their own.</p>}
      {portrait !== "" && !isShowable(profile.portrait) && (
        <p className="none">
          They chose a portrait that is not shown here: only small pictures that are part of the profile are, as others
          would tell a server who looks. It is <code>{portrait}</code>
        </p>
      )}
    </Panel>
  );
}
