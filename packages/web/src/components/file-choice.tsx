import type { ReactElement } from 'react';
import { useText } from '../text/use-text.ts';

/** Chooses files (选择文件): the browser's own field speaks the language of the browser and not that of the page. It is reached by
 *  keyboard and read aloud as ever. */
export function FileChoice(props: {
  /** What the files are for. */
  readonly label: string;
  readonly onChoose: (files: readonly File[]) => void;
  /** Names of what is chosen; left out where that is listed elsewhere. */
  readonly chosen?: readonly string[];
  readonly accept?: string;
  readonly multiple?: boolean;
  readonly disabled?: boolean;
  readonly title?: string | undefined;
}): ReactElement {
  const { label, onChoose, chosen, accept, multiple = false, disabled = false, title } = props;
  const words = useText().fileChoice;
  return (
    <label className="file-choice" title={title} data-plain>
      {label}
      <span className="press" aria-hidden="true" data-disabled={disabled ? '' : undefined}>
        {words.choose}
      </span>
      {chosen !== undefined && (
        <span className="quiet" data-plain>
          {chosen.length === 0 ? words.none : chosen.join(words.and)}
        </span>
      )}
      <input
        className="unseen"
        type="file"
        accept={accept}
        multiple={multiple}
        disabled={disabled}
        onChange={({ target }) => {
          const files = [...(target.files ?? [])];
          // The same file can be chosen again.
          target.value = '';
          onChoose(files);
        }}
      />
    </label>
  );
}
