import { differenceOf, type IncentiveMeasure, type MeasureChange, type RuleSet, ruleSetKey } from '@shigan/core';
import { type ReactElement, useState } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { useMe } from '../../api/people.ts';
import { type Asked, useByCode } from '../../api/queries.ts';
import { PlainHeads } from '../../components/column-head.tsx';
import { Empty, Loading } from '../../components/states.tsx';
import { useText } from '../../text/use-text.ts';
import { SheetEntry, type SheetImportBody } from './sheet-entry.tsx';
import type { Text } from '../../text/zh-CN.ts';

/** The catalogue of incentives (措施目录): the measures of an authority and year with their sub-items, and what changed against
 *  another year. What is not verified against a document says so. */
export function CataloguePart({ asked }: { readonly asked: Asked }): ReactElement {
  const text = useText();
  const words = text.awardParts.catalogue;
  const { language } = useAddress();
  const held = useByCode<RuleSet>('ruleSet', asked.asOf);
  const [chosen, setChosen] = useState<string>();
  const [against, setAgainst] = useState<string>();
  const { data: me } = useMe();
  if (held === undefined) return <Loading rows={14} />;
  const sets = [...held.values()].filter((set) => set.measures.length > 0).toSorted((a, b) => b.year - a.year);
  const set =
    sets.find((one) => ruleSetKey(one) === chosen) ?? sets.find((one) => one.authority === 'province') ?? sets[0];
  if (set === undefined) return <Empty>{words.none}</Empty>;
  const others = sets.filter((one) => one.authority === set.authority && one.year !== set.year);
  const usual = others.find((one) => one.year < set.year);
  const other = against === '' ? undefined : (others.find((one) => ruleSetKey(one) === against) ?? usual);
  const changes = other === undefined ? undefined : differenceOf(other, set);
  const nameOf = (one: RuleSet): string => `${text.awardParts.authorities[one.authority]} ${one.year}`;
  return (
    <div>
      <div className="headline-block stacked">
        <h1 data-plain>{words.headline(language === 'en' ? (set.name.en ?? set.name.zh) : set.name.zh)}</h1>
        <p className="lede" data-plain>
          {words.lede(set.measures.length, set.measureCount)}
          {set.document !== null && ` ${words.document(set.document.number)}`}
          {!set.verified && ` (${text.awardParts.unverified})`}
        </p>
      </div>
      <div className="award-conditions">
        <label>
          {words.choose}
          <select
            value={ruleSetKey(set)}
            onChange={({ target }) => {
              setChosen(target.value);
              setAgainst(undefined);
            }}
          >
            {sets.map((one) => (
              <option key={ruleSetKey(one)} value={ruleSetKey(one)} data-plain>
                {nameOf(one)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {words.against}
          <select
            value={other === undefined ? '' : ruleSetKey(other)}
            onChange={({ target }) => setAgainst(target.value)}
          >
            <option value="" data-plain>
              {words.noAgainst}
            </option>
            {others.map((one) => (
              <option key={ruleSetKey(one)} value={ruleSetKey(one)} data-plain>
                {nameOf(one)}
              </option>
            ))}
          </select>
        </label>
        <a
          href={`/api/v1/awards/catalogue/workbook?city=${asked.city}&authority=${set.authority}&year=${set.year}${asked.asOf === undefined ? '' : `&asOf=${asked.asOf}`}`}
        >
          {text.awardParts.sheets.exportCatalogue}
        </a>
        {me?.may.includes('incentive.amend') === true && asked.asOf === undefined && (
          <SheetEntry
            path="/api/v1/awards/catalogue/workbook"
            label={text.awardParts.sheets.importCatalogue}
            Before={Changes}
            told={({ ruleSet, changed = 0 }) =>
              text.awardParts.sheets.catalogueTold(ruleSet?.name ?? '', ruleSet?.measures ?? 0, changed)
            }
          />
        )}
      </div>
      {changes !== undefined && (
        <p className="lede" data-plain>
          {words.difference(countOf(changes, 'came'), countOf(changes, 'went'), countOf(changes, 'moved'))}
        </p>
      )}
      <Measures set={set} changes={changes} />
      {changes !== undefined && <Gone changes={changes} />}
    </div>
  );
}

function countOf(changes: readonly MeasureChange[], kind: MeasureChange['kind']): number {
  return changes.filter((change) => change.kind === kind).length;
}

/** What became of a measure, in words. */
function changeOf(measure: IncentiveMeasure, changes: readonly MeasureChange[] | undefined, text: Text): string {
  const words = text.awardParts.catalogue;
  const change = changes?.find((one) =>
    one.kind === 'came' ? one.after === measure : one.kind !== 'went' && one.after.includes(measure),
  );
  if (change === undefined) return '';
  const aspects = 'changed' in change ? change.changed.map((aspect) => words.aspects[aspect]) : [];
  const kind = words.changes[change.kind];
  return aspects.length === 0 ? kind : `${kind}: ${aspects.join(text.awards.listSign)}`;
}

function Measures({
  set,
  changes,
}: {
  readonly set: RuleSet;
  readonly changes: readonly MeasureChange[] | undefined;
}): ReactElement {
  const text = useText();
  const { columns } = text.awardParts.catalogue;
  const heads = [
    columns.number,
    columns.measure,
    columns.agencies,
    columns.subItems,
    ...(changes === undefined ? [] : [columns.came]),
  ];
  return (
    <div className="award-scroll">
      <table className="award-table award-lines">
        <PlainHeads heads={heads} />
        <tbody>
          {set.measures.map((measure) => (
            <tr key={measure.id}>
              <td data-plain>{measure.number ?? ''}</td>
              <th scope="row" data-plain>
                {titleIn(measure.title, text)}
                {!measure.verified && <small data-plain>{text.awardParts.unverified}</small>}
              </th>
              <td data-plain>{measure.agencies.join(text.awards.listSign)}</td>
              <td data-plain>
                <SubItems measure={measure} />
              </td>
              {changes !== undefined && <td data-plain>{changeOf(measure, changes, text)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function titleIn(title: { readonly zh: string; readonly en?: string }, text: Text): string {
  return text.awards.listSign === '、' ? title.zh : (title.en ?? title.zh);
}

/** The sub-items of a measure: level, quota, criteria with their weights, rewards. */
function SubItems({ measure }: { readonly measure: IncentiveMeasure }): ReactElement {
  const text = useText();
  const words = text.awardParts.catalogue;
  return (
    <ul className="award-subitems">
      {measure.subItems.map((subItem) => (
        <li key={subItem.id} data-plain>
          {`${text.awards.levels[subItem.level]} ${words.quota(subItem.quota)}`}
          {subItem.rewards.map((reward) => (
            <small key={reward.text} data-plain>
              {reward.text}
            </small>
          ))}
          {subItem.criteria.length > 0 && (
            <details>
              <summary data-plain>{words.criteria(subItem.criteria.length)}</summary>
              <ul>
                {subItem.criteria.map((criterion) => (
                  <li key={criterion.id} data-plain>
                    {`${criterion.title} ${criterion.weight} ${criterion.dataSource}`}
                    {criterion.proof.length > 0 && (
                      <small data-plain>{criterion.proof.join(text.awards.listSign)}</small>
                    )}
                  </li>
                ))}
              </ul>
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}

/** What a workbook would change against what is in force, before it is put in force. */
function Changes({ body }: { readonly body: SheetImportBody }): ReactElement {
  const text = useText();
  const { catalogue: words, sheets } = text.awardParts;
  const changes = body.changes ?? [];
  const join = (titles: readonly string[]): string => titles.join(text.awards.listSign);
  return (
    <>
      <h2 data-plain>{sheets.before(body.ruleSet?.name ?? '', changes.length)}</h2>
      {changes.length > 0 && (
        <div className="award-scroll">
          <table className="award-table award-lines">
            <PlainHeads heads={[words.columns.came, sheets.inForce, sheets.inFile]} />
            <tbody>
              {changes.map(({ kind, before, after, changed }) => (
                <tr key={`${join(before)} ${join(after)}`}>
                  <td data-plain>
                    {words.changes[kind]}
                    {changed.length > 0 && <small>{join(changed.map((aspect) => words.aspects[aspect]))}</small>}
                  </td>
                  <td data-plain>{join(before) || '—'}</td>
                  <td data-plain>{join(after) || '—'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}

function Gone({ changes }: { readonly changes: readonly MeasureChange[] }): ReactElement | null {
  const text = useText();
  const gone = changes.flatMap((change) => (change.kind === 'went' ? [change.before] : []));
  if (gone.length === 0) return null;
  return (
    <section className="award-block">
      <h2 data-plain>{text.awardParts.catalogue.goneTitle}</h2>
      <p data-plain>{gone.map((measure) => titleIn(measure.title, text)).join(text.awards.listSign)}</p>
    </section>
  );
}
