'use client';
/** A moment in the reader's own time zone and language; before scripts run, in UTC. */
import { useSyncExternalStore } from 'react';

const STYLE: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' };
const neverChanges = () => () => undefined;

export function LocalTime({ at }: { /** ISO 8601 */ readonly at: string }) {
  const text = useSyncExternalStore(
    neverChanges,
    () => new Intl.DateTimeFormat(undefined, STYLE).format(new Date(at)),
    () => `${new Intl.DateTimeFormat('en-GB', { ...STYLE, timeZone: 'UTC' }).format(new Date(at))} UTC`,
  );
  return <time dateTime={at}>{text}</time>;
}
