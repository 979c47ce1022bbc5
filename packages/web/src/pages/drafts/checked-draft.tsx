import type { CheckedTextBody, KeptDraftBody } from '@shigan/contract';
import { dayOf } from '@shigan/core';
import { type ReactElement, useMemo } from 'react';
import { useAddress, useGo } from '../../address/use-address.ts';
import type { Asked } from '../../api/queries.ts';
import { Door } from '../../components/door.tsx';
import { Failed, Loading } from '../../components/states.tsx';
import { typeset } from '../../components/number.tsx';
import { dayWords } from '../../text/moment-words.ts';
import { useText } from '../../text/use-text.ts';
import { Refusal } from '../bulletins/refusal.tsx';
import { draftBlocks, tally, type Tone, toneOf, tones } from './draft-blocks.ts';
import { useCheckedDraft, useDraftAct } from './draft-queries.ts';
import { Evidence } from './evidence.tsx';
import { Marked } from './marked.tsx';

/** A draft that is kept: its text, what was found beside it, and what is decided. */
export function CheckedDraft({ id, asked }: { readonly id: string; readonly asked: Asked }): ReactElement {
  const { data, error, refetch } = useCheckedDraft(asked, id);
  if (data === undefined)
    return error === null ? <Loading rows={14} /> : <Failed error={error} retry={() => void refetch()} />;
  return <Opened draft={data} asked={asked} />;
}

function Opened({ draft, asked }: { readonly draft: KeptDraftBody; readonly asked: Asked }): ReactElement {
  const text = useText();
  const words = text.drafts;
  const go = useGo();
  const act = useDraftAct(asked, draft.id);
  const { open } = tally(draft.parts, draft.check);
  // What was known on a past day is looked at, not changed.
  const isPast = asked.asOf !== undefined;
  const isTable = draft.form === 'table';
  const decide = (decisions: readonly object[]): void => act.mutate({ path: 'decisions', body: { decisions } });
  const day = (moment: string): string => dayWords(dayOf(moment), text);
  return (
    <>
      <div className="draft-head">
        <button type="button" className="link" onClick={() => go({ draft: undefined, kind: undefined, figures: [] })}>
          {words.toList}
        </button>
        <h1 data-plain>{draft.title}</h1>
        <p className="draft-meta" data-plain>
          {words.handedIn(draft.by, day(draft.handedInAt))} ·{' '}
          {isTable
            ? words.tableHint
            : `${words.against(day(draft.asOf))} · ${words.decided(draft.accepted, draft.ignored)}`}
        </p>
        {!isTable && (
          <div className="actions">
            {!isPast && (
              <button
                type="button"
                className="press"
                disabled={open.length === 0 || act.isPending}
                onClick={() => decide(open.map(({ key }) => ({ part: key, decision: 'accept', reason: null })))}
                data-plain
              >
                {words.acceptAll(open.length)}
              </button>
            )}
            {!isPast && (
              <a
                className="press is-main"
                href={`/api/v1/drafts/${draft.id}/corrected?city=${asked.city}`}
                download={`${draft.title}.docx`}
                data-plain
              >
                {words.exportAccepted(draft.accepted)}
              </a>
            )}
            {!isPast && (
              <button
                type="button"
                className="press"
                disabled={act.isPending}
                onClick={() => act.mutate({ path: 'checks' })}
              >
                {words.again}
              </button>
            )}
          </div>
        )}
        {act.error !== null && <Refusal error={act.error} />}
      </div>
      {draft.changed.length > 0 && <Changed draft={draft} />}
      <Marked body={draft} />
      {!isTable && <Reading body={draft} {...(isPast ? {} : { decide })} />}
      {!isTable && draft.history.length > 1 && (
        <section className="draft-history" data-plain>
          <h2 className="section-head">{words.history}</h2>
          <ul>
            {draft.history.toReversed().map((one) => (
              <li key={one.number}>
                {words.checkedOn(day(one.at), day(one.asOf), one.by)} ·{' '}
                {words.counts(one.counts.claims, one.counts.wrong, one.counts.usage)}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** What the record says otherwise since the last check. */
function Changed({ draft }: { readonly draft: KeptDraftBody }): ReactElement {
  const words = useText().drafts;
  return (
    <section className="draft-changed" role="status">
      <h2 data-plain>{words.changedTitle(draft.changed.length)}</h2>
      <ul>
        {draft.changed.map(({ start, end, text, before, now }) => (
          <li key={`${start} ${end}`}>
            <q data-plain>{text}</q>{' '}
            <span data-plain>{words.was(words.tones[before.verdict], typeset(before.expectedText ?? ''))}</span>{' '}
            <Door figures={[now.figure ?? undefined]}>
              {words.isNow(words.tones[now.verdict], typeset(now.expectedText ?? ''))}
            </Door>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A text that was only checked. */
export function CheckedText({
  body,
  back,
}: {
  readonly body: CheckedTextBody;
  readonly back: () => void;
}): ReactElement {
  const words = useText().drafts;
  return (
    <>
      <div className="draft-head">
        <button type="button" className="link" onClick={back}>
          {words.toList}
        </button>
        <h1 data-plain>{body.title === '' ? words.title : body.title}</h1>
        <p className="draft-meta">{words.notKept}</p>
      </div>
      <Marked body={body} />
      {body.form !== 'table' && <Reading body={body} />}
    </>
  );
}

/** The text and what was found in it, side by side. */
function Reading(props: {
  readonly body: CheckedTextBody;
  readonly decide?: (decisions: readonly object[]) => void;
}): ReactElement {
  const { body } = props;
  const { kind } = useAddress();
  const go = useGo();
  const words = useText().drafts;
  const blocks = useMemo(() => draftBlocks(body.text, body.parts), [body]);
  const { of } = tally(body.parts, body.check);
  const only = tones.find((tone) => tone === kind);
  const isShown = (tone: Tone): boolean => only === undefined || tone === only;
  return (
    <>
      <div className="draft-tones" role="group" aria-label={words.show}>
        <button
          type="button"
          className="press"
          aria-pressed={only === undefined}
          onClick={() => go({ kind: undefined })}
        >
          {words.all} <b data-plain>{body.parts.length}</b>
        </button>
        {tones.map((tone) => (
          <button
            key={tone}
            type="button"
            className={`press tone ${tone}`}
            aria-pressed={only === tone}
            disabled={of[tone] === 0}
            onClick={() => go({ kind: only === tone ? undefined : tone })}
          >
            {words.tones[tone]} <b data-plain>{of[tone]}</b>
          </button>
        ))}
      </div>
      <div className="draft-reading">
        {blocks.map((block) => {
          const found = block.parts.filter((part) => isShown(toneOf(part, body.check)));
          return (
            <div key={block.start} className={found.length === 0 ? 'draft-block' : 'draft-block has-found'}>
              <p className="draft-words" data-plain>
                {block.segments.map(({ start, end, part, isUsage }) => {
                  const printed = body.text.slice(start, end);
                  const tone = part === undefined ? undefined : toneOf(part, body.check);
                  if (part === undefined || tone === undefined) return printed;
                  const decided = part.decision === 'open' ? '' : ` is-${part.decision}`;
                  return (
                    <mark
                      key={start}
                      className={`${tone}${isUsage ? ' in-usage' : ''}${decided}`}
                      title={words.tones[tone]}
                      data-plain
                    >
                      {printed}
                    </mark>
                  );
                })}
              </p>
              {found.length > 0 && (
                <ul className="draft-found">
                  {found.map((part) => (
                    <Evidence key={part.key} part={part} body={body} decide={props.decide} />
                  ))}
                </ul>
              )}
            </div>
          );
        })}
      </div>
    </>
  );
}
