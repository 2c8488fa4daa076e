/** The bundle `offline.js`: runs when it is loaded. */
import { startOffline } from './start-offline.ts';

// private windows and certificates that nobody trusts refuse a service worker
startOffline().catch(() => undefined);
