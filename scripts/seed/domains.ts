/** The domains of the local chain, in the order in which they are founded. */
export const DEVELOPMENT = 1;
export const DESIGN = 2;
export const RESEARCH = 3;
export const MARKETING = 4;
