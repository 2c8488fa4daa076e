'use client';
import { Component, type ReactNode } from 'react';
import { sayWhyNotDrawn } from '#lib/client/notebook/why-not-drawn.ts';
import styles from './outputs.module.css';

interface OutputBoundaryProps {
  /** what is drawn: another one, or an update, is tried anew */
  readonly of: unknown;
  readonly children: ReactNode;
}

interface OutputBoundaryState {
  /** null: nothing was thrown */
  readonly problem: string | null;
  readonly of: unknown;
}

/** Around each output: cells may post what cannot be drawn, and a lesson must not end with it. React catches only by classes. */
export class OutputBoundary extends Component<OutputBoundaryProps, OutputBoundaryState> {
  override state: OutputBoundaryState = { problem: null, of: this.props.of };

  static getDerivedStateFromError(error: unknown): Partial<OutputBoundaryState> {
    return { problem: sayWhyNotDrawn(error) };
  }

  static getDerivedStateFromProps({ of }: OutputBoundaryProps, before: OutputBoundaryState): OutputBoundaryState | null {
    return of === before.of ? null : { problem: null, of };
  }

  override render(): ReactNode {
    const { problem } = this.state;
    return problem === null ? this.props.children : <p className={styles.notice}>This output could not be drawn. {problem}</p>;
  }
}
