/** The inline script that shows a page's notice while the browser has no connection. Inline, because without one nothing can be fetched. */
export const connectionNoticeScript = (): string => `(${followConnection.toString()})()`;

/** Uses nothing but the browser: its text is all that it gets. */
function followConnection(): void {
  const show = (): void => {
    const notice = document.querySelector<HTMLElement>('[data-offline-notice]');
    if (notice) notice.hidden = navigator.onLine;
  };
  addEventListener('online', show);
  addEventListener('offline', show);
  show();
}
