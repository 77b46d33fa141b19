import { useId, useState } from "react";

import { isShowable } from "../../shared/contractors/portraits.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { TextField } from "../../shared/ui/Field.tsx";
import { shrinkPicture } from "./shrinkPicture.ts";

interface PictureFieldProps {
  /** A URI, or what is typed of one. */
  value: string;
  onChange: (uri: string) => void;
  error: string | undefined;
}

/** A portrait: a file that is made small enough for the chain, or a URI. */
export function PictureField({ value, onChange, error }: PictureFieldProps) {
  const [unreadable, setUnreadable] = useState(false);
  const fileId = useId();
  const typed = value.trim();
  const hidden = typed !== "" && error === undefined && !isShowable(typed);
  const pick = async (file: File | undefined) => {
    if (!file) return;
    const uri = await shrinkPicture(file);
    setUnreadable(uri === undefined);
    if (uri !== undefined) onChange(uri);
  };
  return (
    <div className="picture-field">
      <TextField
        label="Portrait"
        hint="Without one, the pattern drawn from your address is shown."
        optional
        spellCheck={false}
        className="mono"
        placeholder="data:image/…, ipfs://… or https://…"
        value={value}
        onChange={onChange}
        error={error}
      />
      <div className="picture-file">
        <label htmlFor={fileId}>
          Or a picture from this device; its middle is made small enough to stand on chain.
        </label>
        <input
          id={fileId}
          type="file"
          accept="image/*"
          onChange={(event) => void pick(event.target.files?.[0])}
          aria-describedby={`${fileId}-error`}
        />
        <p className="field-error" id={`${fileId}-error`} aria-live="polite">
          {unreadable ? "This file can’t be read as a picture." : ""}
        </p>
      </div>
      {typed !== "" && (
        <div>
          <Button size="s" onClick={() => onChange("")}>
            No portrait
          </Button>
        </div>
      )}
      <p className="me-note" aria-live="polite">
        {hidden
          ? "This app shows the drawn pattern instead: pictures from elsewhere would tell a server who looks, so only what is part of the profile is shown: small PNG and JPEG pictures, and SVG drawings of plain shapes. Other software may show it."
          : ""}
      </p>
    </div>
  );
}
