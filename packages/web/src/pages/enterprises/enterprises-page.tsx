import '../../style/enterprises.css';
import type { EnterpriseReportBody } from '@shigan/contract';
import { enterpriseCategories, isMissing, returnItems } from '@shigan/core';
import type { ReactElement } from 'react';
import { useAddress, useGo } from '../../address/use-address.ts';
import { type Asked, useRead } from '../../api/queries.ts';
import { Empty, Failed, Loading } from '../../components/states.tsx';
import { useText } from '../../text/use-text.ts';
import { EnterpriseNumber } from './enterprise-figure.tsx';
import { OpenedFinding } from '../matters/opened-finding.tsx';
import { EnterpriseParts, partNamed } from './enterprise-parts.tsx';
import { FedIndicators } from './fed-indicators.tsx';
import { LadderPart } from './ladder-part.tsx';
import { Losses, WatchList } from './losses.tsx';
import { Groups, Kinds, Movers } from './movers.tsx';
import { RequestsPart } from './requests-part.tsx';
import { SearchEnterprises } from './search.tsx';

/** Enterprises (企业): what made them move, what of it is only a change of definition, which to look at; the ladder; what they ask for. */
export function EnterprisesPage({ asked }: { readonly asked: Asked }): ReactElement {
  const part = partNamed(useAddress().section);
  return (
    <>
      <EnterpriseParts part={part} />
      {part === 'running' && <Running asked={asked} />}
      {part === 'ladder' && <LadderPart asked={asked} />}
      {part === 'requests' && <RequestsPart asked={asked} />}
      <OpenedFinding asked={asked} />
    </>
  );
}

function Running({ asked }: { readonly asked: Asked }): ReactElement {
  const { kind, by, section, region } = useAddress();
  const text = useText();
  const { data, error, refetch } = useRead<EnterpriseReportBody>('/api/v1/enterprises/report', {
    ...asked,
    // Left out, the server knows how far one sees: a county officer the county.
    region,
    category: enterpriseCategories.find((one) => one === kind),
    item: returnItems.find((one) => one === by),
    industry: section,
  });
  if (data === undefined)
    return error === null ? <Loading rows={14} /> : <Failed error={error} retry={() => void refetch()} />;
  if (data.held === null) return <Empty>{text.enterprises.noReturns}</Empty>;
  const isThere = data.units.reporting > 0;
  return (
    <>
      <Headline body={data} />
      <Choices body={data} />
      {isThere ? (
        <>
          <Kinds body={data} />
          <div className="enterprise-columns">
            <Movers title={text.enterprises.upQuestion} rows={data.up} body={data} />
            <Movers title={text.enterprises.downQuestion} rows={data.down} body={data} />
          </div>
          <Groups body={data} />
          <Losses body={data} />
          <WatchList body={data} />
        </>
      ) : (
        <Empty>{text.enterprises.notThisMonth}</Empty>
      )}
      <FedIndicators body={data} asked={asked} />
    </>
  );
}

function Headline({ body }: { readonly body: EnterpriseReportBody }): ReactElement {
  const text = useText();
  const { language } = useAddress();
  const words = text.enterprises;
  const { totalGrowth, definitionContribution } = body.figures;
  const fell = !isMissing(totalGrowth.value) && totalGrowth.value < 0;
  const gap = language === 'zh' ? '' : ' ';
  const category = body.category === null ? words.all : words.category[body.category];
  const [year = '', month = ''] = body.span?.to.split('-') ?? [];
  return (
    <div className="headline-block stacked">
      <h1>
        <span data-plain>
          {`${body.region.name}${gap}${category}${gap}${words.items[body.item]}${gap}${text.monthsSoFar(Number(year), Number(month))}${gap}${fell ? words.headline.fell : words.headline.grew}`}
        </span>
        {gap}
        <EnterpriseNumber figure={totalGrowth} unit />
        <span data-plain>{words.headline.and}</span>
        {gap}
        <EnterpriseNumber figure={definitionContribution} signed unit />
      </h1>
      <p className="lede" data-plain>
        {words.lede(body.units.registered, body.units.reporting)}
        {body.units.quarterly.used > 0 && words.quarterly(body.units.quarterly.used)}
        {body.units.quarterly.leftOut > 0 && words.quarterlyLeftOut(body.units.quarterly.leftOut)}
        {body.units.unequal > 0 && words.unequal(body.units.unequal)}
      </p>
    </div>
  );
}

function Choices({ body }: { readonly body: EnterpriseReportBody }): ReactElement {
  const text = useText();
  const go = useGo();
  const words = text.enterprises;
  const shown = enterpriseCategories.filter((category) => category !== 'project');
  return (
    <div className="enterprise-choices">
      <div className="orders" role="group" aria-label={words.categories}>
        {[null, ...shown].map((category) => (
          <button
            key={category ?? ''}
            type="button"
            aria-pressed={body.category === category}
            onClick={() => go({ kind: category ?? undefined, by: undefined, section: undefined, figures: [] })}
          >
            {category === null ? words.all : words.category[category]}
          </button>
        ))}
      </div>
      <span className="select">
        <select
          aria-label={words.itemChoice}
          value={body.item}
          onChange={(event) => go({ by: event.target.value, figures: [] })}
        >
          {returnItems.map((item) => (
            <option key={item} value={item}>
              {words.items[item]}
            </option>
          ))}
        </select>
      </span>
      <SearchEnterprises />
    </div>
  );
}
