/** Marks of results on a 16 px grid. Each shape is its own, so that colour is never the only difference. Always beside a word. */
const SIGNS = {
  passed: 'M2 8a6 6 0 1 0 12 0A6 6 0 1 0 2 8M5.2 8.3l2 2 3.6-4.2',
  half: 'M2 8a6 6 0 1 0 12 0A6 6 0 1 0 2 8M8 2v12M8 5h3.6M8 8h5.6M8 11h3.6',
  cross: 'M2 8a6 6 0 1 0 12 0A6 6 0 1 0 2 8M5.8 5.8l4.4 4.4M10.2 5.8l-4.4 4.4',
  error: 'M5 2.5c-1.6 0-2 .8-2 2v1.6c0 1-.4 1.6-1.4 1.9 1 .3 1.4.9 1.4 1.9v1.6c0 1.2.4 2 2 2M11 2.5c1.6 0 2 .8 2 2v1.6c0 1 .4 1.6 1.4 1.9-1 .3-1.4.9-1.4 1.9v1.6c0 1.2-.4 2-2 2M8 5v3.6M8 10.9v.1',
  clock: 'M2 8a6 6 0 1 0 12 0A6 6 0 1 0 2 8M8 4.8V8l2.2 1.5',
  memory: 'M8 2l6 3-6 3-6-3zM2 8l6 3 6-3M2 11l6 3 6-3',
  output: 'M2.5 3.5h11M2.5 6.5h11M2.5 9.5h5M10.5 8.5v5M8.3 11.4l2.2 2.2 2.2-2.2',
  skipped: 'M2 8a6 6 0 1 0 12 0A6 6 0 1 0 2 8M5.5 8h5',
  broken: 'M9 2H3.5v12H7l1.2-2.2-1.6-1.6 1.8-2.4L6.8 6zM9.6 14h2.9V5.2L11 3.6',
  ours: 'M10.9 2.3a3.6 3.6 0 0 0-3.5 4.8L2.6 11.9a1.06 1.06 0 0 0 1.5 1.5l4.8-4.8a3.6 3.6 0 0 0 4.8-4.5l-2 2-1.9-.3-.3-1.9 2-2a3.6 3.6 0 0 0-.6.4z',
  waiting: 'M2 8a6 6 0 1 0 12 0A6 6 0 1 0 2 8',
  running: 'M8 2a6 6 0 1 1-6 6',
} as const;

export type SignName = keyof typeof SIGNS;

export function Sign({ name, size = 16, className }: { readonly name: SignName; readonly size?: number; readonly className?: string }) {
  return (
    <svg className={className} width={size} height={size} viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.4" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true" focusable="false">
      <path d={SIGNS[name]} />
    </svg>
  );
}
