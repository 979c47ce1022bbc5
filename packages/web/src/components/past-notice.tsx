import { parseInstant } from '@shigan/core';
import type { ReactElement } from 'react';
import { useGo } from '../address/use-address.ts';
import { momentWords } from '../text/moment-words.ts';
import { useText } from '../text/use-text.ts';

/** Says that one looks at the record of a past day, and leads back. */
export function PastNotice({ asOf }: { readonly asOf: string }): ReactElement {
  const text = useText();
  const go = useGo();
  const instant = parseInstant(asOf);
  return (
    <p className="past-notice" data-plain>
      {text.past.line(instant === undefined ? asOf : momentWords(instant, text).day)}
      <button type="button" className="link" onClick={() => go({ asOf: undefined })}>
        {text.past.back}
      </button>
    </p>
  );
}
