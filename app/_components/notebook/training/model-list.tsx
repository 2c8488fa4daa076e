'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import { formatBytes } from '#lib/client/training/find-room.ts';
import { readModelFiles, toModelZip } from '#lib/client/training/model-files.ts';
import { isModelName } from '#lib/client/training/parse-ask.ts';
import { saveFile } from '#lib/client/take-along/save-file.ts';
import type { KeptModel } from '#lib/client/training/training-store.ts';
import type { TrainingDesk } from '#lib/client/training/training-desk.ts';
import { KEEP_LIMITS } from '#lib/client/training/training-limits.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { LocalTime } from '../../ui/local-time.tsx';
import styles from './training.module.css';

/** Models that cells of this course saved, and a way in for a file. */
export function ModelList({ desk }: { readonly desk: TrainingDesk }) {
  const [models, setModels] = useState<readonly KeptModel[]>([]);
  const [message, setMessage] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const read = useCallback((): void => void desk.store.listModels().then(setModels, () => undefined), [desk]); // a browser without IndexedDB has none
  useEffect(read, [read]);

  const open = async (files: readonly File[]): Promise<void> => {
    const given = await Promise.all(files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })));
    const model = readModelFiles(given);
    if (!model.ok) return setMessage(model.error);
    const name = toName(files);
    const info = JSON.stringify({ dateSaved: new Date(), modelTopologyType: 'JSON', weightDataBytes: model.value.weights.byteLength });
    const saved = await desk.saveModel(name, model.value, info);
    setMessage(saved.ok ? `Opened as ${name}. Load it with tf.loadLayersModel('indexeddb://${name}').` : saved.error);
    read();
  };
  const download = async ({ place }: KeptModel): Promise<void> => {
    const model = await desk.store.readModel(place);
    if (!model) return;
    const file = toModelZip(model);
    if (!file.ok) return setMessage(file.error);
    saveFile(`${place.name.replaceAll('/', '-')}.zip`, file.value, 'application/zip');
  };

  return (
    <section className={styles.models} aria-labelledby="kept-models">
      <h3 id="kept-models">Models of this course</h3>
      {models.length === 0 && (
        <p className={styles.quiet}>
          None is saved. A cell saves one with <code>await model.save('indexeddb://name')</code>; here it can be downloaded then.
        </p>
      )}
      <ul className={styles.runs} aria-label="Models">
        {models.map((model) => (
          <li key={`${model.place.scheme} ${model.place.name}`} className={styles.run}>
            <Icon name="lock" size={14} />
            <p>
              <code>
                {model.place.scheme}://{model.place.name}
              </code>{' '}
              <span className={styles.quiet}>
                {formatBytes(model.bytes)}, <LocalTime at={new Date(model.savedAt).toISOString()} />
              </span>
            </p>
            <div className={styles.tools}>
              <Button variant="plain" size="sm" aria-label={`Download ${model.place.name}`} onClick={() => void download(model)}>
                Download
              </Button>
              <Button variant="plain" size="sm" aria-label={`Remove ${model.place.name}`} onClick={() => void desk.store.removeModel(model.place).then(read)}>
                Remove
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <input ref={input} type="file" hidden multiple accept=".zip,.json,.bin" aria-label="Files of a model" onChange={(event) => void open([...(event.target.files ?? [])])} />
      <Button size="sm" onClick={() => input.current?.click()}>
        Open a model
      </Button>
      <p role="status">{message}</p>
    </section>
  );
}

/** A model's name from its file's: `My net (1).zip` becomes `My net 1`. */
function toName(files: readonly File[]): string {
  const file = files.find(({ name }) => /\.(zip|json)$/i.test(name)) ?? files[0];
  const name = (file?.name ?? '').replace(/\.\w+$/, '').replace(/[^\w .-]/g, '').slice(0, KEEP_LIMITS.nameCharacters);
  return isModelName(name) ? name : 'opened-model';
}
