import { expect, it } from 'vitest';
import { countermeasureTerms } from './countermeasure.ts';

it('a countermeasure becomes the terms of a matter: under whom the sub-item is, due with the next step', () => {
  const terms = countermeasureTerms(
    {
      authority: 'province',
      year: 2021,
      measure: 'fiscal',
      subItem: 'fiscal.city',
      leader: '常务副市长赵某',
      leadUnit: '市财政局',
      calendar: [
        { step: 'result', due: '2022-01-31' },
        { step: 'criteriaFrozen', due: '2021-05-31' },
        { step: 'rulesOut', due: '2021-03-05', doneOn: '2021-03-05' },
      ],
    },
    { examined: '非税收入占比', how: '决算', proof: ['收入决算表'], selfCheck: 'partly', countermeasure: '压减非税' },
    {
      title: '财税管理',
      city: '431200',
      today: '2021-05-20',
      units: [{ code: 'finance', name: '市财政局' }],
      leaders: [{ id: 'l', name: '赵某' }],
    },
  );
  expect(terms).toMatchObject({
    title: '财税管理：压减非税',
    source: { kind: 'incentiveMeasure', reference: '财税管理' },
    leader: { id: 'l' },
    leadUnit: { code: 'finance' },
    deadline: '2021-05-31',
    done: { text: '非税收入占比达到要求，以收入决算表证明' },
  });
});
