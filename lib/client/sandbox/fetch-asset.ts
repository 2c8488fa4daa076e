const fetched = new Map<string, Promise<Blob>>();

/**
 * Fetches a built file once per page. The page does it because the sandbox cannot: it has no network, and an opaque
 * origin would never find the file in the HTTP cache.
 */
export function fetchAsset(assetBase: string, name: string): Promise<Blob> {
  const url = `${assetBase}/${name}`;
  const known = fetched.get(url);
  if (known) return known;
  const blob = fetchBlob(url);
  fetched.set(url, blob);
  // A failure is not kept: the next try may find the network back.
  blob.catch(() => fetched.delete(url));
  return blob;
}

async function fetchBlob(url: string): Promise<Blob> {
  const response = await fetch(url).catch(() => null);
  if (!response) throw new Error(`Could not fetch ${url}: the network did not answer. Try again.`);
  if (!response.ok) throw new Error(`Expected the file ${url}, got status ${response.status}. Reload the page: a newer version may have been installed.`);
  return response.blob();
}
