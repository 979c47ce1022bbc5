import type { FaultBody, LookBody } from '@shigan/contract';
import type { AcceptedWarning } from '@shigan/core';
import { type ReactElement, useMemo, useState } from 'react';
import { Refused } from '../../../components/refused.tsx';
import { useText } from '../../../text/use-text.ts';
import { acceptancesOf, type Reasons, warningGroups, withoutReason } from './acceptance.ts';
import { DifferencesTable } from './differences-table.tsx';
import { FaultsTable } from './faults-table.tsx';
import { SheetView } from './sheet-view.tsx';
import type { ImportState, ReadingAsked } from './use-import.ts';
import { Warnings } from './warnings.tsx';

type Looked = ImportState & { readonly step: 'looked' };

/** A file as it was looked at: the verdict, what is wrong with it, the sheets as they look, what would change; and taking it in. */
export function LookView(props: {
  readonly state: Looked;
  readonly onTake: (accepted: readonly AcceptedWarning[]) => void;
  readonly onLook: (asked: ReadingAsked) => void;
  readonly onRestart: () => void;
}): ReactElement {
  const { look, asked, error } = props.state;
  const { data } = useText();
  const { faults } = look.import;
  const groups = useMemo(() => warningGroups(faults), [faults]);
  const [reasons, setReasons] = useState<Reasons>({});
  const [chosen, setChosen] = useState<FaultBody>();
  const errors = faults.filter(({ severity }) => severity === 'error').length;
  const changes = look.import.stored + look.import.revised;
  const open = withoutReason(groups, reasons);
  const hindrance =
    errors > 0
      ? data.import.hasErrors(errors)
      : open > 0
        ? data.import.hasWarnings(open)
        : changes === 0 && look.import.unchanged === 0
          ? data.import.readNothing
          : undefined;
  const read = (label: string, meaning: string): void =>
    props.onLook({ ...asked, meanings: { ...asked.meanings, [label]: meaning } });
  return (
    <div className="look">
      <Verdict look={look} errors={errors} />
      <div className="take">
        <button
          type="button"
          className="press primary"
          disabled={hindrance !== undefined}
          onClick={() => props.onTake(acceptancesOf(groups, reasons))}
        >
          {data.import.take}
        </button>
        {hindrance !== undefined && (
          <span className="hindrance" data-plain>
            {hindrance}
          </span>
        )}
        <button type="button" className="press" onClick={props.onRestart}>
          {data.import.chooseAgain}
        </button>
        {faults.some(({ code }) => code === 'revises-back') && !asked.allowSetBack && (
          <button type="button" className="press" onClick={() => props.onLook({ ...asked, allowSetBack: true })}>
            {data.import.allowSetBack}
          </button>
        )}
        <Refused error={error} />
      </div>
      {errors === 0 && groups.length > 0 && (
        <Warnings groups={groups} reasons={reasons} onReasons={setReasons} onPlace={setChosen} />
      )}
      {faults.length > 0 && <FaultsTable faults={faults} onPlace={setChosen} onRead={read} />}
      <SheetView sheets={look.sheets} mapping={look.import.mapping} faults={faults} chosen={chosen} />
      <DifferencesTable differences={look.differences} more={look.more} />
    </div>
  );
}

function Verdict({ look, errors }: { readonly look: LookBody; readonly errors: number }): ReactElement {
  const { data } = useText();
  const { file, stored, revised, unchanged, faults } = look.import;
  const warnings = faults.filter(({ severity }) => severity === 'warning').length;
  return (
    <header className="verdict">
      <h2 className={errors > 0 ? 'worse' : undefined} data-plain>
        {errors > 0
          ? data.import.refused(file, errors)
          : warnings > 0
            ? data.import.asks(file, warnings)
            : data.import.clean(file)}
      </h2>
      {/* A file that is refused was not counted. */}
      {errors === 0 && <p data-plain>{data.import.counts(stored, revised, unchanged)}</p>}
    </header>
  );
}
