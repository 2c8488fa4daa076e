'use client';
import { useCallback, useEffect, useId, useRef, useState } from 'react';
import { isPicture, type RawValue } from '#lib/notebook/controls/spec.ts';
import { Button } from '../ui/button.tsx';
import type { FieldProps } from './choice-fields.tsx';
import styles from './controls.module.css';
import { explainCamera } from './explain-camera.ts';
import { PictureCanvas } from './picture-canvas.tsx';
import { cutSquare, drawSample, readSquareFile } from './read-picture.ts';

interface WebcamFieldProps extends FieldProps<'webcam', RawValue> {
  readonly lost: boolean;
}

/** The camera is on only between two presses, and only while it is seen. */
export function WebcamField({ spec, value, lost, onSet }: WebcamFieldProps) {
  const id = useId();
  const { video, phase, problem, turnOn, turnOff, say } = useCamera(lost);
  const take = (): void => {
    const { current } = video;
    if (current) onSet(cutSquare(current, { width: current.videoWidth, height: current.videoHeight }, spec.size));
  };
  const readFile = (file: File | undefined): void => {
    if (file) readSquareFile(file, spec.size).then(onSet, () => say(`“${file.name}” could not be read as a picture. Choose a PNG, JPEG or WebP file.`));
  };
  return (
    <div className={styles.stage} role="group" aria-labelledby={`${id}-label`} aria-describedby={`${id}-private`}>
      <span id={`${id}-label`} className={styles.label}>
        {spec.label}
      </span>
      <div className={styles.pictures}>
        <video ref={video} className={styles.video} hidden={phase !== 'on'} muted playsInline autoPlay aria-label="What the camera sees" />
        {isPicture(value) && <PictureCanvas picture={value} label={`The picture that was taken, ${value.width} × ${value.height} pixels`} />}
      </div>
      <div className={styles.buttons}>
        {phase === 'on' ? (
          <>
            <Button variant="primary" size="sm" onClick={take}>
              Take a picture
            </Button>
            <Button size="sm" onClick={turnOff}>
              Turn the camera off
            </Button>
          </>
        ) : (
          <Button size="sm" disabled={phase === 'asking' || lost} onClick={turnOn}>
            {phase === 'asking' ? 'Asking for the camera …' : 'Turn the camera on'}
          </Button>
        )}
        <label className={styles.fileButton}>
          <input type="file" accept="image/*" onChange={({ currentTarget }) => readFile(currentTarget.files?.[0])} />
          Use a picture file
        </label>
        <Button variant="plain" size="sm" disabled={lost} onClick={() => onSet(drawSample(spec.size))}>
          Use a sample
        </Button>
      </div>
      {problem !== '' && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      <p id={`${id}-private`} className={styles.note}>
        The camera is asked for only when you turn it on. What it sees stays in this browser and is not sent anywhere.
      </p>
    </div>
  );
}

type Phase = 'off' | 'asking' | 'on';

/** A camera that goes off when it is no longer drawn, the page is hidden or left, or its kernel is gone. */
function useCamera(lost: boolean) {
  const video = useRef<HTMLVideoElement>(null);
  const stream = useRef<MediaStream | null>(null);
  /** grows with each turning on and off: a permission may come after it was given up */
  const turn = useRef(0);
  const [phase, setPhase] = useState<Phase>('off');
  const [problem, say] = useState('');

  const end = useCallback((): void => {
    turn.current += 1;
    stream.current?.getTracks().forEach((track) => track.stop());
    stream.current = null;
  }, []);
  const turnOff = useCallback((): void => {
    end();
    setPhase('off');
  }, [end]);
  const turnOn = async (): Promise<void> => {
    end();
    const mine = turn.current;
    setPhase('asking');
    say('');
    try {
      // absent where a page did not come by https
      const devices: MediaDevices | undefined = navigator.mediaDevices;
      if (!devices) throw new DOMException('', 'InsecureError');
      const given = await devices.getUserMedia({ video: { facingMode: 'user' }, audio: false });
      if (mine !== turn.current) return given.getTracks().forEach((track) => track.stop());
      stream.current = given;
      // allowed when the learner had gone to another tab
      if (!video.current || document.visibilityState === 'hidden') return turnOff();
      video.current.srcObject = given;
      await video.current.play();
      if (mine === turn.current) setPhase('on');
    } catch (error) {
      if (mine !== turn.current) return;
      turnOff();
      say(explainCamera(error));
    }
  };

  useEffect(() => {
    const onHidden = (): void => {
      if (document.visibilityState === 'hidden' && stream.current) turnOff();
    };
    document.addEventListener('visibilitychange', onHidden);
    window.addEventListener('pagehide', end);
    return () => {
      document.removeEventListener('visibilitychange', onHidden);
      window.removeEventListener('pagehide', end);
      end();
    };
  }, [end, turnOff]);
  // without a kernel there is nobody to take pictures for
  useEffect(() => (lost ? end() : undefined), [lost, end]);

  return { video, phase: lost ? ('off' as const) : phase, problem, turnOn: () => void turnOn(), turnOff, say };
}
