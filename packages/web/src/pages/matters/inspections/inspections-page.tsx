import '../../../style/proceedings.css';
import type { InspectionRowBody } from '@shigan/contract';
import type { ReactElement } from 'react';
import { useAddress, useGo } from '../../../address/use-address.ts';
import { useInspections } from '../../../api/proceedings.ts';
import type { Asked } from '../../../api/queries.ts';
import { Empty, Failed, Loading } from '../../../components/states.tsx';
import { shortDayWords } from '../../../text/moment-words.ts';
import { useText } from '../../../text/use-text.ts';
import { languageOf } from '../matter-link.tsx';
import { ViewChoice } from '../view-choice.tsx';
import { InspectionView } from './inspection-view.tsx';
import { PlanForm } from './plan-form.tsx';

/** Inspections (督查): the plan register, made and received; one of them with its findings. */
export function InspectionsPage({ asked }: { readonly asked: Asked }): ReactElement {
  const { proceeding } = useAddress();
  return proceeding === undefined ? (
    <Register asked={asked} />
  ) : (
    <InspectionView key={proceeding} asked={asked} id={proceeding} />
  );
}

function Register({ asked }: { readonly asked: Asked }): ReactElement {
  const { data, error, refetch } = useInspections(asked);
  const text = useText();
  const words = text.inspections;
  if (data === undefined) {
    return error === null ? <Loading rows={14} /> : <Failed error={error} retry={() => void refetch()} />;
  }
  const { inspections } = data;
  const open = inspections.filter(({ state }) => state === 'planned' || state === 'underWay').length;
  const repeated = inspections.filter(({ repeats }) => repeats.length > 0).length;
  return (
    <>
      <div className="headline-block">
        <h1 data-plain>{words.headline(open, repeated)}</h1>
        <p className="lede" data-plain>
          {words.lede}
        </p>
        <div className="orders" role="group" aria-label={text.matters.view}>
          <ViewChoice />
        </div>
      </div>
      {inspections.length === 0 ? (
        <Empty>{words.empty}</Empty>
      ) : (
        <table className="plain-table inspections">
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
            {inspections.map((one) => (
              <Line key={one.id} one={one} asOf={data.asOf} />
            ))}
          </tbody>
        </table>
      )}
      {asked.asOf === undefined && <PlanForm register={inspections} />}
      {data.demo && (
        <p className="note" data-plain>
          {text.matters.invented}
        </p>
      )}
    </>
  );
}

function Line({ one, asOf }: { readonly one: InspectionRowBody; readonly asOf: string }): ReactElement {
  const text = useText();
  const words = text.inspections;
  const go = useGo();
  return (
    <tr>
      <td data-plain>
        {shortDayWords(one.from, asOf, text)}
        {one.to !== one.from && (
          <span className="below" data-plain>
            {words.until(shortDayWords(one.to, asOf, text))}
          </span>
        )}
      </td>
      <th scope="row">
        <button
          type="button"
          className="link"
          lang={languageOf(one.title)}
          onClick={() => go({ proceeding: one.id })}
          data-plain
        >
          {one.title}
        </button>
        <span className="below" data-plain>
          {words.directions[one.direction]} · {one.authority}
        </span>
      </th>
      <td>
        <span data-plain>{one.objects.map(({ name }) => name).join(words.separator)}</span>
        {one.repeats.map(({ object, otherTitle, days }) => (
          <span key={object} className="below worse" data-plain>
            {words.repeats(object, otherTitle, days)}
          </span>
        ))}
        {one.reason !== null && (
          <span className="below" data-plain>
            {words.reasonIs(one.reason)}
          </span>
        )}
      </td>
      <td>
        <span data-plain>{one.subject}</span>
        <span className="below" data-plain>
          {one.methodWords} · {words.ledBy(one.head)}
        </span>
      </td>
      <td>{words.states[one.state]}</td>
      <td data-plain>{words.found(one.findings, one.matters)}</td>
    </tr>
  );
}
