import { type ReactElement, useEffect, useRef } from 'react';
import { useAddress, useGo } from '../address/use-address.ts';
import { useIndicators, useRegions } from '../api/queries.ts';
import { useText } from '../text/use-text.ts';
import { Explanation } from './explanation.tsx';

/** Where the figures that are open come from: beside the page, so that both can be read. Escape closes it. */
export function FigurePanel({ asOf }: { readonly asOf: string | undefined }): ReactElement | null {
  const { figures } = useAddress();
  return figures.length === 0 ? null : <OpenPanel key={figures.join()} figures={figures} asOf={asOf} />;
}

function OpenPanel(props: { readonly figures: readonly string[]; readonly asOf: string | undefined }): ReactElement {
  const go = useGo();
  const text = useText();
  const panel = useRef<HTMLDivElement>(null);
  const indicators = useIndicators(props.asOf);
  const regions = useRegions(props.asOf);
  const close = (): void => go({ figures: [] });

  // The keyboard goes into the panel, and back to where it came from when it closes.
  useEffect(() => {
    const before = document.activeElement;
    panel.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') go({ figures: [] });
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [go]);

  return (
    <div className="panel" role="dialog" aria-labelledby="panel-title" ref={panel} tabIndex={-1}>
      <div className="panel-head">
        <h2 id="panel-title">{text.figure.title}</h2>
        <button type="button" className="press" onClick={close}>
          {text.figure.close}
          <kbd>Esc</kbd>
        </button>
      </div>
      {props.figures.map((id) => (
        <Explanation key={id} id={id} indicators={indicators} regions={regions} />
      ))}
    </div>
  );
}
