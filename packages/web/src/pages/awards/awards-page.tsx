import '../../style/awards.css';
import type { StandingBody } from '@shigan/contract';
import type { ReactElement } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { type Asked, useRead } from '../../api/queries.ts';
import { Empty, Failed, Loading } from '../../components/states.tsx';
import { useText } from '../../text/use-text.ts';
import { AssessmentPart } from './assessment-part.tsx';
import { AwardDoor, AwardExplanation } from './award-door.tsx';
import { AwardDocument } from './award-document.tsx';
import { type AwardPart, awardPartOf, AwardPartsNav } from './award-parts.tsx';
import { CataloguePart } from './catalogue-part.tsx';
import { Classes } from './classes.tsx';
import { Counties, Coverage, OpenFields } from './coverage.tsx';
import { LedgerPart } from './ledger-part.tsx';
import { PeerGap } from './peer-gap.tsx';
import { Plan } from './plan.tsx';
import { PointsPart } from './points-part.tsx';
import { ProvinceTable } from './province-table.tsx';
import { SlopeChart } from './slope-chart.tsx';
import { WorkPart } from './work-part.tsx';

/** Incentives (激励): where the city stands by its awards, the ledger, the measures, the work for them and the points. */
export function AwardsPage({ asked }: { readonly asked: Asked }): ReactElement {
  const part = awardPartOf(useAddress().section);
  // Awards are a city's: a county's page shows the city that it belongs to.
  const own = { ...asked, region: asked.city };
  return (
    <>
      <AwardPartsNav current={part} />
      <PartOf part={part} asked={own} />
    </>
  );
}

function PartOf({ part, asked }: { readonly part: AwardPart; readonly asked: Asked }): ReactElement {
  switch (part) {
    case 'standing':
      return <StandingPart asked={asked} />;
    case 'ledger':
      return <LedgerPart asked={asked} />;
    case 'catalogue':
      return <CataloguePart asked={asked} />;
    case 'work':
      return <WorkPart asked={asked} />;
    case 'points':
      return <PointsPart asked={asked} />;
    case 'assessment':
      return <AssessmentPart asked={asked} />;
  }
}

/** Where the city stands, against whom, and what to go for this year. */
function StandingPart({ asked }: { readonly asked: Asked }): ReactElement {
  const { award } = useAddress();
  const text = useText();
  const { city, asOf } = asked;
  const { data, error, refetch } = useRead<StandingBody>('/api/v1/awards/standing', { city, asOf });
  if (data === undefined) {
    return error === null ? <Loading rows={14} /> : <Failed error={error} retry={() => void refetch()} />;
  }
  if (data.years.length === 0) return <Empty>{text.awards.noAwards}</Empty>;
  return (
    <>
      <Headline body={data} />
      <p className="award-conditions">
        <AwardDocument kind="standing" asked={asked} year={data.year} />
      </p>
      {award !== undefined && <AwardExplanation id={award} />}
      <div className="award-columns">
        <SlopeChart body={data} />
        <ProvinceTable body={data} />
      </div>
      <PeerGap body={data} />
      <div className="award-columns">
        <Counties body={data} />
        <Coverage body={data} />
      </div>
      <OpenFields body={data} />
      <Classes asked={asked} />
      <Plan asked={asked} />
    </>
  );
}

function Sentence({ parts }: { readonly parts: StandingBody['sentences'][number]['parts'] }): ReactElement {
  return (
    <>
      {parts.map((part, place) =>
        typeof part === 'string' ? (
          <span key={place} data-plain>
            {part}
          </span>
        ) : (
          <AwardDoor key={place} id={part.figure}>
            {part.text}
          </AwardDoor>
        ),
      )}
    </>
  );
}

function Headline({ body }: { readonly body: StandingBody }): ReactElement {
  const text = useText();
  const ranks = body.sentences.find((sentence) => sentence.statement === 'ranks');
  const others = body.sentences.filter(({ statement }) => statement !== 'ranks' && statement !== 'gap');
  return (
    <>
      <div className="headline-block stacked">
        <h1>{ranks === undefined ? text.awards.title : <Sentence parts={ranks.parts} />}</h1>
      </div>
      <div className="award-sentences">
        {others.map((sentence) => (
          <p key={sentence.statement}>
            <Sentence parts={sentence.parts} />
          </p>
        ))}
      </div>
    </>
  );
}
