/** `npm run admin -- create | grant | revoke | list | reset-password | revoke-sessions`: accounts, for who runs the site. */
import { openDatabase } from '#lib/server/db/client.ts';
import { env } from '#lib/server/env/env.ts';
import { askPassword } from './ask-password.ts';
import { live, type Life } from './life.ts';
import { main } from './main.ts';
import { parseAdminArgs } from './parse-admin-args.ts';
import { reachDatabase } from './reach-database.ts';
import { runAdmin } from './run-admin.ts';

await main(() => live(admin));

async function admin(life: Life): Promise<number> {
  const wish = parseAdminArgs(process.argv.slice(2));
  const password = wish.kind === 'create' || wish.kind === 'reset-password' ? await askPassword(life.signal) : '';
  const db = openDatabase(await reachDatabase(env(), life), 2);
  life.atEnd(() => db.$disconnect());
  console.log(await runAdmin(db, wish, password));
  return 0;
}
