import { useRef, useState, type DragEvent } from "react";

import type { Bundle } from "../../chain/flows/bundle.ts";
import { bundlesIn } from "../../shared/signing/bundleLink.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { Form, TextAreaField } from "../../shared/ui/Field.tsx";

/** Files larger than this are no signatures; bytes. */
const MAX_FILE = 2_000_000;

interface AddSignaturesProps {
  readonly onAdd: (bundles: readonly Bundle[]) => void;
  /** What came of it last. */
  readonly said: string;
}

/** Takes links, texts and files with signatures, pasted, dropped or chosen. */
export function AddSignatures({ onAdd, said }: AddSignaturesProps) {
  const [text, setText] = useState("");
  const [over, setOver] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);

  const addText = () => {
    const found = bundlesIn(text);
    onAdd(found);
    if (found.length > 0) setText("");
  };
  const addFiles = async (files: readonly File[]) => {
    const texts = await Promise.all(files.filter(({ size }) => size <= MAX_FILE).map((file) => file.text()));
    onAdd(texts.flatMap(bundlesIn));
  };
  const drop = (event: DragEvent) => {
    setOver(false);
    const { files } = event.dataTransfer;
    // Text that is dropped ends up in the field by itself.
    if (files.length === 0) return;
    event.preventDefault();
    void addFiles([...files]);
  };

  return (
    <div className="add-signatures">
      <Form onSubmit={addText}>
        <TextAreaField
          label="Links or texts with signatures"
          hint="As many as you have, of several people and about several questions. Files can be dropped here."
          rows={4}
          value={text}
          onChange={setText}
          spellCheck={false}
          data-over={over || undefined}
          onDragOver={(event) => {
            if (!event.dataTransfer.types.includes("Files")) return;
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
        />
        <div className="add-signatures-ways">
          <Button type="submit" look="primary">
            Add
          </Button>
          <Button onClick={() => chooser.current?.click()}>Choose files</Button>
          <input
            ref={chooser}
            type="file"
            multiple
            hidden
            accept=".json,.txt,application/json,text/plain"
            aria-label="Files with signatures"
            onChange={(event) => {
              const files = [...(event.target.files ?? [])];
              // The same file can be chosen again.
              event.target.value = "";
              void addFiles(files);
            }}
          />
        </div>
      </Form>
      <p role="status" className="add-signatures-said">
        {said}
      </p>
    </div>
  );
}
