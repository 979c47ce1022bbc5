import type { StandingBody } from '@shigan/contract';
import { isMissing } from '@shigan/core';
import { type ReactElement, useState } from 'react';
import { useText } from '../../text/use-text.ts';
import { AwardNumber } from './award-door.tsx';

/** The gap to one city over the years (与某市州的差距): both counts, the difference, and how it went. */
export function PeerGap({ body }: { readonly body: StandingBody }): ReactElement | null {
  const { awards } = useText();
  const [chosen, setChosen] = useState<string>();
  const peer = body.peers.find(({ code }) => code === chosen) ?? body.peers[0];
  if (peer === undefined) return null;
  return (
    <section className="award-block">
      <h2>{awards.gapQuestion}</h2>
      <div className="award-conditions">
        <label>
          {awards.gapWith}
          <select value={peer.code} onChange={({ target }) => setChosen(target.value)}>
            {body.peers.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </label>
        {!isMissing(peer.verdict) && <span>{awards.verdicts[peer.verdict]}</span>}
      </div>
      <div className="award-scroll">
        <table className="award-table narrow">
          <thead>
            <tr>
              {[awards.gapColumns.year, body.region.name, peer.name, awards.gapColumns.gap].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {peer.years.map((line) => {
              const own = body.years.find(({ year }) => year === line.year);
              return (
                <tr key={line.year}>
                  <th scope="row" data-plain>
                    {line.year}
                  </th>
                  <td>{own !== undefined && <AwardNumber figure={own.total} />}</td>
                  <td>
                    <AwardNumber figure={line.peer} />
                  </td>
                  <td>
                    <AwardNumber figure={line.gap} signed />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
