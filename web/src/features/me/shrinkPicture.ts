import { MAX_PORTRAIT_BYTES } from "../../chain/flows/setProfile.ts";

/** Sides in pixels and qualities that are tried, best first. */
const SIDES = [160, 128, 96, 72, 48];
const QUALITIES = [0.8, 0.6, 0.4];

/** A picked picture as a `data:` URI of a square JPEG that fits on chain; undefined where the file is no picture. */
export async function shrinkPicture(file: File): Promise<string | undefined> {
  const picture = await createImageBitmap(file).catch(() => undefined);
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d");
  if (!picture || !pen) return undefined;
  // The middle of it: portraits are square.
  const side = Math.min(picture.width, picture.height);
  const [left, top] = [(picture.width - side) / 2, (picture.height - side) / 2];
  for (const size of SIDES) {
    canvas.width = size;
    canvas.height = size;
    // A JPEG has no transparency; what was clear would turn black.
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, size, size);
    pen.drawImage(picture, left, top, side, side, 0, 0, size, size);
    const uri = QUALITIES.map((quality) => canvas.toDataURL("image/jpeg", quality)).find(
      (one) => one.length <= MAX_PORTRAIT_BYTES,
    );
    if (uri !== undefined) return uri;
  }
  return undefined;
}
