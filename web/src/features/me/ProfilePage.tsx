import { useState } from "react";
import type { Address } from "viem";

import { decodeContent } from "../../chain/content.ts";
import type { FlowContext } from "../../chain/flows/context.ts";
import { setProfile } from "../../chain/flows/setProfile.ts";
import { profileOf } from "../../chain/parties.ts";
import { isShowable } from "../../shared/contractors/portraits.ts";
import { useDraft } from "../../shared/draft/useDraft.ts";
import { plainText, shortAddress } from "../../shared/format/index.ts";
import { navigate } from "../../shared/routing/hashLocation.ts";
import { FlowButton } from "../../shared/tx/index.ts";
import { Portrait } from "../../shared/ui/Address.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { Form, TextField } from "../../shared/ui/Field.tsx";
import { Markdown } from "../../shared/ui/Markdown.tsx";
import { MarkdownField } from "../../shared/ui/MarkdownField.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { Columns, Panel } from "../../shared/ui/Page.tsx";
import { OwnPage } from "./OwnPage.tsx";
import { PictureField } from "./PictureField.tsx";
import { draftOf, nameProblem, portraitProblem, wordsProblem, type ProfileDraft } from "./profileForm.ts";
import "./me.css";

/** What the reader says of themselves: a name, a portrait, links and words. */
export default function ProfilePage() {
  return (
    <OwnPage
      title="Your profile"
      lede="What you say of yourself. It is shown on your page and on your nominations, as unchecked; beside your address only once you are a contractor."
      height={640}
      unconnected="A profile belongs to an address; your wallet tells which."
    >
      {(context, account) => <ProfileForm key={account} context={context} account={account} />}
    </OwnPage>
  );
}

function ProfileForm({ context, account }: { context: FlowContext; account: Address }) {
  const { snapshot } = context;
  const profile = profileOf(snapshot, account);
  // What the form began with: it must not change under somebody who types.
  const [before] = useState(() => draftOf(profile));
  const { name: form, value, change, clear, dirty } = useDraft(`profile.${account}`, before);
  const elsewhere = decodeContent(profile?.uri ?? "").kind;
  const problems = {
    name: nameProblem(value.name),
    portrait: portraitProblem(value.portrait),
    text: wordsProblem(value.text),
  };
  const wrong = Object.values(problems).some((problem) => problem !== undefined);
  const flow =
    wrong || !dirty
      ? undefined
      : setProfile(context, { name: value.name.trim(), portrait: value.portrait.trim(), text: value.text });
  return (
    <Columns aside={<Preview account={account} draft={value} />}>
      <Form>
        <TextField
          label="Name"
          hint="What others call you."
          optional
          value={value.name}
          onChange={(name) => change({ name })}
          error={problems.name}
        />
        <PictureField value={value.portrait} onChange={(portrait) => change({ portrait })} error={problems.portrait} />
        {(elsewhere === "ipfs" || elsewhere === "unreadable") && (
          <Notice tone="warn" title="Your words are kept elsewhere">
            <p>They can’t be edited here. Saving replaces them with what stands below.</p>
          </Notice>
        )}
        <MarkdownField
          label="Links and words"
          hint="Where your work can be seen, and how to reach you. Markdown. Public, and permanent."
          optional
          value={value.text}
          onChange={(text) => change({ text })}
          error={problems.text}
        />
        <FlowButton
          flow={flow}
          title="Save profile"
          form={form}
          why={wrong ? "Something above can’t be saved as it is." : dirty ? undefined : "Nothing has changed."}
          onDone={() => {
            clear();
            navigate(`/contractors/${account}`);
          }}
        />
        {dirty && (
          <p className="draft-note">
            What you type is kept in this browser until it is sent.{" "}
            <Button look="plain" size="s" onClick={clear}>
              Start over
            </Button>
          </p>
        )}
      </Form>
    </Columns>
  );
}

/** How others will see it. */
function Preview({ account, draft }: { account: Address; draft: ProfileDraft }) {
  const portrait = draft.portrait.trim();
  return (
    <Panel title="How others see you">
      <p className="profile-face">
        {isShowable(portrait) ? (
          <img className="portrait" src={portrait} width={64} height={64} alt="" />
        ) : (
          <Portrait address={account} size={64} />
        )}
        <span>
          <strong>{plainText(draft.name, 64) || shortAddress(account)}</strong>
          <span className="me-note mono">{shortAddress(account)}</span>
        </span>
      </p>
      {draft.text.trim() === "" ? <p className="me-quiet">No words.</p> : <Markdown source={draft.text} />}
    </Panel>
  );
}
