import type { CampaignBody } from '@shigan/contract';
import { isMissing } from '@shigan/core';
import { type FormEvent, type ReactElement, useId, useState } from 'react';
import { useSend } from '../../../api/proceedings.ts';
import { SendProblem } from '../../../components/send-problem.tsx';
import { typeset } from '../../../components/number.tsx';
import { useText } from '../../../text/use-text.ts';
import { enteredFigures } from './campaign-state.ts';

/** Ten-second entry (十秒填报): one field for each figure that is asked of the unit, with what it stated last, and one button. Null is
 *  the Supervision Office, for the whole. */
export function EnterFigures(props: {
  readonly campaign: CampaignBody;
  readonly unit: { readonly code: string; readonly name: string } | null;
  readonly today: string;
}): ReactElement | null {
  const { campaign, unit, today } = props;
  const words = useText().campaigns;
  const id = useId();
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({});
  const last = today < campaign.to ? today : campaign.to;
  const [on, setOn] = useState(last);
  const [sent, setSent] = useState(false);
  const { state, send } = useSend();
  const askedFor = campaign.indicators.filter(
    ({ statedBy, isRecorded }) => !isRecorded && statedBy === (unit === null ? 'office' : 'units'),
  );
  if (askedFor.length === 0) return null;
  const figures = enteredFigures(fields);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const path = `/api/v1/campaigns/${campaign.id}/${unit === null ? 'whole' : 'figures'}`;
    if (!(await send(path, { on, figures }))) return;
    setFields({});
    setSent(true);
  };
  return (
    <form className="enter-figures sec" onSubmit={(event) => void submit(event)}>
      <h2 data-plain>{unit === null ? words.enter.whole : words.enter.title(unit.name)}</h2>
      <p className="quiet">{words.enter.hint}</p>
      <div className="figure-fields">
        {askedFor.map((one) => {
          const held = unit === null ? one.value : one.byUnit.find((of) => of.unit.code === unit.code)?.value;
          return (
            <label key={one.id} htmlFor={`${id}${one.id}`} data-plain>
              <span>
                {one.name}（{one.unit}）
              </span>
              <input
                id={`${id}${one.id}`}
                type="number"
                inputMode="decimal"
                step={10 ** -one.decimals}
                value={fields[one.id] ?? ''}
                onChange={(event) => {
                  setSent(false);
                  setFields({ ...fields, [one.id]: event.target.value });
                }}
              />
              <small data-plain>
                {held === undefined || isMissing(held) ? words.enter.none : words.enter.last(typeset(held))}
              </small>
            </label>
          );
        })}
      </div>
      <p className="campaign-line">
        <button type="submit" className="press primary" disabled={figures.length === 0 || state === 'sending'}>
          {state === 'sending' ? words.enter.sending : words.enter.send}
        </button>
        <label htmlFor={`${id}on`}>
          {words.enter.on}{' '}
          <input
            id={`${id}on`}
            type="date"
            value={on}
            min={campaign.from}
            max={last}
            required
            onChange={(event) => setOn(event.target.value)}
          />
        </label>
        <span role="status">{sent && state === 'open' ? words.enter.sent : ''}</span>
      </p>
      <SendProblem state={state} />
    </form>
  );
}
