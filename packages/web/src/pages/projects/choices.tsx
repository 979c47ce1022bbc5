import type { ProjectListBody } from '@shigan/contract';
import { projectSectors } from '@shigan/core';
import type { ReactElement } from 'react';
import { useAddress, useGo } from '../../address/use-address.ts';
import { SearchWords } from '../../components/search-words.tsx';
import { useText } from '../../text/use-text.ts';

/** What the list is narrowed to: sector, state, chain, words; and the table as a workbook. */
export function ProjectChoices({ body }: { readonly body: ProjectListBody }): ReactElement {
  const address = useAddress();
  const text = useText();
  const go = useGo();
  const words = text.projects;
  const { kind, light, by, city, period, asOf, region, search } = address;
  const download = new URLSearchParams(
    Object.entries({
      city,
      region,
      period,
      asOf,
      chain: by,
      search,
      sector: projectSectors.find((one) => one === kind),
    }).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
  return (
    <div className="enterprise-choices project-choices">
      <div className="orders" role="group" aria-label={words.sectors}>
        {[undefined, ...body.sectors.map(({ code }) => code)].map((sector) => (
          <button
            key={sector ?? ''}
            type="button"
            aria-pressed={kind === sector}
            onClick={() => go({ kind: sector, figures: [] })}
          >
            {body.sectors.find(({ code }) => code === sector)?.name ?? words.all}
          </button>
        ))}
      </div>
      <span className="select">
        <select
          aria-label={words.statesChoice}
          value={light ?? ''}
          onChange={(event) => go({ light: event.target.value || undefined, figures: [] })}
        >
          <option value="">{words.allStates}</option>
          <option value="flagged">{words.flagged}</option>
          {body.states.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </span>
      <span className="select">
        <select
          aria-label={words.chainChoice}
          value={by ?? ''}
          onChange={(event) => go({ by: event.target.value || undefined, figures: [] })}
        >
          <option value="">{words.allChains}</option>
          {body.chains.map((chain) => (
            <option key={chain} value={chain}>
              {chain}
            </option>
          ))}
        </select>
      </span>
      <a className="link" href={`/api/v1/projects/workbook?${download.toString()}`} download>
        {words.workbook}
      </a>
      <SearchWords label={words.search} hint={words.searchHint} press={words.searchAgain} />
    </div>
  );
}
