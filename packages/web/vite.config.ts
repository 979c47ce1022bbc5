import react from '@vitejs/plugin-react';
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

export default defineConfig({
  plugins: [react(), compressed(join(import.meta.dirname, 'dist/app'))],
  // The other layers are taken from their sources, so that the pages need no build before theirs.
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  build: { outDir: 'dist/app', emptyOutDir: true, target: 'es2022', sourcemap: true },
  server: { proxy: { '/api': 'http://localhost:8090' } },
});
