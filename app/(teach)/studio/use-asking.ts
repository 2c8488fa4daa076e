'use client';
import { useRouter } from 'next/navigation';
import { useCallback, useState } from 'react';
import type { Asked } from './ask-server.ts';

/** One request at a time; the page is read anew after it, or says why it was refused. */
export function useAsking(): { readonly isBusy: boolean; readonly message: string | null; readonly ask: (request: () => Promise<Asked>, onDone?: () => void) => Promise<void> } {
  const router = useRouter();
  const [isBusy, setBusy] = useState(false);
  const [message, setMessage] = useState<string | null>(null);
  const ask = useCallback(
    async (request: () => Promise<Asked>, onDone?: () => void): Promise<void> => {
      setBusy(true);
      const asked = await request();
      setBusy(false);
      setMessage(asked.isDone ? null : asked.message);
      if (!asked.isDone) return;
      onDone?.();
      router.refresh();
    },
    [router],
  );
  return { isBusy, message, ask };
}
