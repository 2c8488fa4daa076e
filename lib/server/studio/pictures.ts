/** Pictures of studio courses: taken in once, served by their hash for good. */
import { picturePath } from '#lib/course/paths.ts';

/** Where browsers get the picture whose bytes have that sha256. */
export const toPictureSrc = (path: string, hash: string): string => picturePath(hash.slice(0, 32), path.endsWith('.png') ? 'png' : 'webp');
