import type { StandingBody } from '@shigan/contract';
import { display, isMissing } from '@shigan/core';
import type { ReactElement } from 'react';
import { typeset } from '../../components/number.tsx';
import { useText } from '../../text/use-text.ts';
import { AwardDoor } from './award-door.tsx';

/** Every city of the province by its awards: each number opens where it comes from. */
export function ProvinceTable({ body }: { readonly body: StandingBody }): ReactElement {
  const text = useText();
  const { columns } = text.awards;
  const tierShown = (tier: StandingBody['table'][number]['tierTotal']): string =>
    isMissing(tier) ? '—' : text.awards.tier(tier);
  const shown = (value: StandingBody['table'][number]['countiesAgainstMean']): string =>
    isMissing(value) ? '—' : typeset(display(value, 2), true);
  return (
    <section className="award-block">
      <h2>{text.awards.tableQuestion}</h2>
      <p className="note">{text.awards.note}</p>
      {!isMissing(body.means.cityLevel) && !isMissing(body.means.county) && (
        <p className="note" data-plain>
          {text.awards.means.cityLevel(body.means.cityLevel.value, body.means.cityLevel.of, body.means.cityLevel.sum)}
          {text.awards.means.county(body.means.county.value, body.means.county.of, body.means.county.sum)}
        </p>
      )}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reached */}
      <div className="award-scroll" role="region" aria-label={text.awards.tableQuestion} tabIndex={0}>
        <table className="award-table">
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
            {body.table
              .toSorted((a, b) => a.rankTotal - b.rankTotal)
              .map((row) => (
                <tr key={row.code} className={row.code === body.region.code ? 'own' : undefined}>
                  <th scope="row">{row.name}</th>
                  {(
                    [
                      ['rankTotal', String(row.rankTotal)],
                      ['tierTotal', tierShown(row.tierTotal)],
                      ['total', String(row.total)],
                      ['cityLevel', String(row.cityLevel)],
                      ['rankCityLevel', String(row.rankCityLevel)],
                      ['tierCityLevel', tierShown(row.tierCityLevel)],
                      ['cityLevelAgainstMean', shown(row.cityLevelAgainstMean)],
                      ['countiesAgainstMean', shown(row.countiesAgainstMean)],
                    ] as const
                  ).map(([column, said]) => (
                    <td key={column}>
                      <AwardDoor id={row.figures[column]}>{said}</AwardDoor>
                    </td>
                  ))}
                </tr>
              ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
