'use client';
import { useId, useRef, useState, type DragEvent } from 'react';
import { CONTROL_LIMITS, isPicture, type FileKind, type RawValue } from '#lib/notebook/controls/spec.ts';
import { describeRaw } from '#lib/notebook/controls/describe-control.ts';
import { Button } from '../ui/button.tsx';
import type { FieldProps } from './choice-fields.tsx';
import styles from './controls.module.css';
import { PictureCanvas } from './picture-canvas.tsx';
import { readImageFile } from './read-picture.ts';

const KINDS: Readonly<Record<FileKind, { readonly words: string; readonly accept: string }>> = {
  image: { words: 'an image', accept: 'image/*' },
  csv: { words: 'a CSV file', accept: '.csv,.tsv,text/csv' },
  text: { words: 'a text file', accept: 'text/*,.txt,.md' },
  json: { words: 'a JSON file', accept: '.json,application/json' },
};

/** A file is chosen or dropped, read here, and goes no farther than the kernel of this page. */
export function FileField({ spec, value, onSet }: FieldProps<'file', RawValue>) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [name, setName] = useState('');
  const [problem, setProblem] = useState('');
  const [over, setOver] = useState(false);
  const { words, accept } = KINDS[spec.as];

  const read = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    setProblem('');
    if (file.size > CONTROL_LIMITS.fileBytes) return setProblem(`“${file.name}” has ${(file.size / 1e6).toFixed(1)} MB. Choose a file of at most ${CONTROL_LIMITS.fileBytes / 1e6} MB.`);
    try {
      const raw = spec.as === 'image' ? await readImageFile(file, spec.size) : await file.text();
      setName(file.name);
      onSet(raw);
    } catch {
      setProblem(`“${file.name}” could not be read as ${words}. Choose another file.`);
    }
  };
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    void read(event.dataTransfer.files[0]);
  };
  const clear = (): void => {
    if (input.current) input.current.value = '';
    setName('');
    setProblem('');
    onSet(null);
  };
  return (
    // Dropping is a second way beside the field inside.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      className={styles.drop}
      role="group"
      aria-labelledby={`${id}-label`}
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <label id={`${id}-label`} htmlFor={id} className={styles.label}>
        {spec.label}
      </label>
      <input ref={input} id={id} type="file" className={styles.file} accept={accept} aria-describedby={`${id}-private`} onChange={({ currentTarget }) => void read(currentTarget.files?.[0])} />
      {value !== null && (
        <p className={styles.loaded}>
          {name === '' ? '' : `${name}: `}
          {describeRaw(spec, value)}{' '}
          <Button variant="plain" size="sm" onClick={clear} aria-label={`Take the file out of ${spec.label}`}>
            Take out
          </Button>
        </p>
      )}
      {isPicture(value) && <PictureCanvas picture={value} label={`${name === '' ? 'The picture' : name}, ${value.width} × ${value.height} pixels`} />}
      {problem !== '' && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      <p id={`${id}-private`} className={styles.note}>
        Choose or drop {words} of at most {CONTROL_LIMITS.fileBytes / 1e6} MB. It is read in this browser and not uploaded.
      </p>
    </div>
  );
}
