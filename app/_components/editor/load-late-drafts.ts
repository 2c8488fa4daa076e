/** The one door to what drafts need only once there are some: history, exchange with the server, the choice between versions. */
import { onDraftNews } from '#lib/client/drafts/open-draft.ts';

export const loadLateDrafts = () => import('./late-drafts.tsx');

// Without a connection the drafts are kept here all the same; the next of them asks again.
onDraftNews(() => void loadLateDrafts().then(({ tellDraftNews }) => tellDraftNews(), () => undefined));
