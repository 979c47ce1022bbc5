import { missingWords } from '@shigan/contract';
import type { MissingReason } from '@shigan/core';
import type { ReactElement } from 'react';
import { useAddress } from '../address/use-address.ts';

/** A figure that is not there: the reason in its place. */
export function Absent({ reason }: { readonly reason: MissingReason }): ReactElement {
  const { language } = useAddress();
  return <span className="absent">{missingWords[reason][language]}</span>;
}
