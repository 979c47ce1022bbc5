import type { AssessmentBody } from '@shigan/contract';
import { type AssessedUnit, display } from '@shigan/core';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { askAnew } from '../../api/ask-anew.ts';
import { sendJson } from '../../api/fetch-json.ts';
import { useMe } from '../../api/people.ts';
import { type Asked, useRead, useRegions } from '../../api/queries.ts';
import { Refused } from '../../components/refused.tsx';
import { Failed, Loading } from '../../components/states.tsx';
import { useText } from '../../text/use-text.ts';
import { AssessmentLines } from './assessment-lines.tsx';
import { Objections } from './objections.tsx';

/** The performance assessment (绩效考核): results as they are published, or as they come to now; each unit's points line by line,
 *  objections and what was decided on them. */
export function AssessmentPart({ asked }: { readonly asked: Asked }): ReactElement {
  const text = useText();
  const words = text.awardParts.assessment;
  const { language } = useAddress();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<string>();
  const [opened, setOpened] = useState<string>();
  const [refusal, setRefusal] = useState<unknown>();
  const { data: me } = useMe();
  const { city, asOf } = asked;
  const { data, error, refetch } = useRead<AssessmentBody>('/api/v1/assessments', { city, asOf, year: chosen });
  if (data === undefined)
    return error === null ? <Loading rows={14} /> : <Failed error={error} retry={() => void refetch()} />;
  const { published } = data;
  const units = published?.units ?? data.units;
  const act = async (path: string, content: unknown): Promise<void> => {
    setRefusal(undefined);
    try {
      await sendJson(`/api/v1/assessments/${data.year}/${path}`, { city }, language, content);
      await askAnew(queries);
    } catch (cause) {
      setRefusal(cause);
    }
  };
  const may = (action: string): boolean => me?.may.some((one) => one === action) === true && asOf === undefined;
  const isOpen = published !== null && published.settledAt === null;
  return (
    <div>
      <div className="headline-block stacked">
        <h1 data-plain>{words.headline(data.year)}</h1>
        <p className="lede" data-plain>
          {published === null
            ? words.draft(data.period)
            : words.published(published.at.slice(0, 10), published.by, published.settledAt?.slice(0, 10) ?? null)}
          {words.policy(data.policy.name)}
          {!data.policy.verified && ` (${text.awardParts.unverified})`}
        </p>
      </div>
      <div className="award-conditions">
        <label>
          {words.year}
          <select value={data.year} onChange={({ target }) => setChosen(target.value)}>
            {data.years.toReversed().map((year) => (
              <option key={year} value={year} data-plain>
                {year}
              </option>
            ))}
          </select>
        </label>
        <a href={`/api/v1/assessments/${data.year}/document?city=${city}${asOf === undefined ? '' : `&asOf=${asOf}`}`}>
          {words.document}
        </a>
        {published === null && may('assessment.conduct') && (
          <button type="button" className="press" onClick={() => void act('publish', undefined)}>
            {words.publish}
          </button>
        )}
        {isOpen && may('assessment.conduct') && (
          <button type="button" className="press" onClick={() => void act('settle', undefined)}>
            {words.settle}
          </button>
        )}
      </div>
      <Refused error={refusal} />
      <Results
        units={units}
        opened={opened}
        onOpen={setOpened}
        onObject={
          isOpen && may('assessment.object') ? (unit, said) => act('objections', { unit, words: said }) : undefined
        }
      />
      {published !== null && (
        <Objections
          published={published}
          onDecide={may('assessment.conduct') && isOpen ? (decision) => act('decisions', decision) : undefined}
        />
      )}
    </div>
  );
}

function Results(props: {
  readonly units: readonly AssessedUnit[];
  readonly opened: string | undefined;
  readonly onOpen: (code: string | undefined) => void;
  readonly onObject: ((unit: string, words: string) => Promise<void>) | undefined;
}): ReactElement {
  const { columns } = useText().awardParts.assessment;
  const { language } = useAddress();
  const regions = useRegions(undefined);
  return (
    <div className="award-scroll">
      <table className="award-table award-lines award-scores">
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
          {props.units.map((unit) => {
            const isOpen = props.opened === unit.code;
            return [
              <tr key={unit.code}>
                <td className="number" data-plain>
                  {unit.rank}
                </td>
                <th scope="row" data-plain>
                  <button
                    type="button"
                    className="door"
                    aria-expanded={isOpen}
                    onClick={() => props.onOpen(isOpen ? undefined : unit.code)}
                  >
                    {regions?.get(unit.code)?.name[language] ?? unit.name}
                  </button>
                </th>
                <td className="number" data-plain>
                  {display(unit.parts.indicators, 2)}
                </td>
                <td className="number" data-plain>
                  {display(unit.parts.supervision, 2)}
                </td>
                <td className="number" data-plain>
                  {display(unit.parts.awards, 2)}
                </td>
                <td className="number" data-plain>
                  {display(unit.total, 2)}
                </td>
              </tr>,
              isOpen && (
                <tr key={`${unit.code}/open`} className="open">
                  <td colSpan={6} data-plain>
                    <AssessmentLines unit={unit} onObject={props.onObject} />
                  </td>
                </tr>
              ),
            ];
          })}
        </tbody>
      </table>
    </div>
  );
}
