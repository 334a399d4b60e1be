// Runs with `npm install` and `npm ci`, under whatever Node there is: builds the resident's page when its tools are
// here. An install without development packages (--omit=dev) has none and goes on without; the server then says
// how to build the page.
import { fileURLToPath } from 'node:url';

const vite = await import('vite').catch((error) => {
  if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
});
if (vite) {
  await vite.build({
    configFile: fileURLToPath(new URL('./vite.config.ts', import.meta.url)),
    logLevel: 'warn',
  });
} else {
  console.log('falin: page not built (development packages are not installed); "npm run build" builds it');
}
