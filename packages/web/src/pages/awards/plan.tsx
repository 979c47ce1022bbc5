import type { PlanBody } from '@shigan/contract';
import { display } from '@shigan/core';
import { type ReactElement, useState } from 'react';
import { type Asked, useRead } from '../../api/queries.ts';
import { Failed, Loading } from '../../components/states.tsx';
import { useText } from '../../text/use-text.ts';
import { AwardPercent } from './award-door.tsx';

type Wish = 'auto' | 'include' | 'exclude';

/** The goal of the year in numbers, and what to go for within a capacity, with choices by hand. */
export function Plan({ asked }: { readonly asked: Asked }): ReactElement {
  const words = useText().awards;
  const [capacity, setCapacity] = useState(10);
  const [wishes, setWishes] = useState<ReadonlyMap<string, Wish>>(new Map());
  const [all, setAll] = useState(false);
  const idsOf = (wish: Wish): string | undefined =>
    [...wishes].flatMap(([id, one]) => (one === wish ? [id] : [])).join(',') || undefined;
  const { city, region, asOf } = asked;
  const parameters = {
    city,
    region,
    asOf,
    capacity: String(capacity),
    include: idsOf('include'),
    exclude: idsOf('exclude'),
  };
  const { data, error, refetch } = useRead<PlanBody>('/api/v1/awards/plan', parameters);
  const state =
    data !== undefined ? undefined : error === null ? (
      <Loading rows={6} />
    ) : (
      <Failed error={error} retry={() => void refetch()} />
    );
  const shown = (data?.items ?? []).filter((item) => all || item.chosen || wishes.has(item.subItem));
  return (
    <>
      <section className="award-block">
        <h2>{words.goalQuestion}</h2>
        <p className="note">{words.goalNote}</p>
        {state ?? (
          <div className="award-sentences">
            {data?.goal.sentences.map((sentence) => (
              <p key={sentence} data-plain>
                {sentence}
              </p>
            ))}
          </div>
        )}
      </section>
      <section className="award-block">
        <h2>{words.planQuestion}</h2>
        <p className="note">{words.planNote}</p>
        <div className="award-conditions">
          <label>
            {words.capacity}
            <input
              type="number"
              min={0}
              max={200}
              value={capacity}
              onChange={(event) => setCapacity(Math.max(0, Number(event.target.value) || 0))}
            />
          </label>
          <label className="award-check">
            <input type="checkbox" checked={all} onChange={() => setAll(!all)} />
            {words.planAll}
          </label>
        </div>
        {state}
        {data !== undefined && (
          <>
            <p className="lede" data-plain>
              {words.planLine(data.chosen.length, data.effort, display(data.expected, 2))}
            </p>
            <Items
              items={shown}
              wishOf={(id) => wishes.get(id) ?? 'auto'}
              onWish={(id, wish) => setWishes(new Map([...wishes, [id, wish]]))}
            />
          </>
        )}
      </section>
    </>
  );
}

/** Sub-items with their part in the plan: chance, what going for it brings and takes, and what deciding otherwise would cost. */
function Items(props: {
  readonly items: PlanBody['items'];
  readonly wishOf: (id: string) => Wish;
  readonly onWish: (id: string, wish: Wish) => void;
}): ReactElement {
  const { awards: words } = useText();
  const { planColumns: columns } = words;
  return (
    <div className="award-scroll">
      <table className="award-table award-plan">
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
          {props.items.map((item) => (
            <tr key={item.subItem} className={item.chosen ? 'chosen' : undefined}>
              <th scope="row" data-plain>
                {item.title}
              </th>
              <td>{words.levels[item.level]}</td>
              <td>
                <AwardPercent figure={item.figures.chance} />
              </td>
              <td>
                <AwardPercent figure={item.figures.gain} />
              </td>
              <td data-plain>{item.effort}</td>
              <td data-plain>{groundOf(item, words)}</td>
              <td>
                <select
                  aria-label={`${columns.choice} ${item.title}`}
                  value={props.wishOf(item.subItem)}
                  onChange={({ target }) =>
                    props.onWish(
                      item.subItem,
                      target.value === 'include' || target.value === 'exclude' ? target.value : 'auto',
                    )
                  }
                >
                  <option value="auto">{item.chosen ? words.choices.chosen : words.choices.left}</option>
                  <option value="include">{words.choices.include}</option>
                  <option value="exclude">{words.choices.exclude}</option>
                </select>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Why a sub-item is chosen or not: what it brings for a unit of effort, and what deciding otherwise would cost. */
function groundOf(
  { chosen, margin, gain, effort, weighed }: PlanBody['items'][number],
  { planGrounds: words }: ReturnType<typeof useText>['awards'],
): string {
  const rate = effort === 0 ? '' : words.rate(display(gain / effort, 2));
  const cost =
    margin === null ? words.settled : chosen ? words.ifLeft(display(margin, 2)) : words.ifTaken(display(margin, 2));
  return `${rate}${cost}${weighed ? '' : words.usual}`;
}
