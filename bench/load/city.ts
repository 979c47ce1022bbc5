import { setTimeout as pause } from 'node:timers/promises';

import type { City } from './mix.ts';

const officer = { name: 'industry-officer', unit: '市工业和信息化局' };

/** Signs in as the invented people who do something, and looks up what they do it to. */
export async function openCity(url: string): Promise<City> {
  const [officerToken, statistician] = await Promise.all([signIn(url, officer.name), signIn(url, 'statistics')]);
  const regions = (await json(url, '/registers/region')) as {
    entries: { key: string; body: { parent: string | null } }[];
  };
  const { matters } = (await json(url, '/matters', officerToken)) as {
    matters: { id: string; state: string; leadUnit?: { code: string }; terms?: { leadUnit?: { code: string } } }[];
  };
  const leadOf = (one: (typeof matters)[number]): string | undefined => (one.leadUnit ?? one.terms?.leadUnit)?.code;
  return {
    url,
    regions: regions.entries
      .filter(({ key, body }) => key === '431200' || body.parent === '431200')
      .map(({ key }) => key),
    matters: matters.map(({ id }) => id),
    reportable: matters.filter((one) => one.state === 'inProgress' && leadOf(one) === officer.unit).map(({ id }) => id),
    tokens: { officer: officerToken, statistician },
  };
}

/** Waits, five minutes at most, until the outlooks are made that a server makes behind its first page: they take the processor from those
 *  who use a city for the first time, and nobody else. */
export async function outlooksMade(url: string): Promise<void> {
  const end = performance.now() + 300_000;
  while (performance.now() < end) {
    const { jobs } = (await json(url, '/outlook/jobs')) as { jobs: { state: string }[] };
    if (jobs.length > 0 && jobs.every(({ state }) => state === 'done')) return;
    await pause(500);
  }
  throw new Error('the outlooks are still being made');
}

async function signIn(url: string, signInName: string): Promise<string> {
  const response = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ signInName, demo: true, bearer: true }),
  });
  const body = (await response.json()) as { token?: string };
  if (body.token === undefined) throw new Error(`not signed in: ${signInName} ${JSON.stringify(body)}`);
  return body.token;
}

async function json(url: string, path: string, token?: string): Promise<unknown> {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const response = await fetch(`${url}/api/v1${path}`, { headers });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json();
}
