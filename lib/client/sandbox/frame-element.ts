/**
 * Puts the invisible element of a sandbox frame into the page. It may load while the code that will talk to it is still fetched.
 * Uses nothing but the browser: its text is also sent as an inline script (early-run.ts).
 */
export function addFrameElement(): HTMLIFrameElement {
  const element = document.createElement('iframe');
  // Never `allow-same-origin`: together with `allow-scripts` it would give learner code this site's cookies.
  element.setAttribute('sandbox', 'allow-scripts');
  element.src = '/kernel/frame.html';
  element.title = 'Kernel';
  element.hidden = true;
  element.tabIndex = -1;
  element.setAttribute('aria-hidden', 'true');
  document.body.append(element);
  return element;
}
