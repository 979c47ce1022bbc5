import type { Actor, RegionCode } from '@shigan/core';
import { type Application, authorise } from '../../application.ts';
import { officer } from '../../demo/matters/script.ts';
import { always } from '../../supervision/proceedings.ts';
import { closeReview, openReview } from './conduct-review.ts';

/** Enters the rounds of the monthly review of the demonstration (演示月调度): April's is over, May's is open. A load that broke off is
 *  taken up again. */
export async function loadDemoProceedings(app: Application, actor: Actor, city: RegionCode): Promise<void> {
  authorise(actor, 'demo.load', city);
  const held = new Set(
    (await app.store.proceedings.events(city, 'monthlyReview', always)).map(({ id, version }) => `${id} ${version}`),
  );
  const at = (moment: string) => ({ by: officer, at: `2021-${moment}` });
  if (!held.has('2021-04 1')) await openReview(app, actor, city, at('04-12T09:00'));
  if (!held.has('2021-04 2')) await closeReview(app, actor, city, '2021-04', at('04-23T17:00'));
  if (!held.has('2021-05 1')) await openReview(app, actor, city, at('05-10T09:00'));
}
