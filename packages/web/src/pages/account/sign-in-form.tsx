import type { MeBody, SignedInBody } from '@shigan/contract';
import { type ReactElement, useState } from 'react';
import { useAddress, useGo } from '../../address/use-address.ts';
import { useSend } from '../../api/people.ts';
import { roleName } from '../../components/account-menu.tsx';
import { Refused } from '../../components/refused.tsx';
import { useText } from '../../text/use-text.ts';
import { Field } from './field.tsx';

/** Name and password, then the code where a second factor is set up; the identity provider; in a demonstration its people. */
export function SignInForm({ me }: { readonly me: MeBody }): ReactElement {
  const text = useText();
  const go = useGo();
  const { busy, error, send } = useSend();
  const [signInName, setSignInName] = useState('');
  const [password, setPassword] = useState('');
  const [step, setStep] = useState<string>();
  const [code, setCode] = useState('');

  const enter = async (path: string, body: object): Promise<void> => {
    const answer = await send<SignedInBody>('POST', path, body);
    if (answer?.kind === 'second-factor') return setStep(answer.token);
    // A wrong code costs the step: the password is asked for again.
    setStep(undefined);
    setCode('');
    if (answer !== undefined) go({ page: 'board', indicator: undefined, figures: [] }, 'replace');
  };

  return (
    <div className="sign-in" data-plain>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void (step === undefined
            ? enter('/api/v1/session', { signInName, password })
            : enter('/api/v1/session/code', { token: step, code }));
        }}
      >
        <h1>{text.account.signIn}</h1>
        {step === undefined ? (
          <>
            <Field label={text.account.name} value={signInName} onChange={setSignInName} autoComplete="username" />
            <Field
              label={text.account.password}
              value={password}
              onChange={setPassword}
              type="password"
              autoComplete="current-password"
            />
          </>
        ) : (
          <Field
            label={text.account.code}
            value={code}
            onChange={setCode}
            inputMode="numeric"
            autoComplete="one-time-code"
            hint={text.account.codeHint}
          />
        )}
        <Refused error={error} />
        <button type="submit" className="press primary" disabled={busy}>
          {text.account.signIn}
        </button>
        {me.signIn.provider !== null && (
          <a className="link" href={`/api/v1/session/provider?city=${me.city}`}>
            {text.account.byProvider(me.signIn.provider)}
          </a>
        )}
      </form>
      {me.signIn.people.length > 0 && <DemoPeople me={me} busy={busy} enter={enter} />}
    </div>
  );
}

function DemoPeople(props: {
  readonly me: MeBody;
  readonly busy: boolean;
  readonly enter: (path: string, body: object) => Promise<void>;
}): ReactElement {
  const text = useText();
  const { language } = useAddress();
  return (
    <section className="demo-people">
      <h2>{text.account.demoTitle}</h2>
      <p>{text.account.demoHint}</p>
      <ul>
        {props.me.signIn.people.map(({ signInName, name, roles, unit }) => (
          <li key={signInName}>
            <button
              type="button"
              disabled={props.busy}
              onClick={() => void props.enter('/api/v1/session', { signInName, demo: true })}
            >
              <b>{name}</b>
              <span>{roles.map((role) => roleName(role, language)).join(text.account.listComma)}</span>
              <small>{unit}</small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
