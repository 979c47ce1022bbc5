import type { FaultBody } from '@shigan/contract';
import type { ReactElement } from 'react';
import { useText } from '../../../text/use-text.ts';
import { placeKey, type Reasons, type WarningGroup } from './acceptance.ts';
import { placeOf } from './severity.tsx';

/** Warnings that ask (待确认): each kind with one reason, or each warning with its own. */
export function Warnings(props: {
  readonly groups: readonly WarningGroup[];
  readonly reasons: Reasons;
  readonly onReasons: (reasons: Reasons) => void;
  readonly onPlace: (fault: FaultBody) => void;
}): ReactElement {
  const { data } = useText();
  const { reasons, onReasons } = props;
  const words = data.import.warnings;
  return (
    <section className="block-of warnings">
      <h3>{words.title}</h3>
      <p className="explains">{words.hint}</p>
      <ul>
        {props.groups.map(({ code, warnings }) => (
          <li key={code}>
            <Reason
              label={words.kind(warnings.length)}
              example={warnings[0]?.message ?? ''}
              value={reasons[code] ?? ''}
              onValue={(value) => onReasons({ ...reasons, [code]: value })}
            />
            {warnings.length > 1 && (
              <details>
                <summary>{words.single}</summary>
                <ol>
                  {warnings.map((warning, index) => (
                    <li key={index}>
                      <Reason
                        label={placeOf(warning)}
                        example={warning.message}
                        value={reasons[placeKey(warning)] ?? ''}
                        onValue={(value) => onReasons({ ...reasons, [placeKey(warning)]: value })}
                      />
                    </li>
                  ))}
                </ol>
              </details>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Reason(props: {
  readonly label: string;
  readonly example: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
}): ReactElement {
  const { data } = useText();
  return (
    <label className="reason">
      <span className="reason-of" data-plain>
        <b data-plain>{props.label}</b> {props.example}
      </span>
      <input
        type="text"
        maxLength={500}
        value={props.value}
        placeholder={data.import.warnings.reason}
        onChange={(event) => props.onValue(event.target.value)}
      />
    </label>
  );
}
