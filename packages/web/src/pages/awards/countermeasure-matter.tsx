import type { MatterBody } from '@shigan/contract';
import { type ChecklistLine, countermeasureTerms, type Leader, type SubItemWork, type Unit } from '@shigan/core';
import { type ReactElement, useState } from 'react';
import { useAddress, useGo } from '../../address/use-address.ts';
import { sendJson } from '../../api/fetch-json.ts';
import { useMe } from '../../api/people.ts';
import { useByCode } from '../../api/queries.ts';
import { Refused } from '../../components/refused.tsx';
import { useText } from '../../text/use-text.ts';

/** Has a countermeasure followed up as a matter (转督办): it is drafted with what is known, and opened to be completed. */
export function CountermeasureMatter(props: {
  readonly work: SubItemWork;
  readonly line: ChecklistLine;
  readonly title: string;
  readonly today: string;
}): ReactElement | null {
  const words = useText().awardParts.work;
  const { city, language } = useAddress();
  const go = useGo();
  const { data: me } = useMe();
  const units = useByCode<Unit>('unit', undefined);
  const leaders = useByCode<Leader>('leader', undefined);
  const [refusal, setRefusal] = useState<unknown>();
  const { countermeasure } = props.line;
  if (countermeasure === undefined || me?.may.includes('matters.open') !== true) return null;
  const open = async (): Promise<void> => {
    setRefusal(undefined);
    const terms = countermeasureTerms(props.work, props.line, {
      title: props.title,
      city: city ?? me.city,
      today: props.today.slice(0, 10),
      units: [...(units?.values() ?? [])].map(({ code, name }) => ({ code, name: name.zh })),
      leaders: [...(leaders?.values() ?? [])].map(({ code, name }) => ({ id: code, name })),
    });
    try {
      const opened = await sendJson<MatterBody>('/api/v1/matters', { city }, language, { terms });
      go({ page: 'matters', matter: opened.id, section: undefined, award: undefined, figures: [] });
    } catch (error) {
      setRefusal(error);
    }
  };
  return (
    <>
      <button
        type="button"
        className="press"
        aria-label={`${words.toMatter} ${countermeasure}`}
        onClick={() => void open()}
      >
        {words.toMatter}
      </button>
      <Refused error={refusal} />
    </>
  );
}
