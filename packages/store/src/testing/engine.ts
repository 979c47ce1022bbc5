import { join } from 'node:path';

import { ensureCluster } from '../embedded/cluster.ts';
import { compiledEngine } from '../embedded/compiled-engine.ts';
import { type Engine, openEngine } from '../embedded/engine.ts';
import { templateDirectory } from '../embedded/template-directory.ts';
import { temporaryDirectory } from './temporary.ts';

/** An engine in this thread on a cluster of its own. */
export async function testEngine(onSync: () => void = () => {}): Promise<Engine & { readonly directory: string }> {
  const directory = temporaryDirectory();
  const options = {
    module: await compiledEngine(),
    directory: join(directory.path, 'pg'),
    onSync,
    onFatal: (reason: string): never => {
      throw new Error(reason);
    },
  };
  await ensureCluster(options, templateDirectory);
  const engine = await openEngine(options);
  return {
    directory: directory.path,
    run: engine.run,
    close: async () => {
      await engine.close();
      directory.remove();
    },
  };
}
