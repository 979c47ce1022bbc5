import type { AttractionBody } from '@shigan/contract';
import { dealStages, top500Kinds } from '@shigan/core';
import type { ReactElement } from 'react';
import { useAddress, useGo } from '../../address/use-address.ts';
import { SearchWords } from '../../components/search-words.tsx';
import { useText } from '../../text/use-text.ts';

/** What the list is narrowed to: step, mode, kind of firm, words; and the table as a workbook. */
export function DealChoices({ body }: { readonly body: AttractionBody }): ReactElement {
  const address = useAddress();
  const go = useGo();
  const words = useText().attraction;
  const { kind, light, by, city, period, asOf, region, search } = address;
  const download = new URLSearchParams(
    Object.entries({
      city,
      region,
      period,
      asOf,
      search,
      mode: by,
      stage: dealStages.find((one) => one === light),
      top500: kind === 'any' ? 'any' : top500Kinds.find((one) => one === kind),
    }).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
  return (
    <div className="enterprise-choices project-choices">
      <Choice
        label={words.stageChoice}
        value={light}
        none={words.allStages}
        options={[{ code: 'flagged', name: words.flagged }, ...body.stages]}
        choose={(value) => go({ light: value, figures: [] })}
      />
      <Choice
        label={words.modeChoice}
        value={by}
        none={words.allModes}
        options={body.modes}
        choose={(value) => go({ by: value, figures: [] })}
      />
      <Choice
        label={words.topChoice}
        value={kind}
        none={words.anyFirm}
        options={[{ code: 'any', name: words.anyTop }, ...body.top500]}
        choose={(value) => go({ kind: value, figures: [] })}
      />
      <a className="link" href={`/api/v1/attraction/workbook?${download.toString()}`} download>
        {words.workbook}
      </a>
      <SearchWords label={words.search} hint={words.searchHint} press={words.searchAgain} />
    </div>
  );
}

function Choice(props: {
  readonly label: string;
  readonly value: string | undefined;
  readonly none: string;
  readonly options: readonly { readonly code: string; readonly name: string }[];
  readonly choose: (value: string | undefined) => void;
}): ReactElement {
  return (
    <span className="select">
      <select
        aria-label={props.label}
        value={props.value ?? ''}
        onChange={(event) => props.choose(event.target.value || undefined)}
      >
        <option value="" data-plain>
          {props.none}
        </option>
        {props.options.map(({ code, name }) => (
          <option key={code} value={code} data-plain>
            {name}
          </option>
        ))}
      </select>
    </span>
  );
}
