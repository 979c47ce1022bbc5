import type { AwardExplanationBody, AwardFigureBody } from '@shigan/contract';
import { display, isMissing } from '@shigan/core';
import type { ReactElement, ReactNode } from 'react';
import { useAddress, useGo } from '../../address/use-address.ts';
import { useRead } from '../../api/queries.ts';
import { typeset } from '../../components/number.tsx';
import { useText } from '../../text/use-text.ts';

/** A figure of the ledger that opens where it comes from, on this page. */
export function AwardDoor({ id, children }: { readonly id: string; readonly children: ReactNode }): ReactElement {
  const { award } = useAddress();
  const go = useGo();
  return (
    <button
      type="button"
      className="door"
      data-figure={id}
      aria-expanded={award === id}
      onClick={() => go({ award: id })}
    >
      {children}
    </button>
  );
}

/** A figure as it is shown, with its door. */
export function AwardNumber({
  figure,
  signed = false,
}: {
  readonly figure: AwardFigureBody;
  readonly signed?: boolean;
}): ReactElement {
  return <AwardDoor id={figure.id}>{isMissing(figure.value) ? '—' : typeset(figure.shown, signed)}</AwardDoor>;
}

/** A figure in percent with its sign, with its door. */
export function AwardPercent({ figure }: { readonly figure: AwardFigureBody }): ReactElement {
  return (
    <AwardDoor id={figure.id}>{isMissing(figure.value) ? '—' : `${typeset(figure.shown)}${figure.unit}`}</AwardDoor>
  );
}

/** Counts as they are, shares and weights to two places. */
function shownConstant(value: number): string {
  return Number.isInteger(value) ? String(value) : display(value, 2);
}

/** What an input of a figure is, in words: names of the odds are words of the program, all else is a name already. */
function roleIn(role: string, words: Readonly<Record<string, string>>): string {
  return role
    .split(' ')
    .map((part) => words[part] ?? part)
    .join(' ');
}

/** Where the open figure comes from: formula, what it rests on, down to the entries of the ledger. */
export function AwardExplanation({ id }: { readonly id: string }): ReactElement | null {
  const { city } = useAddress();
  const go = useGo();
  const text = useText();
  const roles: Readonly<Record<string, string>> = text.awardParts.oddsRoles;
  const { data } = useRead<AwardExplanationBody>(
    `/api/v1/awards/figures/${encodeURIComponent(id)}`,
    { city },
    Infinity,
  );
  if (data === undefined) return null;
  const entries = data.inputs.flatMap((input) => input.awards ?? []);
  return (
    <aside className="award-explanation" aria-label={text.awards.explain} data-plain>
      <h2>{text.awards.explain}</h2>
      <button type="button" className="press" onClick={() => go({ award: undefined })}>
        {text.awards.close}
      </button>
      <p>
        {data.region.name} {data.year} <b>{`${typeset(data.figure.shown)}${data.figure.unit}`}</b> = {data.formula}
      </p>
      <ul>
        {data.inputs.map((input) => (
          <li key={input.role}>
            {input.figure !== undefined && `${roleIn(input.role, roles)} ${input.figure.shown}${input.figure.unit}`}
            {input.set !== undefined && `${input.set.code} (${input.set.of})`}
            {input.constant !== undefined &&
              `${roleIn(input.role, roles)} ${shownConstant(input.constant.value)}${input.constant.unit}`}
            {input.awards !== undefined && text.awards.entries(input.awards.length)}
          </li>
        ))}
        {entries.map((entry) => (
          <li key={entry.id}>{`${entry.year} ${entry.measure} ${entry.recipient} · ${entry.notice}`}</li>
        ))}
      </ul>
    </aside>
  );
}
