import react from '@vitejs/plugin-react';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

/** Writes each built file compressed beside itself, once, so that the server need not do it at every request. */
function compressed(directory: string): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    closeBundle() {
      for (const path of readdirSync(directory, { recursive: true, encoding: 'utf8' })) {
        if (!/\.(?:js|css|html|svg)$/.test(path)) continue;
        const content = readFileSync(join(directory, path));
        writeFileSync(join(directory, `${path}.br`), brotliCompressSync(content));
        writeFileSync(join(directory, `${path}.gz`), gzipSync(content, { level: 9 }));
      }
    },
  };
}

const workerFile = 'shell-worker.js';

/** The first script of the pages and the page without a network, with all that they import: what opens when nothing can be asked. */
const shellRoots = ['index.html', 'field-page.tsx'];

/** Builds the service worker as a file of its own, and writes in front of it which files the shell is made of and a hash of them. */
function shellWorker(): Plugin {
  return {
    name: 'shell-worker',
    apply: 'build',
    buildStart() {
      this.emitFile({
        type: 'chunk',
        id: join(import.meta.dirname, 'src/offline/shell-worker.ts'),
        fileName: workerFile,
      });
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const files = new Set<string>();
        const add = (name: string): void => {
          const found = bundle[name];
          if (files.has(name) || found?.type !== 'chunk') return;
          for (const file of [name, ...(found.viteMetadata?.importedCss ?? [])]) files.add(file);
          for (const imported of found.imports) add(imported);
        };
        for (const each of Object.values(bundle))
          if (each.type === 'chunk' && shellRoots.some((root) => each.facadeModuleId?.endsWith(root) === true))
            add(each.fileName);
        const worker = bundle[workerFile];
        if (worker?.type !== 'chunk' || files.size < shellRoots.length) throw new Error('no shell of the pages');
        const paths = [...files].toSorted().map((file) => `/${file}`);
        const version = createHash('sha256').update(JSON.stringify(paths)).digest('hex').slice(0, 16);
        worker.code = `const shell=${JSON.stringify({ version, files: paths })};${worker.code}`;
      },
    },
  };
}

export default defineConfig({
  plugins: [react(), shellWorker(), compressed(join(import.meta.dirname, 'dist/app'))],
  // The other layers are taken from their sources, so that the pages need no build before theirs.
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  build: { outDir: 'dist/app', emptyOutDir: true, target: 'es2022', sourcemap: true },
  server: { proxy: { '/api': 'http://localhost:8090' } },
});
