import type { KeptMarkBody, ParkBody } from '@shigan/contract';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { askAnew } from '../../api/ask-anew.ts';
import { useMay } from '../../api/people.ts';
import { sendJson } from '../../api/fetch-json.ts';
import { Refused } from '../../components/refused.tsx';
import { useText } from '../../text/use-text.ts';

/** Gives a mark on a criterion (园区评议): in the name of whoever is signed in, with its grounds. */
export function MarkForm({ body }: { readonly body: ParkBody }): ReactElement | null {
  const { city, language } = useAddress();
  const may = useMay();
  const words = useText().parks.detail;
  const queries = useQueryClient();
  const judged = body.criteria.filter((one) => one.judged);
  const [isOpen, setOpen] = useState(false);
  const [criterion, setCriterion] = useState(judged[0]?.code);
  const [mark, setMark] = useState('');
  const [grounds, setGrounds] = useState('');
  const [refusal, setRefusal] = useState<unknown>();
  if (!may('park.judge') || criterion === undefined) return null;
  const send = async (): Promise<void> => {
    setRefusal(undefined);
    try {
      const content = { criterion, mark: Number(mark), grounds: grounds.trim() };
      await sendJson<KeptMarkBody>(`/api/v1/parks/${body.row.code}/marks`, { city }, language, content);
      setMark('');
      setGrounds('');
      setOpen(false);
      await askAnew(queries);
    } catch (error) {
      setRefusal(error);
    }
  };
  if (!isOpen)
    return (
      <p className="enterprise-back">
        <button type="button" className="press" onClick={() => setOpen(true)}>
          {words.give}
        </button>
      </p>
    );
  const isReady = mark !== '' && Number(mark) >= 0 && Number(mark) <= 100 && grounds.trim() !== '';
  return (
    <form
      className="enterprise-form request-form"
      aria-label={words.give}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <fieldset>
        <legend>{words.form.criterion}</legend>
        {judged.map(({ code, name }) => (
          <label key={code}>
            <input type="radio" name="criterion" checked={criterion === code} onChange={() => setCriterion(code)} />
            {name}
          </label>
        ))}
      </fieldset>
      <label className="wide" data-plain>
        {words.form.mark}
        <input type="number" min={0} max={100} value={mark} onChange={(event) => setMark(event.target.value)} />
      </label>
      <label className="wide">
        {words.form.grounds}
        <textarea rows={3} maxLength={500} value={grounds} onChange={(event) => setGrounds(event.target.value)} />
      </label>
      <p className="note">{words.formNote}</p>
      <div className="row">
        <button type="submit" className="press is-main" disabled={!isReady}>
          {words.form.send}
        </button>
        <button type="button" className="press" onClick={() => setOpen(false)}>
          {words.form.cancel}
        </button>
      </div>
      <Refused error={refusal} />
    </form>
  );
}
