import type { AnchorHTMLAttributes, ButtonHTMLAttributes, ReactNode } from "react";
import { Link } from "wouter";

import "./button.css";

/** `primary`: the one thing to do here. `quiet`: beside it. `plain`: no frame, for rows and headers. `danger`: takes away. */
export type ButtonLook = "primary" | "quiet" | "plain" | "danger";

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: ButtonLook;
  size?: "m" | "s";
  /** Shows that work is under way and ignores presses; stays focusable. */
  busy?: boolean;
  /** Can't be pressed, but stays focusable so that its reason can be heard. Point `aria-describedby` at the reason. */
  blocked?: boolean;
}

function classes(look: ButtonLook, size: "m" | "s", extra: string | undefined): string {
  return ["button", `button-${look}`, size === "s" ? "button-s" : "", extra ?? ""].filter(Boolean).join(" ");
}

/** A button. `type` is "button" unless told otherwise. */
export function Button({
  look = "quiet",
  size = "m",
  busy = false,
  blocked = false,
  className,
  onClick,
  children,
  type = "button",
  ...rest
}: ButtonProps) {
  const inert = busy || blocked;
  return (
    <button
      {...rest}
      // oxlint-disable-next-line react/button-has-type -- passed through, "button" by default
      type={inert && type === "submit" ? "button" : type}
      className={classes(look, size, className)}
      aria-disabled={inert || undefined}
      aria-busy={busy || undefined}
      onClick={inert ? (event) => event.preventDefault() : onClick}
    >
      {busy && <span className="button-spinner" aria-hidden="true" />}
      {children}
    </button>
  );
}

interface ButtonLinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, "href"> {
  to: string;
  look?: ButtonLook;
  size?: "m" | "s";
  children: ReactNode;
}

/** A link to another page of the app that looks like a button. */
export function ButtonLink({ to, look = "quiet", size = "m", className, ...rest }: ButtonLinkProps) {
  return <Link {...rest} href={to} className={classes(look, size, className)} />;
}
