// Portraits of people who do not exist, drawn from a few shapes. They are data: URIs, so that nothing but the chain is needed.

/** How a drawn person looks. */
interface Looks {
  /** Colour of the ground, degrees on the colour wheel. */
  readonly hue: number;
  readonly hair: keyof typeof HAIR;
  readonly glasses?: boolean;
}

/** The outline of what is on the head, for a head with its centre at 32, 27. */
const HAIR = {
  none: "",
  short: "M20 25a12 12 0 0 1 24 0q-6-5-12-5t-12 5z",
  long: "M19 40V26a13 13 0 0 1 26 0v14h-5V24q-8 1-12-3-2 3-4 3v16z",
  curls: "M18 27a6 6 0 0 1 4-9 8 8 0 0 1 10-4 8 8 0 0 1 10 4 6 6 0 0 1 4 9q-6-6-14-6t-14 6z",
  bun: "M20 25a12 12 0 0 1 8-11 5 5 0 1 1 8 0 12 12 0 0 1 8 11q-6-5-12-5t-12 5z",
  cap: "M19 23a13 11 0 0 1 26 0h6v3H19z",
} as const;

/** Head and shoulders. */
export function drawPerson({ hue, hair, glasses = false }: Looks): string {
  const skin = `hsl(${(hue + 20) % 360},45%,82%)`;
  return drawing(
    hue,
    `<path fill='${skin}' d='M27 36h10v10H27z'/><path fill='hsl(${hue},35%,30%)' d='M10 64a22 20 0 0 1 44 0z'/>` +
      `<circle cx='32' cy='27' r='12' fill='${skin}'/>` +
      (hair === "none" ? "" : `<path fill='hsl(${hue},30%,18%)' d='${HAIR[hair]}'/>`) +
      (glasses
        ? "<g fill='none' stroke='#222' stroke-width='1.5'><circle cx='27' cy='28' r='3.5'/><circle cx='37' cy='28' r='3.5'/></g>"
        : ""),
  );
}

/** A house with windows, for a company. */
export function drawHouse(hue: number): string {
  return drawing(
    hue,
    `<path fill='hsl(${hue},35%,30%)' d='M16 58V20l16-10 16 10v38z'/>` +
      `<path fill='hsl(${hue},45%,82%)' d='M22 26h6v6h-6zM36 26h6v6h-6zM22 38h6v6h-6zM36 38h6v6h-6zM29 48h6v10h-6z'/>`,
  );
}

function drawing(hue: number, shapes: string): string {
  const ground = `<rect width='64' height='64' fill='hsl(${hue},42%,62%)'/>`;
  const svg = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 64 64'>${ground}${shapes}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
