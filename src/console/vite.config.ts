import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Lays .br and .gz beside each asset: compressed once, as small as can be, instead of at every request. */
function precompress(): Plugin {
  let outDir = '';
  return {
    name: 'precompress',
    apply: 'build',
    configResolved: (config) => {
      outDir = resolve(config.root, config.build.outDir);
    },
    closeBundle: () => {
      const folder = join(outDir, 'assets');
      for (const name of readdirSync(folder)) {
        if (!/\.(js|css|svg)$/.test(name)) continue;
        const bytes = readFileSync(join(folder, name));
        writeFileSync(join(folder, `${name}.gz`), gzipSync(bytes, { level: 9 }));
        const quality = { [constants.BROTLI_PARAM_QUALITY]: 9 };
        writeFileSync(join(folder, `${name}.br`), brotliCompressSync(bytes, { params: quality }));
      }
    },
  };
}

/** While developing, the console's addresses show its own document, as the server does (src/http/page.ts). */
function consoleInDev(): Plugin {
  return {
    name: 'console-in-dev',
    configureServer: ({ middlewares }) => {
      middlewares.use((request, _response, next) => {
        if (/^\/console(\/|\?|$)/.test(request.url ?? '')) request.url = '/staff/index.html';
        next();
      });
    },
  };
}

export default defineConfig({
  root: here('.'),
  // Replaced in each response by the server (src/http/page.ts).
  html: { cspNonce: '__CSP_NONCE__' },
  plugins: [react(), precompress(), consoleInDev()],
  build: {
    outDir: here('../../dist/console'),
    emptyOutDir: true,
    rollupOptions: { input: [here('./index.html'), here('./staff/index.html')] },
    target: 'es2022',
    // Inlined files would be data: URLs, which the content policy refuses for scripts and fonts.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
  },
  server: { proxy: { '/api': 'http://localhost:3000' } },
});
