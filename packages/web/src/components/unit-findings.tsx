import type { UnitFindingBody, UnitFindingsBody } from '@shigan/contract';
import { createContext, type ReactElement, type ReactNode, useContext } from 'react';
import type { Address } from '../address/address.ts';
import { useAddress, useGo } from '../address/use-address.ts';
import { useMay } from '../api/people.ts';
import { type Asked, useRead } from '../api/queries.ts';
import { useText } from '../text/use-text.ts';
import { Door } from './door.tsx';
import { typeset } from './number.tsx';
import { PageLink } from './page-link.tsx';
import { Unit } from './unit.tsx';

const none: readonly UnitFindingBody[] = [];

const Findings = createContext(none);

/** Asks once what enterprises, projects and deals say about the indicators of a board, for all rows within. */
export function UnitFindingsOf({
  asked,
  children,
}: {
  readonly asked: Asked;
  readonly children: ReactNode;
}): ReactElement {
  const { data } = useRead<UnitFindingsBody>('/api/v1/board/units', { ...asked });
  return <Findings value={data?.findings ?? none}>{children}</Findings>;
}

/** What units say about an indicator of the board around. */
export function useUnitFindings(indicator: string): readonly UnitFindingBody[] {
  return useContext(Findings).filter((one) => one.indicator.code === indicator);
}

/** What units say about an indicator: a sentence that opens the figures it rests on, then the units, each a link to its page with the figure
 *  of its part, and the way from it to a matter for who may open one. */
export function UnitFindingItems({ findings }: { readonly findings: readonly UnitFindingBody[] }): ReactElement {
  return (
    <>
      {findings.map((finding) => (
        <li key={finding.rule.code} className="found found-units">
          <Door
            figures={[...finding.figures, ...finding.units.map(({ figure }) => figure.id)]}
            className={`finding finding-${finding.severity}`}
          >
            {finding.message}
          </Door>
          <ul>
            {finding.units.map((unit) => (
              <li key={`${unit.kind} ${unit.code}`}>
                <UnitLine unit={unit} />
              </li>
            ))}
          </ul>
        </li>
      ))}
    </>
  );
}

function UnitLine({ unit }: { readonly unit: UnitFindingBody['units'][number] }): ReactElement {
  const address = useAddress();
  const go = useGo();
  const may = useMay();
  const { opening } = useText();
  const isOpenable = unit.rule !== null && address.asOf === undefined;
  return (
    <>
      <PageLink
        className="link"
        to={{ ...address, ...pageOf(unit), indicator: undefined, finding: undefined, figures: [] }}
      >
        {unit.name}
      </PageLink>{' '}
      <Door figures={[unit.figure.id]}>
        {unit.figure.shown === '' ? '—' : typeset(unit.figure.shown, unit.kind === 'enterprise')}
        {unit.figure.shown !== '' && <Unit>{unit.figure.unit}</Unit>}
      </Door>
      {isOpenable && may('matters.open') && (
        <button
          type="button"
          className="follow-up"
          title={opening.buttonHint}
          aria-label={`${opening.button}：${unit.name}`}
          onClick={() => go({ finding: `${unit.kind} ${unit.code} ${unit.rule ?? ''}`, figures: [] })}
        >
          {opening.button}
        </button>
      )}
    </>
  );
}

function pageOf({ kind, code }: UnitFindingBody['units'][number]): Partial<Address> {
  switch (kind) {
    case 'enterprise':
      return { page: 'enterprises', enterprise: code };
    case 'project':
      return { page: 'projects', project: code };
    case 'deal':
      return { page: 'attraction', deal: code };
  }
}
