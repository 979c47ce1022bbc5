import type { DraftBody } from '@shigan/contract';
import { type Block, dayOf, runsText } from '@shigan/core';
import { type ReactElement, type ReactNode, useState } from 'react';
import { useMay } from '../../api/people.ts';
import { useAddress, useGo } from '../../address/use-address.ts';
import { PageLink } from '../../components/page-link.tsx';
import { Failed, Loading } from '../../components/states.tsx';
import { dayWords } from '../../text/moment-words.ts';
import { useText } from '../../text/use-text.ts';
import { AskDialog } from './ask-dialog.tsx';
import { BulletinDocument } from './bulletin-document.tsx';
import { useBulletinChange, useDraft } from './bulletin-queries.ts';
import { PlaceEditor } from './place-editor.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import { Refusal } from './refusal.tsx';

/** A draft (通报稿): the computed words, which a person can change place by place; figures left alone stay linked. */
export function DraftView({ id }: { readonly id: string }): ReactElement {
  const { data, error, refetch } = useDraft(id);
  const { city } = useAddress();
  const [place, setPlace] = useState<string>();
  const text = useText();
  if (data === undefined)
    return error === null ? <Loading rows={12} /> : <Failed error={error} retry={() => void refetch()} />;
  const query = city === undefined ? '' : `?city=${city}`;
  const { bulletin, places } = data;
  const isOpen = data.state === 'open';
  const editor = (at: string, was: string, isChanged: boolean): ReactElement => (
    <PlaceEditor key={at} draft={data} place={at} was={was} isChanged={isChanged} onDone={() => setPlace(undefined)} />
  );
  const around = (block: Block<string>, at: number, content: ReactNode): ReactNode => {
    const own = places[at] ?? '';
    if (!isOpen || (block.kind !== 'paragraph' && block.kind !== 'heading')) return content;
    const words = block.kind === 'heading' ? block.text : runsText(block.runs);
    const below = nextAddition(own, places);
    return (
      <div className={block.hand === undefined ? 'place' : 'place is-changed'}>
        {place === own ? editor(own, words, block.hand !== undefined) : content}
        {place !== own && (
          <span className="place-actions">
            <button
              type="button"
              className="link"
              aria-label={text.bulletins.editPlace(words.slice(0, 12))}
              onClick={() => setPlace(own)}
            >
              {text.bulletins.edit}
            </button>
            <button type="button" className="link" onClick={() => setPlace(below)}>
              {text.bulletins.add}
            </button>
            {block.hand !== undefined && (
              <span data-plain>
                {block.hand.by} {dayWords(dayOf(block.hand.at), text)}
              </span>
            )}
          </span>
        )}
        {place === below && editor(below, '', false)}
      </div>
    );
  };
  return (
    <div className="reading">
      <Head draft={data} query={query} />
      {data.unplaced.length > 0 && <Unplaced draft={data} />}
      <BulletinDocument
        bulletin={bulletin}
        chartAt={(number) => `/api/v1/bulletin-drafts/${id}/charts/${number}${query}`}
        around={around}
        title={
          place === 'title' ? (
            editor('title', bulletin.title, bulletin.titleHand !== undefined)
          ) : (
            <div className={bulletin.titleHand === undefined ? 'place' : 'place is-changed'}>
              <h1 className="paper-title" data-plain>
                {bulletin.title}
              </h1>
              {isOpen && (
                <span className="place-actions">
                  <button
                    type="button"
                    className="link"
                    aria-label={text.bulletins.editPlace(text.bulletins.titleField)}
                    onClick={() => setPlace('title')}
                  >
                    {text.bulletins.edit}
                  </button>
                </span>
              )}
            </div>
          )
        }
      />
    </div>
  );
}

/** The place of what would be put in behind a block: additions follow the block that they were put behind. */
function nextAddition(own: string, places: readonly string[]): string {
  const [base] = own.split('+');
  const numbers = places.flatMap((place) => (place.startsWith(`${base}+`) ? [Number(place.split('+')[1])] : []));
  return `${base}+${Math.max(0, ...numbers) + 1}`;
}

function Head({ draft, query }: { readonly draft: DraftBody; readonly query: string }): ReactElement {
  const address = useAddress();
  const go = useGo();
  const text = useText();
  const words = text.bulletins;
  const refresh = useBulletinChange<DraftBody>();
  const discard = useBulletinChange<DraftBody>();
  const [asking, setAsking] = useState<'publish' | 'discard'>();
  const may = useMay();
  const path = `/api/v1/bulletin-drafts/${draft.id}`;
  const isOpen = draft.state === 'open';
  return (
    <div className="reading-head">
      <PageLink to={{ ...address, draft: undefined, figures: [] }} className="link">
        {words.toList}
      </PageLink>
      <span data-plain>{words.startedBy(draft.createdBy, dayWords(dayOf(draft.createdAt), text))}</span>
      <span data-plain>{words.figuresOf(dayWords(dayOf(draft.asOf), text))}</span>
      <span data-plain>{words.changes(draft.revision)}</span>
      <span className="actions">
        {isOpen && (
          <>
            <button
              type="button"
              className="press"
              title={words.refreshHint}
              disabled={refresh.isPending}
              onClick={() => refresh.mutate({ method: 'POST', path: `${path}/refresh`, body: {} })}
            >
              {words.refresh}
            </button>
            <a className="press" href={`${path}/document${query}`} download>
              {words.docx}
            </a>
            <button type="button" className="press" onClick={() => setAsking('discard')}>
              {words.discard}
            </button>
            {may('bulletin.publish') && (
              <button type="button" className="press is-main" onClick={() => setAsking('publish')}>
                {words.publish}
              </button>
            )}
          </>
        )}
      </span>
      {!isOpen && <p className="withdrawn-notice">{words.closed}</p>}
      {refresh.error !== null && <Refusal error={refresh.error} />}
      {asking === 'publish' && <PublishDialog draft={draft} onClose={() => setAsking(undefined)} />}
      {asking === 'discard' && (
        <AskDialog
          title={words.discardTitle}
          hint={words.discardHint}
          confirm={words.discard}
          isReady={!discard.isPending}
          onClose={() => setAsking(undefined)}
          onConfirm={() => discard.mutate({ method: 'DELETE', path }, { onSuccess: () => go({ draft: undefined }) })}
        >
          {discard.error !== null && <Refusal error={discard.error} />}
        </AskDialog>
      )}
    </div>
  );
}

/** Changes that have lost their paragraph: nothing is lost silently. */
function Unplaced({ draft }: { readonly draft: DraftBody }): ReactElement {
  const change = useBulletinChange<DraftBody>();
  const text = useText();
  return (
    <section className="unplaced">
      <h2>{text.bulletins.unplaced}</h2>
      {draft.unplaced.map(({ place, text: lost, by }) => (
        <p key={place} data-plain>
          {by}：{lost}
          <button
            type="button"
            className="link"
            onClick={() =>
              change.mutate({
                method: 'PUT',
                path: `/api/v1/bulletin-drafts/${draft.id}/places/${encodeURIComponent(place)}`,
                body: { was: '', text: null },
              })
            }
          >
            {text.bulletins.back}
          </button>
        </p>
      ))}
    </section>
  );
}
