import type { Application } from '@shigan/app';
import { incomingFile } from '@shigan/app/testing/incoming-file';
import { exampleServer } from '@shigan/http/testing/example-city';
import { type Asking, toldByTime } from './compared.ts';

const otherCity = '430100';
const files = 50;

/** Whether the time of a refusal tells that a file which one may not see is here: one of another city against one that is nowhere. */
export async function filesTold(
  app: Application,
  run: { readonly seconds: number; readonly random: () => number },
): Promise<boolean> {
  await app.store.cities.create({ code: otherCity, name: '长沙市', demo: false, businessDate: null });
  const actor = { id: 'bench', name: '', roles: ['operator'], via: 'bench' } as const;
  const elsewhere: string[] = [];
  for (let n = 0; n < files; n++) {
    const content = `a file of another city: ${n}`;
    const acceptance = { actor, storedAt: app.clock.now(), dryRun: false };
    await app.store.imports.accept(otherCity, incomingFile(`${n}.csv`, content), 'long', [], acceptance);
    elsewhere.push(app.digest.sha256(content));
  }
  const { server } = await exampleServer(app);
  let asked = 0;
  const asking = (name: string, fingerprint: (n: number) => string): Asking => ({
    name,
    ask: () => server.inject(`/api/v1/files/${fingerprint(asked++)}`),
  });
  const nowhere = Array.from({ length: files }, (_, n) => app.digest.sha256(`nowhere: ${n}`));
  try {
    return await toldByTime(
      'files by their fingerprint',
      [
        asking('nowhere', (n) => nowhere[n % files] ?? ''),
        asking('nowhere, again', (n) => nowhere[n % files] ?? ''),
        asking('in another city', (n) => elsewhere[n % files] ?? ''),
      ],
      { ...run, status: 404 },
    );
  } finally {
    await server.close();
  }
}
