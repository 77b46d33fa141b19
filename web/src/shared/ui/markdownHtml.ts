import DOMPurify from "dompurify";
import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";

const LIMIT = 50_000;

/**
 * Markdown from the chain as HTML that can't hurt: no scripts, no styles, no forms, no frames, no images from anywhere (they
 * would tell a stranger who reads), links only to the web, in a new tab and without a referrer.
 */
export function markdownHtml(source: string): string {
  const raw = micromark(source.slice(0, LIMIT), { extensions: [gfm()], htmlExtensions: [gfmHtml()] });
  const fragment = DOMPurify.sanitize(raw, {
    RETURN_DOM_FRAGMENT: true,
    ALLOWED_TAGS: [
      "p",
      "br",
      "hr",
      "em",
      "strong",
      "del",
      "code",
      "pre",
      "blockquote",
      "ul",
      "ol",
      "li",
      "a",
      "img",
      "h1",
      "h2",
      "h3",
      "h4",
      "h5",
      "h6",
      "table",
      "thead",
      "tbody",
      "tr",
      "th",
      "td",
      "sup",
      "section",
      // Replaced below.
      "input",
    ],
    ALLOWED_ATTR: ["href", "src", "alt", "title", "start", "checked"],
    ALLOWED_URI_REGEXP: /^(?:https?:|ipfs:|mailto:)/i,
  });
  for (const image of fragment.querySelectorAll("img")) {
    const words = document.createElement("em");
    words.textContent = `[image: ${image.alt || "no description"}]`;
    image.replaceWith(words);
  }
  // The box of a task, as a character: a control would be one that does nothing.
  for (const box of fragment.querySelectorAll("input")) box.replaceWith(box.checked ? "☑" : "☐");
  for (const link of fragment.querySelectorAll("a")) {
    // What led nowhere harmless is text like any other.
    if (!link.getAttribute("href")) {
      link.replaceWith(...link.childNodes);
      continue;
    }
    link.target = "_blank";
    link.rel = "noopener noreferrer nofollow";
  }
  // A page has its own h1 and h2: headings inside a text come below them.
  for (const heading of fragment.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
    const lower = document.createElement(heading.tagName === "H1" || heading.tagName === "H2" ? "h3" : "h4");
    lower.append(...heading.childNodes);
    heading.replaceWith(lower);
  }
  // A heading without words names no column: a screen reader would announce nothing.
  for (const heading of fragment.querySelectorAll("th")) {
    if (heading.textContent.trim() === "") heading.replaceWith(document.createElement("td"));
  }
  for (const table of fragment.querySelectorAll("table")) {
    const frame = document.createElement("div");
    frame.className = "prose-table";
    frame.tabIndex = 0;
    table.replaceWith(frame);
    frame.append(table);
  }
  const holder = document.createElement("div");
  holder.append(fragment);
  return holder.innerHTML;
}
