import { isMissing, parseAwardFigureId, parseRosterFigureId } from '@shigan/core';
import { type ReactElement, useEffect, useState } from 'react';
import { useAddress } from '../address/use-address.ts';
import { useExplanation, useIndicators, useRegions } from '../api/queries.ts';
import { type Names, roleWords, subjectWords } from '../text/subject-words.ts';
import { useText } from '../text/use-text.ts';
import { shownInput } from './input-words.ts';
import { typeset } from './number.tsx';

/** How long a pointer rests on a figure before it is asked about. */
const restMilliseconds = 350;
const hintWidth = 340;

interface Pointed {
  readonly id: string;
  readonly place: DOMRect;
}

/** While the pointer rests on a figure: its formula and what it was worked out from. A click opens all of it. */
export function FigureHint({ asOf }: { readonly asOf: string | undefined }): ReactElement | null {
  const pointed = usePointed();
  const { figures } = useAddress();
  return pointed === undefined || figures.length > 0 ? null : <Hint key={pointed.id} pointed={pointed} asOf={asOf} />;
}

function usePointed(): Pointed | undefined {
  const [pointed, setPointed] = useState<Pointed>();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onOver = (event: PointerEvent): void => {
      const door = event.target instanceof Element ? event.target.closest('[data-figure]') : null;
      const id = door?.closest('button, svg') ? door.getAttribute('data-figure')?.split(' ')[0] : undefined;
      clearTimeout(timer);
      setPointed(undefined);
      // Figures of the award ledger and of rosters explain themselves where they open.
      const hasOwnPanel = id !== undefined && (parseAwardFigureId(id) ?? parseRosterFigureId(id)) !== undefined;
      if (door === null || id === undefined || hasOwnPanel || event.pointerType === 'touch') return;
      timer = setTimeout(() => setPointed({ id, place: door.getBoundingClientRect() }), restMilliseconds);
    };
    const onLeave = (): void => {
      clearTimeout(timer);
      setPointed(undefined);
    };
    document.addEventListener('pointerover', onOver);
    document.addEventListener('pointerleave', onLeave);
    addEventListener('scroll', onLeave, true);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('pointerover', onOver);
      document.removeEventListener('pointerleave', onLeave);
      removeEventListener('scroll', onLeave, true);
    };
  }, []);
  return pointed;
}

function Hint({
  pointed,
  asOf,
}: {
  readonly pointed: Pointed;
  readonly asOf: string | undefined;
}): ReactElement | null {
  const { data } = useExplanation(pointed.id);
  const { language } = useAddress();
  const text = useText();
  const indicators = useIndicators(asOf);
  const regions = useRegions(asOf);
  if (data === undefined) return null;
  const names: Names = { indicators, regions, language, text };
  const { place } = pointed;
  const isLow = place.bottom > innerHeight * 0.65;
  const left = Math.max(8, Math.min(place.left, innerWidth - hintWidth - 24));
  const position = isLow ? { left, bottom: innerHeight - place.top + 6 } : { left, top: place.bottom + 6 };
  return (
    <div className="hint" role="tooltip" style={{ ...position, width: hintWidth }}>
      <p className="hint-subject">{subjectWords(data, names)}</p>
      <p>
        {!isMissing(data.value) && (
          <b>
            {typeset(data.shown)}
            {data.unit}
          </b>
        )}{' '}
        {data.formula}
      </p>
      {data.rule === 'published' ? (
        !isMissing(data.source) && (
          <p className="hint-inputs">
            {data.source.fileName} {data.source.sheet} {data.source.cell}
          </p>
        )
      ) : (
        <p className="hint-inputs">
          {data.inputs
            .slice(0, 4)
            .map((input) => `${roleWords(input.role, names)} ${shownInput(input, language)}`)
            .join(language === 'zh' ? '，' : ', ')}
          {data.inputs.length > 4 && ' …'}
        </p>
      )}
    </div>
  );
}
