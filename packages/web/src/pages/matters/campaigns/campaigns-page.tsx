import '../../../style/proceedings.css';
import '../../../style/campaigns.css';
import type { CampaignRowBody } from '@shigan/contract';
import type { ReactElement } from 'react';
import { useAddress, useGo } from '../../../address/use-address.ts';
import { useCampaigns } from '../../../api/proceedings.ts';
import type { Asked } from '../../../api/queries.ts';
import { Empty, Failed, Loading } from '../../../components/states.tsx';
import { shortDayWords } from '../../../text/moment-words.ts';
import { useText } from '../../../text/use-text.ts';
import type { Text } from '../../../text/zh-CN.ts';
import { languageOf } from '../matter-link.tsx';
import { ViewChoice } from '../view-choice.tsx';
import { CampaignView } from './campaign-view.tsx';
import { PlanCampaign } from './plan-campaign.tsx';

/** Campaigns (专项行动): all of them; one of them with its board. */
export function CampaignsPage({ asked }: { readonly asked: Asked }): ReactElement {
  const { proceeding } = useAddress();
  return proceeding === undefined ? (
    <Register asked={asked} />
  ) : (
    <CampaignView key={proceeding} asked={asked} id={proceeding} />
  );
}

function Register({ asked }: { readonly asked: Asked }): ReactElement {
  const { data, error, refetch } = useCampaigns(asked);
  const text = useText();
  const words = text.campaigns;
  if (data === undefined) {
    return error === null ? <Loading rows={8} /> : <Failed error={error} retry={() => void refetch()} />;
  }
  const open = data.campaigns.filter(({ state }) => state === 'underWay' || state === 'toClose');
  const behind = open.reduce((sum, { lights }) => sum + lights.red, 0);
  return (
    <>
      <div className="headline-block">
        <h1 data-plain>{words.headline(open.length, behind)}</h1>
        <p className="lede">{words.lede}</p>
        <div className="orders" role="group" aria-label={text.matters.view}>
          <ViewChoice />
        </div>
      </div>
      {data.campaigns.length === 0 ? (
        <Empty>{words.empty}</Empty>
      ) : (
        <table className="plain-table inspections campaigns">
          <caption>{words.question}</caption>
          <thead>
            <tr>
              {words.heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.campaigns.map((one) => (
              <Line key={one.id} one={one} asOf={data.asOf} />
            ))}
          </tbody>
        </table>
      )}
      {asked.asOf === undefined && <PlanCampaign today={data.asOf.slice(0, 10)} />}
      {data.demo && (
        <p className="note" data-plain>
          {text.matters.invented}
        </p>
      )}
    </>
  );
}

/** How many indicators are on time, slow, behind, not stated. */
function lightCountWords(lights: CampaignRowBody['lights'], words: Text['campaigns']): string {
  return (['red', 'yellow', 'green', 'none'] as const)
    .filter((light) => lights[light] > 0)
    .map((light) => words.lightCount(words.lights[light], lights[light]))
    .join(words.lightSeparator);
}

function Line({ one, asOf }: { readonly one: CampaignRowBody; readonly asOf: string }): ReactElement {
  const text = useText();
  const words = text.campaigns;
  const go = useGo();
  const { hazards, matters } = one;
  return (
    <tr>
      <td data-plain>
        {shortDayWords(one.from, asOf, text)}
        <span className="below" data-plain>
          {words.until(shortDayWords(one.to, asOf, text))}
        </span>
      </td>
      <th scope="row">
        <button
          type="button"
          className="link"
          lang={languageOf(one.name)}
          onClick={() => go({ proceeding: one.id })}
          data-plain
        >
          {one.name}
        </button>
        <span className="below" data-plain>
          {one.stateWords} · {words.elapsed((one.elapsed * 100).toFixed(0))}
        </span>
      </th>
      <td data-plain>
        {one.leadUnit.name}
        <span className="below" data-plain>
          {one.leader}
        </span>
      </td>
      <td className={one.lights.red > 0 ? 'worse' : ''} data-plain>
        {lightCountWords(one.lights, words)}
      </td>
      <td data-plain>{words.matters(matters.all, matters.open, matters.overdue)}</td>
      <td className={hazards.overdue > 0 ? 'worse' : ''} data-plain>
        {words.hazards(hazards.all, hazards.all - hazards.cleared, hazards.overdue)}
      </td>
    </tr>
  );
}
