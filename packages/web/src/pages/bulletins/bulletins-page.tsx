import '../../style/bulletins.css';
import type { DraftBody, DraftSummaryBody, IssuedBody } from '@shigan/contract';
import { dayOf } from '@shigan/core';
import type { ReactElement } from 'react';
import { useMay } from '../../api/people.ts';
import { monthOf } from '../../address/asked.ts';
import { useAddress, useGo } from '../../address/use-address.ts';
import { type Asked, useRegions } from '../../api/queries.ts';
import { PageLink } from '../../components/page-link.tsx';
import { Failed, Loading } from '../../components/states.tsx';
import { dayWords } from '../../text/moment-words.ts';
import { useText } from '../../text/use-text.ts';
import { useBulletinChange, useDrafts, useIssued } from './bulletin-queries.ts';
import { DraftView } from './draft-view.tsx';
import { IssueView } from './issue-view.tsx';
import { Refusal } from './refusal.tsx';

/** The bulletins (通报): what was issued, what is being drafted, and either of them in full. */
export function BulletinsPage({ asked }: { readonly asked: Asked }): ReactElement {
  const { bulletin, draft } = useAddress();
  if (draft !== undefined) return <DraftView key={draft} id={draft} />;
  if (bulletin !== undefined) return <IssueView key={bulletin} id={bulletin} asOf={asked.asOf} />;
  return <Lists asked={asked} />;
}

function Lists({ asked }: { readonly asked: Asked }): ReactElement {
  const issued = useIssued(asked.asOf);
  const may = useMay();
  const text = useText();
  const words = text.bulletins;
  if (issued.data === undefined) {
    return issued.error === null ? (
      <Loading rows={8} />
    ) : (
      <Failed error={issued.error} retry={() => void issued.refetch()} />
    );
  }
  const { bulletins } = issued.data;
  const outdated = bulletins.filter((bulletin) => bulletin.outdated > 0 && bulletin.withdrawal === undefined).length;
  return (
    <>
      <div className="headline-block stacked">
        <h1 data-plain>{outdated > 0 ? words.headlineOutdated(outdated) : words.headline(bulletins.length)}</h1>
        <p className="lede">{bulletins.length === 0 ? words.none : words.lede}</p>
        {may('bulletin.draft') && <Begin asked={asked} />}
      </div>
      {may('bulletin.draft') && <OpenDrafts />}
      {bulletins.length > 0 && <Issues bulletins={bulletins} />}
    </>
  );
}

/** Begins a draft of the month and region that are chosen above. */
function Begin({ asked }: { readonly asked: Asked }): ReactElement {
  const begin = useBulletinChange<DraftBody>();
  const regions = useRegions(asked.asOf);
  const { language } = useAddress();
  const go = useGo();
  const text = useText();
  const { year, month } = monthOf(asked.period);
  const { region, period, asOf } = asked;
  const start = (): void =>
    begin.mutate(
      {
        method: 'POST',
        path: '/api/v1/bulletin-drafts',
        body: { region, period, language, ...(asOf === undefined ? {} : { asOf }) },
      },
      { onSuccess: ({ id }) => go({ draft: id }) },
    );
  return (
    <div className="actions">
      <button type="button" className="press" disabled={begin.isPending} onClick={start} data-plain>
        {text.bulletins.begin(regions?.get(region)?.name[language] ?? region, text.month(year, month))}
      </button>
      {begin.error !== null && <Refusal error={begin.error} />}
    </div>
  );
}

function OpenDrafts(): ReactElement | null {
  const { data } = useDrafts();
  return data === undefined || data.drafts.length === 0 ? null : <Drafts drafts={data.drafts} />;
}

function Drafts({ drafts }: { readonly drafts: readonly DraftSummaryBody[] }): ReactElement {
  const address = useAddress();
  const text = useText();
  const words = text.bulletins;
  return (
    <section>
      <h2 className="section-head">{words.drafts}</h2>
      <ul className="draft-list">
        {drafts.map((draft) => (
          <li key={draft.id} data-plain>
            <PageLink to={{ ...address, draft: draft.id }} className="link">
              {titleOf(draft, text)}
            </PageLink>
            <span data-plain>{words.startedBy(draft.createdBy, dayWords(dayOf(draft.createdAt), text))}</span>
            <span data-plain>{words.changes(draft.revision)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function titleOf({ region, period }: DraftSummaryBody, text: ReturnType<typeof useText>): string {
  const { year, month } = monthOf(period);
  return `${text.month(year, month)} · ${region}`;
}

function Issues({ bulletins }: { readonly bulletins: readonly IssuedBody[] }): ReactElement {
  const address = useAddress();
  const text = useText();
  const { columns, ...words } = text.bulletins;
  return (
    <section>
      <h2 className="section-head">{words.issued}</h2>
      <table className="issues">
        <thead>
          <tr>
            {Object.values(columns).map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {bulletins.map((bulletin) => (
            <tr key={bulletin.id} className={bulletin.withdrawal === undefined ? undefined : 'is-withdrawn'}>
              <th scope="row">
                <PageLink to={{ ...address, bulletin: bulletin.id }} className="link" title={bulletin.series}>
                  {words.issue(bulletin.year, bulletin.number)}
                </PageLink>
              </th>
              <td data-plain>{bulletin.title}</td>
              <td data-plain>{bulletin.period}</td>
              <td data-plain>{dayWords(dayOf(bulletin.issuedAt), text)}</td>
              <td data-plain>{bulletin.signer}</td>
              <td data-plain className={bulletin.outdated > 0 ? 'is-outdated' : undefined}>
                {stateOf(bulletin, text)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function stateOf({ withdrawal, outdated }: IssuedBody, text: ReturnType<typeof useText>): string {
  if (withdrawal !== undefined) return text.bulletins.withdrawn;
  return outdated === 0 ? text.bulletins.upToDate : text.bulletins.outdated(outdated);
}
