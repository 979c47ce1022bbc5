import type { CauseBody, IssuedBody, IssuedDetailBody, OutdatedBody } from '@shigan/contract';
import { dayOf, display, isMissing, parseFigureId } from '@shigan/core';
import { type ReactElement, useState } from 'react';
import { useMay } from '../../api/people.ts';
import { useAddress } from '../../address/use-address.ts';
import { useIndicators, useRegions } from '../../api/queries.ts';
import { Door } from '../../components/door.tsx';
import { typeset } from '../../components/number.tsx';
import { PageLink } from '../../components/page-link.tsx';
import { Failed, Loading } from '../../components/states.tsx';
import { Unit } from '../../components/unit.tsx';
import { dayWords } from '../../text/moment-words.ts';
import { ruleWords, subjectWords } from '../../text/subject-words.ts';
import { useText } from '../../text/use-text.ts';
import { AskDialog } from './ask-dialog.tsx';
import { BulletinDocument } from './bulletin-document.tsx';
import { useBulletinChange, useIssue } from './bulletin-queries.ts';
import { Refusal } from './refusal.tsx';

/** An issued bulletin: as it was issued, with what has been revised since. */
export function IssueView({ id, asOf }: { readonly id: string; readonly asOf: string | undefined }): ReactElement {
  const { data, error, refetch } = useIssue(id, asOf);
  const { city } = useAddress();
  if (data === undefined)
    return error === null ? <Loading rows={12} /> : <Failed error={error} retry={() => void refetch()} />;
  const query = city === undefined ? '' : `?city=${city}`;
  return (
    <div className="reading">
      <Head issue={data} query={query} />
      {data.revised.length > 0 && <RevisedFigures revised={data.revised} asOf={asOf} />}
      <BulletinDocument
        bulletin={data.bulletin}
        revised={new Map(data.revised.map((figure) => [figure.id, figure]))}
        chartAt={(number) => `/api/v1/bulletins/${id}/charts/${number}${query}`}
      />
    </div>
  );
}

function Head({ issue, query }: { readonly issue: IssuedDetailBody; readonly query: string }): ReactElement {
  const address = useAddress();
  const text = useText();
  const words = text.bulletins;
  const may = useMay();
  const file = (kind: string): string => `/api/v1/bulletins/${issue.id}/files/${kind}${query}`;
  const { withdrawal } = issue;
  return (
    <div className="reading-head">
      <PageLink to={{ ...address, bulletin: undefined, figures: [] }} className="link">
        {words.toList}
      </PageLink>
      <span data-plain>{words.issue(issue.year, issue.number)}</span>
      <span data-plain>{words.signedBy(issue.signer, dayWords(dayOf(issue.issuedAt), text))}</span>
      <span data-plain>{words.figuresOf(dayWords(dayOf(issue.asOf), text))}</span>
      <span className="actions">
        <a className="press" href={file('docx')} download>
          {words.docx}
        </a>
        <a className="press" href={file('html')} target="_blank" rel="noreferrer">
          {words.html}
        </a>
        <button type="button" className="press" onClick={() => print()}>
          {words.print}
        </button>
        {withdrawal === undefined && may('bulletin.publish') && <Withdraw issue={issue} />}
      </span>
      {withdrawal !== undefined && (
        <p className="withdrawn-notice" data-plain>
          {words.withdrawnOn(dayWords(dayOf(withdrawal.at), text), withdrawal.by, withdrawal.reason)}
        </p>
      )}
    </div>
  );
}

function Withdraw({ issue }: { readonly issue: IssuedBody }): ReactElement {
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const withdraw = useBulletinChange<IssuedDetailBody>();
  const text = useText();
  const words = text.bulletins;
  return (
    <>
      <button type="button" className="press" onClick={() => setOpen(true)}>
        {words.withdraw}
      </button>
      {isOpen && (
        <AskDialog
          title={words.withdrawTitle(words.issue(issue.year, issue.number))}
          hint={words.withdrawHint}
          confirm={words.withdraw}
          isReady={reason.trim() !== '' && !withdraw.isPending}
          onClose={() => setOpen(false)}
          onConfirm={() =>
            withdraw.mutate(
              { method: 'POST', path: `/api/v1/bulletins/${issue.id}/withdrawal`, body: { reason } },
              { onSuccess: () => setOpen(false) },
            )
          }
        >
          <label>
            <span>{words.reason}</span>
            <input value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
          </label>
          {withdraw.error !== null && <Refusal error={withdraw.error} />}
        </AskDialog>
      )}
    </>
  );
}

/** Which figures have been revised since: from what to what, since when, by which cell. */
function RevisedFigures(props: {
  readonly revised: readonly OutdatedBody[];
  readonly asOf: string | undefined;
}): ReactElement {
  const indicators = useIndicators(props.asOf);
  const regions = useRegions(props.asOf);
  const { language } = useAddress();
  const text = useText();
  const words = text.bulletins.revised;
  const names = { indicators, regions, language, text };
  const said = (id: string): string => {
    const locator = parseFigureId(id);
    return locator === undefined ? id : `${subjectWords(locator, names)} · ${ruleWords(locator, text)}`;
  };
  return (
    <details className="revised" open={props.revised.length <= 8}>
      <summary data-plain>{text.bulletins.outdated(props.revised.length)}</summary>
      <table>
        <thead>
          <tr>
            {[words.figure, words.published, words.now, words.since, words.source].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.revised.map((figure) => (
            <tr key={figure.id}>
              <td data-plain>{said(figure.id)}</td>
              <td className="number">
                <Door figures={[figure.id]}>
                  {typeset(display(figure.published, figure.decimals))}
                  <Unit>{figure.unit}</Unit>
                </Door>
              </td>
              <td className="number">
                {isMissing(figure.now) ? (
                  <span className="absent">{words.gone}</span>
                ) : (
                  <Door figures={[figure.nowId]}>
                    {typeset(display(figure.now, figure.decimals))}
                    <Unit>{figure.unit}</Unit>
                  </Door>
                )}
              </td>
              <td data-plain>{figure.since === undefined ? '' : dayWords(dayOf(figure.since), text)}</td>
              <td data-plain>{sourceOf(figure.causes, words)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function sourceOf(causes: readonly CauseBody[], words: { readonly register: string; readonly none: string }): string {
  const [first] = causes;
  if (first === undefined) return words.none;
  if (first.kind === 'register') return `${words.register} ${first.register} ${first.key}`;
  const place = [first.fileName, first.sheet, first.cell].filter((part) => part !== '').join(' ');
  return causes.length > 1 ? `${place} +${causes.length - 1}` : place;
}
