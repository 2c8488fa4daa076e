/**
 * Puts the invisible element of a sandbox frame into the page. It may load while the code that will talk to it is still fetched.
 * Uses nothing but the browser: its text is also sent as an inline script (early-run.ts).
 */
export function addFrameElement(): HTMLIFrameElement {
  const element = document.createElement('iframe');
  // Never `allow-same-origin`: together with `allow-scripts` it would give learner code this site's cookies.
  // A frame with this attribute is never looked for among what a service worker keeps. On a page that comes from there, the kept
  // answer's own policy says `sandbox`, and the frame refuses to start where it does not hold.
  if (document.documentElement.dataset['kept'] === undefined) element.setAttribute('sandbox', 'allow-scripts');
  // the start of its hash: kept copies belong to the page they were made for
  element.src = '/kernel/frame.html?v=77db4d80';
  element.title = 'Kernel';
  element.hidden = true;
  element.tabIndex = -1;
  element.setAttribute('aria-hidden', 'true');
  document.body.append(element);
  return element;
}
