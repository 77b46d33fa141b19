// Bundles of signatures as links, and found again in whatever text they were sent in. Pure.
import { readBundle, writeBundle, type Bundle } from "../../chain/flows/bundle.ts";
import { fromLinkText, linkTo, toLinkText } from "../routing/linkText.ts";

/** The name under which a link to the page of signatures carries a bundle. */
export const BUNDLE_PARAM = "signed";

/** The longest text that is searched, characters; more is a file of something else. */
const MAX_TEXT = 2_000_000;

/** The path of the page of signatures with a bundle in its query; only letters, digits, "-" and "_" carry it. */
export function bundlePath(bundle: Bundle): string {
  return `/signatures?${BUNDLE_PARAM}=${toLinkText(writeBundle(bundle))}`;
}

/** The whole link to the page of signatures with a bundle, from wherever the app is hosted. */
export function bundleLink(bundle: Bundle): string {
  return linkTo(bundlePath(bundle));
}

/** The bundle that a link carries as the value of its parameter; undefined for anything else. */
export function bundleOfParam(coded: string): Bundle | undefined {
  const text = fromLinkText(coded);
  return text === undefined ? undefined : readBundle(text);
}

/** All bundles in a text: links and JSON, among whatever else a message says. */
export function bundlesIn(text: string): Bundle[] {
  if (text.length > MAX_TEXT) return [];
  const linked = Array.from(text.matchAll(/[?&]signed=([\w-]+)/g), ([, coded = ""]) => bundleOfParam(coded));
  const written = objectsIn(text).map(readBundle);
  return [...linked, ...written].filter((bundle) => bundle !== undefined);
}

/** The outermost JSON objects of a text, whether or not what is between the braces can be read. */
function objectsIn(text: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let start = 0;
  let quoted = false;
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index);
    if (quoted) {
      if (character === "\\") index++;
      else if (character === '"') quoted = false;
    } else if (character === '"') {
      // Quotation marks outside of objects belong to the message around them.
      quoted = depth > 0;
    } else if (character === "{") {
      if (depth++ === 0) start = index;
    } else if (character === "}" && depth > 0 && --depth === 0) {
      found.push(text.slice(start, index + 1));
    }
  }
  return found;
}
