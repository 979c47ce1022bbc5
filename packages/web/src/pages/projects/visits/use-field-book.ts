import { useEffect } from 'react';
import { useAddress } from '../../../address/use-address.ts';
import { useMe } from '../../../api/people.ts';
import { useHealth } from '../../../api/queries.ts';
import { type FieldProject, keepProjects } from './field-book.ts';

/** Keeps the projects that are shown, for the form without a network: only for who may report visits. */
export function useKeptProjects(seen: readonly FieldProject[] | undefined): void {
  const { city } = useAddress();
  const { data: me } = useMe();
  const { data: health } = useHealth();
  const account = me !== undefined && me.may.includes('visit.file') ? me.signInName : null;
  const held = health?.cities.find(({ code }) => city === undefined || code === city);
  const businessDate = held?.businessDate ?? null;
  useEffect(() => {
    if (seen === undefined || account === null || held === undefined) return;
    void keepProjects({ account, city, businessDate }, seen);
  }, [seen, account, city, businessDate, held]);
}
