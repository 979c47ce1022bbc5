import type { SetUpBody } from '@shigan/contract';
import { type ReactElement, useEffect, useState } from 'react';
import { useSend } from '../../api/people.ts';
import { Refused } from '../../components/refused.tsx';
import { useText } from '../../text/use-text.ts';
import { Field } from './field.tsx';

/** Sets the second factor up, or takes it away. */
export function SecondFactor({ on }: { readonly on: boolean }): ReactElement {
  return on ? <Remove /> : <SetUp />;
}

function SetUp(): ReactElement {
  const text = useText();
  const { busy, error, send } = useSend();
  const [begun, setBegun] = useState<SetUpBody>();
  const [code, setCode] = useState('');
  if (begun === undefined) {
    return (
      <>
        <p>{text.account.secondFactorOff}</p>
        <Refused error={error} />
        <button
          type="button"
          className="press primary"
          disabled={busy}
          onClick={() => void send<SetUpBody>('POST', '/api/v1/me/second-factor').then(setBegun)}
        >
          {text.account.setUp}
        </button>
      </>
    );
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void send('PUT', '/api/v1/me/second-factor', { token: begun.token, code }).then(() => setBegun(undefined));
      }}
    >
      <p>{text.account.scan}</p>
      <Picture address={begun.address} />
      <p className="secret" data-plain>
        {begun.secret.match(/.{1,4}/g)?.join(' ')}
      </p>
      <Field
        label={text.account.code}
        value={code}
        onChange={setCode}
        inputMode="numeric"
        autoComplete="one-time-code"
      />
      <Refused error={error} />
      <button type="submit" className="press primary" disabled={busy}>
        {text.account.confirm}
      </button>
    </form>
  );
}

/** A QR code as squares of one path; always dark on light, for cameras. */
function Picture({ address }: { readonly address: string }): ReactElement | null {
  const text = useText();
  const [squares, setSquares] = useState<{ readonly size: number; readonly path: string }>();
  useEffect(() => {
    let live = true;
    const draw = async (): Promise<void> => {
      const { encode } = await import('uqr');
      const { data, size } = encode(address);
      const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
      if (live) setSquares({ size, path });
    };
    void draw();
    return () => {
      live = false;
    };
  }, [address]);
  if (squares === undefined) return null;
  return (
    <svg className="qr" viewBox={`0 0 ${squares.size} ${squares.size}`} role="img" aria-label={text.account.qr}>
      <rect width={squares.size} height={squares.size} fill="#fff" />
      <path d={squares.path} fill="#000" />
    </svg>
  );
}

function Remove(): ReactElement {
  const text = useText();
  const { busy, error, send } = useSend();
  const [password, setPassword] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void send('POST', '/api/v1/me/second-factor/removal', { password });
      }}
    >
      <p>{text.account.secondFactorOn}</p>
      <Field
        label={text.account.present}
        value={password}
        onChange={setPassword}
        type="password"
        autoComplete="current-password"
      />
      <Refused error={error} />
      <button type="submit" className="press" disabled={busy}>
        {text.account.remove}
      </button>
    </form>
  );
}
