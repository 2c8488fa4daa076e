'use client';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { DEV_REFRESH_PATH } from '#lib/course/dev-refresh-path.ts';

/** In development: draws the page anew when its content was published. Edits, outputs of other lessons and the place stay. */
export function DevRefresh() {
  const router = useRouter();
  useEffect(() => {
    const events = new EventSource(DEV_REFRESH_PATH);
    events.onmessage = () => router.refresh();
    return () => events.close();
  }, [router]);
  return null;
}
