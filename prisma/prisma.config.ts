import { fileURLToPath } from 'node:url';
import { defineConfig } from 'prisma/config';

// Prisma's CLI downloads a native engine before it does anything; the stand-in beside this file runs the same engine
// from npm instead. Windows cannot start a script as a binary. PRISMA_NATIVE_ENGINE=1 goes back to the download.
if (process.platform !== 'win32' && !process.env['PRISMA_NATIVE_ENGINE']) {
  process.env['PRISMA_SCHEMA_ENGINE_BINARY'] ??= fileURLToPath(new URL('./schema-engine.mjs', import.meta.url));
}

export default defineConfig({
  schema: fileURLToPath(new URL('./schema.prisma', import.meta.url)),
  migrations: { path: fileURLToPath(new URL('./migrations', import.meta.url)) },
  // Only `migrate dev` and its like connect; `generate` needs an address that parses.
  datasource: { url: process.env['DATABASE_URL'] ?? 'postgresql://epoch@127.0.0.1:1/epoch' },
});
