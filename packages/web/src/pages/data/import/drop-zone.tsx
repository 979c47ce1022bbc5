import { type DragEvent, type ReactElement, useRef, useState } from 'react';
import { useText } from '../../../text/use-text.ts';

/** Where a file is let fall, or chosen. One at a time: each is looked at before it is taken in. */
export function DropZone({ onFile }: { readonly onFile: (file: File) => void }): ReactElement {
  const { data } = useText();
  const [isOver, setIsOver] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setIsOver(false);
    const file = event.dataTransfer.files[0];
    if (file !== undefined) onFile(file);
  };
  return (
    <section
      className={isOver ? 'drop over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      <p className="drop-title">{data.import.drop}</p>
      <p className="drop-hint">{data.import.dropHint}</p>
      <button type="button" className="press primary" onClick={() => field.current?.click()}>
        {data.import.choose}
      </button>
      <input
        ref={field}
        type="file"
        className="unseen"
        tabIndex={-1}
        aria-label={data.import.choose}
        accept=".xlsx,.xls,.csv,.txt,.json"
        onChange={(event) => {
          const file = event.target.files?.[0];
          // So that the same file, corrected, can be chosen again.
          event.target.value = '';
          if (file !== undefined) onFile(file);
        }}
      />
    </section>
  );
}
