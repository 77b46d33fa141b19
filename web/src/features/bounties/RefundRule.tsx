import type { ReactNode } from "react";

/** What happens to money that is not awarded: a sentence, and the formula behind a toggle. `children` puts figures to it. */
export function RefundRule({ children }: { children?: ReactNode }) {
  return (
    <div className="rule">
      <p>
        What is not awarded goes back to the funders, in proportion to what each put in, as soon as the deadline has
        passed and no claim is pending. Anyone can send it.
      </p>
      <details>
        <summary>The formula</summary>
        <p>
          All contributions lie one after the other: one that was made when <i>a</i> had been put in before reaches from{" "}
          <i>a</i> to <i>b</i>. Of the rest <i>R</i> of all <i>T</i> that was put in, it gets
        </p>
        <p className="refund-formula">⌊R · b ÷ T⌋ − ⌊R · a ÷ T⌋</p>
        <p>
          in the asset’s smallest units, cut and not rounded. The parts add up to R exactly, in whatever order they are
          sent.
        </p>
        {children}
      </details>
    </div>
  );
}
