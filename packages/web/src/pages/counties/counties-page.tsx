import '../../style/counties.css';
import type { MatrixBody } from '@shigan/contract';
import type { ReactElement } from 'react';
import { type Asked, useMatrix } from '../../api/queries.ts';
import { RequestFailed } from '../../api/fetch-json.ts';
import { Empty, Failed, Loading } from '../../components/states.tsx';
import { useAddress, useGo } from '../../address/use-address.ts';
import { useText } from '../../text/use-text.ts';
import {
  lastPlaces,
  matrixState,
  type MatrixState,
  type Member,
  onlyCompared,
  withOrWithout,
} from './counties-state.ts';
import { MatrixTable } from './matrix-table.tsx';

/** The counties (县市区): every indicator of every part of a region, tinted by rank. */
export function CountiesPage({ asked }: { readonly asked: Asked }): ReactElement {
  const { data, error, refetch } = useMatrix(asked);
  const { by, section, compared } = useAddress();
  const text = useText();
  if (data === undefined) {
    // A region that nothing is part of is none to compare by.
    if (error instanceof RequestFailed && error.problem?.code === 'unknown-region')
      return <Empty>{text.states.noCounties}</Empty>;
    return error === null ? <Loading rows={14} /> : <Failed error={error} retry={() => void refetch()} />;
  }
  const state = matrixState(data, { by, section });
  if (state.sections.length === 0) return <Empty>{text.states.noCounties}</Empty>;
  return (
    <>
      <Headline matrix={data} state={state} />
      <Compared members={state.members} />
      <div className="matrix-frame">
        <MatrixTable state={onlyCompared(state, compared)} by={by} />
      </div>
      <Legend state={state} />
    </>
  );
}

function Headline({ matrix, state }: { readonly matrix: MatrixBody; readonly state: MatrixState }): ReactElement {
  const text = useText();
  const { language } = useAddress();
  const behind = mostBehind(state.members).map(({ board }) => board.name);
  return (
    <div className="headline-block stacked">
      <h1 data-plain>
        {behind.length === 0
          ? text.counties.headlineNone
          : text.counties.headline(behind.join(language === 'zh' ? '、' : ', '))}
      </h1>
      <p className="lede" data-plain>
        {text.counties.lede(state.members.length, matrix.peers.membersWord, state.columns.length, lastPlaces)}
      </p>
      <Sections sections={state.sections} />
    </div>
  );
}

/** Chooses what is compared: the indicators with a target, or one section of the catalogue. */
function Sections({ sections }: { readonly sections: readonly string[] }): ReactElement {
  const { section } = useAddress();
  const go = useGo();
  const text = useText();
  const names: Readonly<Record<string, string>> = text.sections;
  return (
    <div className="orders" role="group" aria-label={text.counties.sections}>
      {[undefined, ...sections].map((choice) => (
        <button
          key={choice ?? ''}
          type="button"
          aria-pressed={section === choice}
          onClick={() => go({ section: choice, by: undefined })}
        >
          {choice === undefined ? text.counties.main : (names[choice] ?? choice)}
        </button>
      ))}
    </div>
  );
}

/** Chooses the regions that are held against each other: any set of them, all where none is chosen. */
function Compared({ members }: { readonly members: readonly Member[] }): ReactElement {
  const { compared } = useAddress();
  const go = useGo();
  const text = useText();
  const chosen = compared ?? [];
  const byCode = members.toSorted((a, b) => (a.board.region < b.board.region ? -1 : 1));
  return (
    <details className="compared" open={chosen.length > 0 || undefined}>
      <summary data-plain>
        {chosen.length === 0 ? text.county.compare : text.county.comparing(chosen.length)}{' '}
        <span aria-hidden="true">▾</span>
      </summary>
      <div role="group" aria-label={text.county.compare}>
        <button type="button" aria-pressed={chosen.length === 0} onClick={() => go({ compared: undefined }, 'replace')}>
          {text.county.compareAll}
        </button>
        {byCode.map(({ board }) => {
          const next = withOrWithout(chosen, board.region);
          return (
            <button
              key={board.region}
              type="button"
              aria-pressed={chosen.includes(board.region)}
              onClick={() => go({ compared: next.length === 0 ? undefined : next }, 'replace')}
            >
              {board.name}
            </button>
          );
        })}
      </div>
    </details>
  );
}

/** Those most often among the last: at most three, and of those that are there equally often all or none. */
function mostBehind(members: readonly Member[]): readonly Member[] {
  const often = members
    .filter(({ timesLast }) => timesLast >= lastPlaces)
    .toSorted((a, b) => b.timesLast - a.timesLast);
  const next = often[3]?.timesLast ?? 0;
  return often.slice(0, 3).filter(({ timesLast }) => timesLast > next);
}

function Legend({ state }: { readonly state: MatrixState }): ReactElement {
  const text = useText();
  return (
    <p className="note legend" data-plain>
      <span data-plain>{text.counties.scale(state.members.length)}</span>
      <span>{text.counties.reading}</span>
      <span>{text.counties.lower}</span>
      <span>{text.counties.other}</span>
      <span>{text.counties.equal}</span>
      <span>{text.counties.order}</span>
    </p>
  );
}
