import '../../style/enterprises.css';
import '../../style/projects.css';
import '../../style/parks.css';
import type { AttractionBody } from '@shigan/contract';
import { dealStages, top500Kinds } from '@shigan/core';
import { type ReactElement, useState } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { type Asked, useRead } from '../../api/queries.ts';
import { RosterNumber } from '../../components/roster-number.tsx';
import { Empty, Failed, Loading } from '../../components/states.tsx';
import { useText } from '../../text/use-text.ts';
import { OpenedFinding } from '../matters/opened-finding.tsx';
import { DealChoices } from './deal-choices.tsx';
import { DealTable } from './deal-list.tsx';
import { Fed, Groups, Months, Stages } from './overview.tsx';

const usual = 40;

/** Investment attraction (招商): steps and funds of all deals, what converts, and which deals to follow closely. */
export function AttractionPage({ asked }: { readonly asked: Asked }): ReactElement {
  const { light, by, kind, search } = useAddress();
  const text = useText();
  const [most, setMost] = useState(usual);
  const { data, error, refetch } = useRead<AttractionBody>('/api/v1/attraction', {
    ...asked,
    stage: dealStages.find((one) => one === light),
    flagged: light === 'flagged' ? 'true' : undefined,
    mode: by,
    top500: kind === 'any' ? 'any' : top500Kinds.find((one) => one === kind),
    search,
    most: String(most),
  });
  if (data === undefined)
    return error === null ? <Loading rows={14} /> : <Failed error={error} retry={() => void refetch()} />;
  if (data.last === null) return <Empty>{text.attraction.noDeals}</Empty>;
  const words = text.attraction;
  return (
    <>
      <Headline body={data} />
      <Totals body={data} />
      <Stages body={data} />
      <DealChoices body={data} />
      <DealTable body={data} />
      {data.rows.length < data.of && (
        <p className="enterprise-back">
          <button type="button" className="press" onClick={() => setMost(2000)}>
            {words.more}
          </button>
        </p>
      )}
      <Months body={data} />
      <Fed body={data} />
      <Groups title={words.modesQuestion} head={words.groups.mode} groups={data.modes} names={ofModes} />
      <Groups title={words.top500Question} head={words.groups.top500} groups={data.top500} names={ofTop500} />
      {data.regions.length > 1 && (
        <Groups title={words.regionsQuestion} head={words.groups.region} groups={data.regions} names={ofRegions} />
      )}
      <OpenedFinding asked={asked} />
    </>
  );
}

const ofModes = ['deals', 'contractedFunds', 'arrived', 'growth', 'arrivalRate', 'contracting', 'landing'] as const;
const ofTop500 = ['deals', 'contracted', 'contractedFunds', 'arrived', 'arrivalRate'] as const;
const ofRegions = ['deals', 'contractedFunds', 'arrived', 'growth', 'arrivalRate', 'landing'] as const;

function Headline({ body }: { readonly body: AttractionBody }): ReactElement {
  const text = useText();
  const { language } = useAddress();
  const words = text.attraction;
  const gap = language === 'zh' ? '' : ' ';
  const [year = '', month = ''] = body.month?.split('-') ?? [];
  return (
    <div className="headline-block stacked">
      <h1>
        <span data-plain>
          {`${body.region.name}${gap}${text.monthsSoFar(Number(year), Number(month))}${gap}${words.headline.of}${gap}`}
        </span>
        <RosterNumber figure={body.totals['deals']} unit />
        <span data-plain>{`${words.headline.arrived}${gap}`}</span>
        <RosterNumber figure={body.totals['arrived']} unit />
      </h1>
      <p className="lede">{words.lede}</p>
    </div>
  );
}

const shown = ['deals', 'contractedFunds', 'arrived', 'growth', 'arrivalRate'] as const;

function Totals({ body }: { readonly body: AttractionBody }): ReactElement {
  const words = useText().attraction;
  return (
    <dl className="enterprise-figures">
      {shown.map((name) => (
        <div key={name}>
          <dt>{words.totals[name]}</dt>
          <dd>
            <RosterNumber figure={body.totals[name]} unit signed={name === 'growth'} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
