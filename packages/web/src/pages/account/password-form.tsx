import { passwordLength } from '@shigan/core';
import { type ReactElement, useState } from 'react';
import { useSend } from '../../api/people.ts';
import { Refused } from '../../components/refused.tsx';
import { useText } from '../../text/use-text.ts';
import { Field } from './field.tsx';

/** Changes the own password. */
export function PasswordForm(): ReactElement {
  const text = useText();
  const { busy, error, send } = useSend();
  const [present, setPresent] = useState('');
  const [next, setNext] = useState('');
  const [done, setDone] = useState(false);
  const change = async (): Promise<void> => {
    const answer = await send('PUT', '/api/v1/me/password', { present, next });
    setDone(answer !== undefined);
    if (answer === undefined) return;
    setPresent('');
    setNext('');
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void change();
      }}
    >
      <Field
        label={text.account.present}
        value={present}
        onChange={setPresent}
        type="password"
        autoComplete="current-password"
      />
      <Field
        label={text.account.next}
        value={next}
        onChange={setNext}
        type="password"
        autoComplete="new-password"
        hint={text.account.passwordRule(passwordLength.least)}
      />
      <Refused error={error} />
      {done && <p role="status">{text.account.changed}</p>}
      <button type="submit" className="press primary" disabled={busy}>
        {text.account.change}
      </button>
    </form>
  );
}
