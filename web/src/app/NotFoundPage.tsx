import { useLocation } from "wouter";

import { plainText } from "../shared/format/index.ts";
import { ButtonLink } from "../shared/ui/Button.tsx";
import { Page } from "../shared/ui/Page.tsx";

/** No page at this address, and the way on. */
export default function NotFoundPage() {
  const [path] = useLocation();
  return (
    <Page
      title="Not in the books"
      lede={`There is no page at ${plainText(path, 60)}. The link may be mistyped, or from another version of the app.`}
    >
      <p>
        <ButtonLink to="/" look="primary">
          Go to the treasury
        </ButtonLink>
      </p>
    </Page>
  );
}
