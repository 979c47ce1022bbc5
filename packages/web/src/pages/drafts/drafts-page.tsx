import '../../style/bulletins.css';
import '../../style/drafts.css';
import type { CheckedTextBody, KeptDraftSummaryBody } from '@shigan/contract';
import { dayOf } from '@shigan/core';
import { type ReactElement, useState } from 'react';
import { useAddress } from '../../address/use-address.ts';
import type { Asked } from '../../api/queries.ts';
import { useMe } from '../../api/people.ts';
import { PlainHeads } from '../../components/column-head.tsx';
import { PageLink } from '../../components/page-link.tsx';
import { Failed, Loading } from '../../components/states.tsx';
import type { DraftsWords } from '../../text/drafts-zh.ts';
import { dayWords } from '../../text/moment-words.ts';
import { useText } from '../../text/use-text.ts';
import { CheckedDraft, CheckedText } from './checked-draft.tsx';
import { useCheckedDrafts } from './draft-queries.ts';
import { HandIn } from './hand-in.tsx';

/** Drafts held against the record (核稿): one that is handed in, those that were, and any of them in full. */
export function DraftsPage({ asked }: { readonly asked: Asked }): ReactElement {
  const { draft } = useAddress();
  const { data: me } = useMe();
  const [checked, setChecked] = useState<CheckedTextBody>();
  if (draft !== undefined) return <CheckedDraft key={draft} id={draft} asked={asked} />;
  if (checked !== undefined) return <CheckedText body={checked} back={() => setChecked(undefined)} />;
  const isKept = me?.may.includes('draft.keep') ?? false;
  return (
    <>
      {isKept ? <Kept asked={asked} /> : <Headline n={0} changed={0} />}
      <HandIn asked={asked} isKept={isKept} show={setChecked} />
      {isKept && <Lists asked={asked} />}
    </>
  );
}

function Headline({ n, changed }: { readonly n: number; readonly changed: number }): ReactElement {
  const words = useText().drafts;
  return (
    <div className="headline-block stacked">
      <h1 data-plain>{changed > 0 ? words.headlineChanged(changed) : words.headline(n)}</h1>
      <p className="lede">{words.lede}</p>
    </div>
  );
}

function Kept({ asked }: { readonly asked: Asked }): ReactElement {
  const { data } = useCheckedDrafts(asked);
  const drafts = data?.drafts ?? [];
  return <Headline n={drafts.length} changed={drafts.filter(({ changed }) => changed.length > 0).length} />;
}

function Lists({ asked }: { readonly asked: Asked }): ReactElement | null {
  const { data, error, refetch } = useCheckedDrafts(asked);
  const words = useText().drafts;
  if (data === undefined)
    return error === null ? <Loading rows={6} /> : <Failed error={error} retry={() => void refetch()} />;
  return (
    <section>
      <h2 className="section-head">{words.earlier}</h2>
      {data.drafts.length === 0 ? <p className="note">{words.noneYet}</p> : <Table drafts={data.drafts} />}
    </section>
  );
}

function Table({ drafts }: { readonly drafts: readonly KeptDraftSummaryBody[] }): ReactElement {
  const address = useAddress();
  const text = useText();
  const { columns, ...words } = text.drafts;
  return (
    <table className="drafts-table">
      <PlainHeads heads={Object.values(columns)} />
      <tbody>
        {drafts.map((draft) => (
          <tr key={draft.id}>
            <th scope="row">
              <PageLink to={{ ...address, draft: draft.id }} className="link">
                <span data-plain>{draft.title}</span>
              </PageLink>
            </th>
            <td>{draft.by}</td>
            <td data-plain>{dayWords(dayOf(draft.handedInAt), text)}</td>
            <td data-plain>{dayWords(dayOf(draft.asOf), text)}</td>
            <td className="count" data-plain>
              {draft.counts.claims}
            </td>
            <td className={draft.counts.wrong > 0 ? 'count is-wrong' : 'count'} data-plain>
              {draft.counts.wrong}
            </td>
            <td className="count" data-plain>
              {draft.counts.usage}
            </td>
            <td className="count" data-plain>
              {draft.form === 'table' ? '' : words.decided(draft.accepted, draft.ignored)}
            </td>
            <td className={draft.changed.length > 0 ? 'is-wrong' : undefined} data-plain>
              {changedWords(draft, words)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What moved since: of an exported table its figures say it themselves, when it is opened. */
function changedWords(
  { form, changed }: KeptDraftSummaryBody,
  words: Pick<DraftsWords['drafts'], 'tableState' | 'unchanged' | 'changedClaims'>,
): string {
  if (form === 'table') return words.tableState;
  return changed.length === 0 ? words.unchanged : words.changedClaims(changed.length);
}
