import type { MatterBody, OpenActBody } from '@shigan/contract';
import { type ReactElement, useState } from 'react';
import { useText } from '../../text/use-text.ts';
import { ActForm } from './act-form.tsx';

/** What can be done next: what cannot stands there too, with its reason. */
export function Acts({ matter }: { readonly matter: MatterBody }): ReactElement | null {
  const text = useText();
  const [chosen, setChosen] = useState<string>();
  if (matter.acts.length === 0) return null;
  const open = matter.acts.find((act) => act.act === chosen);
  return (
    <section className="sec first">
      <h2>{text.matter.next}</h2>
      {matter.proposed !== null && (
        <p className="quiet" data-plain>
          {text.matter.proposal(matter.proposed.words)}
          {text.matter.grounds(matter.proposed.overdue, matter.proposed.returns, matter.proposed.silence)}
        </p>
      )}
      <div className="acts">
        {matter.acts.map((act) => (
          <ActButton
            key={act.act}
            act={act}
            pressed={act.act === chosen}
            choose={() => setChosen(act.act === chosen ? undefined : act.act)}
          />
        ))}
      </div>
      <Reasons acts={matter.acts} />
      {open !== undefined && <ActForm key={open.act} matter={matter} act={open} close={() => setChosen(undefined)} />}
    </section>
  );
}

function ActButton(props: {
  readonly act: OpenActBody;
  readonly pressed: boolean;
  readonly choose: () => void;
}): ReactElement {
  const { act } = props;
  const reason = act.obstacles.map((one) => one.words).join('；');
  return (
    <button
      type="button"
      className={props.pressed ? 'press chosen' : 'press'}
      aria-expanded={props.pressed}
      disabled={act.obstacles.length > 0}
      title={reason === '' ? undefined : reason}
      onClick={props.choose}
    >
      {act.words}
    </button>
  );
}

/** Why some of it cannot be done, said once for each reason. */
function Reasons({ acts }: { readonly acts: readonly OpenActBody[] }): ReactElement | null {
  const byReason = new Map<string, string[]>();
  for (const act of acts)
    for (const { words } of act.obstacles) byReason.set(words, [...(byReason.get(words) ?? []), act.words]);
  if (byReason.size === 0) return null;
  return (
    <ul className="reasons">
      {[...byReason].map(([reason, names]) => (
        <li key={reason} data-plain>
          {names.join('、')}：{reason}
        </li>
      ))}
    </ul>
  );
}
