import { type CheckedTextBody, type ClaimBody, type DraftPartBody, unknownWords } from '@shigan/contract';
import { parseAwardFigureId, spanLabelEnWithYear, spanLabelWithYear } from '@shigan/core';
import { type FormEvent, type ReactElement, type ReactNode, useId, useState } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { useRegions } from '../../api/queries.ts';
import { Door } from '../../components/door.tsx';
import { typeset } from '../../components/number.tsx';
import { PageLink } from '../../components/page-link.tsx';
import { useText } from '../../text/use-text.ts';
import { toneOf } from './draft-blocks.ts';

/** What was found at one place: the claim, what the record says, and what is to be done about it. */
export function Evidence(props: {
  readonly part: DraftPartBody;
  readonly body: CheckedTextBody;
  readonly decide: ((decisions: readonly object[]) => void) | undefined;
}): ReactElement {
  const { part, body, decide } = props;
  const words = useText().drafts;
  const tone = toneOf(part, body.check);
  const printed = body.text.slice(part.start, part.end);
  return (
    <li className={`found ${tone}${part.decision === 'open' ? '' : ' is-decided'}`}>
      <span className={`tone-word ${tone}`}>{words.tones[tone]}</span>
      <div className="found-body">
        <p className="found-said">
          <q data-plain>{printed}</q> <Answer part={part} body={body} />
        </p>
        <p className="found-about" data-plain>
          <About part={part} body={body} />
        </p>
        {part.decision !== 'open' && (
          <p className="found-decided" data-plain>
            {part.decision === 'accept'
              ? words.acceptedBy(part.by ?? '')
              : words.ignoredBy(part.by ?? '', part.reason ?? '')}
          </p>
        )}
        {decide !== undefined && tone !== 'right' && <Decide part={part} decide={decide} />}
      </div>
    </li>
  );
}

/** What the record has, or what to write. */
function Answer({ part, body }: { readonly part: DraftPartBody; readonly body: CheckedTextBody }): ReactElement | null {
  const { language } = useAddress();
  const { check } = body;
  switch (part.kind) {
    case 'claim': {
      const claim = check.claims[part.at];
      if (claim === undefined) return null;
      if (claim.expectedText === null)
        return claim.reason === null ? null : <span data-plain>{unknownWords[claim.reason][language]}</span>;
      return (
        <>
          → <Source figure={claim.figure}>{typeset(claim.expectedText)}</Source>
        </>
      );
    }
    case 'blank': {
      const blank = check.blanks[part.at];
      if (blank === undefined) return null;
      return (
        <b data-plain>
          {blank.text === null
            ? blank.reason === null
              ? ''
              : unknownWords[blank.reason][language]
            : `→ ${blank.text}`}
        </b>
      );
    }
    case 'usage': {
      const suggestion = check.usage[part.at]?.suggestion ?? null;
      return suggestion === null ? null : <b data-plain>→ {suggestion}</b>;
    }
    case 'unparsed':
      return null;
  }
}

/** The figure that a claim was held against, as a door; a figure of the award ledger opens on its own page. */
function Source({ figure, children }: { readonly figure: string | null; readonly children: ReactNode }): ReactElement {
  const address = useAddress();
  if (figure !== null && parseAwardFigureId(figure) !== undefined)
    return (
      <b data-figure={figure}>
        <PageLink
          to={{ ...address, page: 'awards', draft: undefined, kind: undefined, award: figure }}
          className="link door"
        >
          {children}
        </PageLink>
      </b>
    );
  return (
    <b>
      <Door figures={[figure ?? undefined]}>{children}</Door>
    </b>
  );
}

function About({ part, body }: { readonly part: DraftPartBody; readonly body: CheckedTextBody }): ReactElement | null {
  const text = useText();
  const regions = useRegions(undefined);
  const { language } = useAddress();
  const { check } = body;
  if (part.kind === 'usage') return <>{check.usage[part.at]?.message ?? ''}</>;
  if (part.kind === 'unparsed') return <>{text.drafts.unparsedHint}</>;
  const claim = part.kind === 'claim' ? check.claims[part.at] : undefined;
  if (claim === undefined) return null;
  const names = [claim.indicator ?? []].flat().join(language === 'zh' ? '、' : ', ');
  const region = claim.region === null ? '' : (regions?.get(claim.region)?.name[language] ?? claim.region);
  return (
    <>
      {[region, names, spanOf(claim, language), text.drafts.kinds[claim.kind]].filter((one) => one !== '').join(' · ')}
    </>
  );
}

function spanOf({ span }: ClaimBody, language: 'zh' | 'en'): string {
  if (span === null) return '';
  if ('startMonth' in span) return language === 'zh' ? spanLabelWithYear(span, 'M') : spanLabelEnWithYear(span, 'M');
  return span.from === null || span.from === span.to ? String(span.to) : `${span.from}–${span.to}`;
}

/** Takes a correction up, or leaves the part as it is for a reason. */
function Decide({
  part,
  decide,
}: {
  readonly part: DraftPartBody;
  readonly decide: (decisions: readonly object[]) => void;
}): ReactElement {
  const words = useText().drafts;
  const [isAsked, setAsked] = useState(false);
  const [reason, setReason] = useState('');
  const field = useId();
  const done = (decision: string, why: string | null): void => {
    setAsked(false);
    decide([{ part: part.key, decision, reason: why }]);
  };
  if (part.decision !== 'open')
    return (
      <button type="button" className="link" onClick={() => done('open', null)}>
        {words.takeBack}
      </button>
    );
  if (isAsked)
    return (
      <form
        className="leave"
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          done('ignore', reason);
        }}
      >
        <label htmlFor={field}>{words.reason}</label>
        <input
          id={field}
          type="text"
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <button type="submit" className="press" disabled={reason.trim() === ''}>
          {words.leave}
        </button>
        <button type="button" className="press" onClick={() => setAsked(false)}>
          {words.cancel}
        </button>
      </form>
    );
  return (
    <span className="decide">
      {part.corrections.length > 0 && (
        <button type="button" className="link" onClick={() => done('accept', null)}>
          {words.accept}
        </button>
      )}
      <button type="button" className="link" onClick={() => setAsked(true)}>
        {words.ignore}
      </button>
    </span>
  );
}
