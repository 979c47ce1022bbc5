import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { useAddress } from '../../../address/use-address.ts';
import { askAnew } from '../../../api/ask-anew.ts';
import { isUnreached } from '../../../api/fetch-json.ts';
import { dropVisit, sendVisit, type WaitingVisit, waitingVisits } from './outbox.ts';

/** Visits that wait in this browser, and the ways out of it. */
export interface Outbox {
  readonly waiting: readonly WaitingVisit[];
  /** Why the server refused one; undefined where it did not. */
  readonly refusal: unknown;
  sendAll(): Promise<void>;
  drop(key: string): Promise<void>;
}

/** Said when something was sent or dropped, so that every part of the page knows what is left. */
const changed = 'shigan:visits';

/** Sending takes turns: two parts of a page that try at once send each visit once. */
let turn: Promise<unknown> = Promise.resolve();

/** The visits of an account that wait in this browser: sent when the page opens and whenever a network comes. Those of another account wait
 *  for it, so that nobody signs what somebody else saw. Null where nobody is known to be signed in: then all of them wait. */
export function useOutbox(account: string | null): Outbox {
  const { language } = useAddress();
  const queries = useQueryClient();
  const [waiting, setWaiting] = useState<readonly WaitingVisit[]>([]);
  const [refusal, setRefusal] = useState<unknown>();
  const look = useCallback(async (): Promise<void> => {
    setWaiting((await waitingVisits()).filter((visit) => account === null || isOf(visit, account)));
  }, [account]);
  const sendAll = useCallback(async (): Promise<void> => {
    const before = turn;
    const work = (async (): Promise<void> => {
      await before;
      setRefusal(undefined);
      let sent = 0;
      for (const visit of account === null ? [] : await waitingVisits()) {
        if (account !== null && !isOf(visit, account)) continue;
        try {
          await sendVisit(visit, language);
          sent += 1;
        } catch (error) {
          // Without a way to the server all of them wait; what the server refuses is for a person to mend.
          if (isUnreached(error)) break;
          setRefusal(error);
        }
      }
      await look();
      if (sent === 0) return;
      dispatchEvent(new Event(changed));
      await askAnew(queries);
    })();
    turn = work.catch(() => undefined);
    await work;
  }, [account, language, look, queries]);
  useEffect(() => {
    const again = (): void => void sendAll();
    again();
    const lookAgain = (): void => void look();
    window.addEventListener('online', again);
    window.addEventListener(changed, lookAgain);
    return () => {
      window.removeEventListener('online', again);
      window.removeEventListener(changed, lookAgain);
    };
  }, [sendAll, look]);
  const drop = useCallback(
    async (key: string): Promise<void> => {
      await dropVisit(key);
      await look();
      dispatchEvent(new Event(changed));
    },
    [look],
  );
  return { waiting, refusal, sendAll, drop };
}

function isOf({ by }: WaitingVisit, account: string): boolean {
  return by === undefined || by === account;
}
